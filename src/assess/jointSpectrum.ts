/**
 * In which bins of the region of interest the same events lie in the three rows of the table. Events that share all three
 * bins are exchangeable, so their number is all that a paired resampling needs.
 */
import { energyAt } from '../calibrate/energyCalibration';
import { filledReader, type Spectra } from '../dataset/histograms';
import { channelsWithin, type CalibrationTable } from './calibrationTable';
import { ditherKey } from './dither';
import { visitPieces, type EnergyBins } from './pieces';
import type { SpectrumName } from './results';

/**
 * Events by cell. A cell is a bin in each of standard, reference and optimized, numbered row major; every axis has the bins
 * of the region and one more for what lies outside. Only cells with events are there: regions may have thousands of bins.
 */
export interface JointSpectrum {
  readonly region: EnergyBins;
  readonly events: Map<number, number>;
}

/** Cells that hold events, ascending: the bin in each row (the number of bins where outside) and how many events. */
export interface JointEntries {
  readonly standard: Uint16Array;
  readonly reference: Uint16Array;
  readonly optimized: Uint16Array;
  readonly events: Uint32Array;
}

/** No events yet. */
export function emptyJoint(region: EnergyBins): JointSpectrum {
  return { region, events: new Map() };
}

/** Adds `events` to the cell of these bins, each 0 to the number of bins (outside). */
export function addToCell(
  { region, events: cells }: JointSpectrum,
  [standard, reference, optimized]: readonly [number, number, number],
  events: number,
): void {
  const side = region.bins + 1;
  const cell = (standard * side + reference) * side + optimized;
  cells.set(cell, (cells.get(cell) ?? 0) + events);
}

/**
 * Adds the events of `histograms` that lie in the region in any row, with the dither that `addSummed` gives them for
 * the same `seed` and `part`. The tables hold the same spectra (`commonSpectra`).
 */
export function addJoint(
  joint: JointSpectrum,
  histograms: Spectra,
  tables: Readonly<Record<SpectrumName, CalibrationTable>>,
  seed: number,
  part: number,
): void {
  const { region } = joint;
  const batches = histograms.batches.length;
  const filledOf = filledReader(histograms);
  tables.optimized.forEach((optimized, index) => {
    const standard = tables.standard[index] ?? null;
    const reference = tables.reference[index] ?? null;
    if (standard === null || reference === null || optimized === null) return;
    const rows = [standard, reference, optimized];
    const range = unionRange(rows, histograms.channelCount, region);
    if (range === null) return;
    const spectrum = filledOf(Math.floor(index / batches), index % batches);
    visitPieces(spectrum, ditherKey(seed, part, index), range, rows, region, (adc, events) => {
      const bins = [
        binAt(standard, adc, region),
        binAt(reference, adc, region),
        binAt(optimized, adc, region),
      ] as const;
      addToCell(joint, bins, events);
    });
  });
}

/** The cells with events, those outside in all rows left out. */
export function jointEntries({ region, events }: JointSpectrum): JointEntries {
  const side = region.bins + 1;
  const nowhere = side ** 3 - 1;
  const cells = Float64Array.from(events.keys())
    .filter((cell) => cell !== nowhere)
    .sort();
  return {
    standard: Uint16Array.from(cells, (cell) => Math.floor(cell / (side * side))),
    reference: Uint16Array.from(cells, (cell) => Math.floor(cell / side) % side),
    optimized: Uint16Array.from(cells, (cell) => cell % side),
    events: Uint32Array.from(cells, (cell) => events.get(cell) ?? 0),
  };
}

function binAt(
  p: readonly [number, number, number],
  adc: number,
  { firstEdgeEv, binWidthEv, bins }: EnergyBins,
): number {
  const bin = Math.floor((energyAt(p, adc) - firstEdgeEv) / binWidthEv);
  return bin >= 0 && bin < bins ? bin : bins;
}

function unionRange(
  constants: readonly (readonly [number, number, number])[],
  channelCount: number,
  { firstEdgeEv, binWidthEv, bins }: EnergyBins,
): readonly [number, number] | null {
  const ranges = constants.flatMap((p) => {
    const range = channelsWithin(p, channelCount, firstEdgeEv, firstEdgeEv + bins * binWidthEv);
    return range === null ? [] : [range];
  });
  if (ranges.length === 0) return null;
  return [Math.min(...ranges.map(([first]) => first)), Math.max(...ranges.map(([, last]) => last))];
}
