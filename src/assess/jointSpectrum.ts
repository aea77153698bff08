/**
 * In which bins of the copper region the same events lie in the three rows of the table. Events that share all three
 * bins are exchangeable, so their number is all that a paired resampling needs.
 */
import { energyAt } from '../calibrate/energyCalibration';
import { filledReader, type Spectra } from '../dataset/histograms';
import { channelsWithin, type CalibrationTable } from './calibrationTable';
import { ditherKey } from './dither';
import { COPPER_REGION } from './energyBins';
import { visitPieces } from './pieces';
import type { SpectrumName } from './results';

const { firstEdgeEv, binWidthEv, bins } = COPPER_REGION;
/** The bin of events that lie outside the region. */
const OUTSIDE = bins;
const SIDE = bins + 1;

/** Events by bin: shape (standard, reference, optimized), each of 150 bins and one for `outside`, row major. */
export type JointSpectrum = Uint32Array;

/** Cells that hold events: the bin in each row (150 where outside) and how many events. */
export interface JointEntries {
  readonly standard: Uint8Array;
  readonly reference: Uint8Array;
  readonly optimized: Uint8Array;
  readonly events: Uint32Array;
}

/** No events yet. */
export function emptyJoint(): JointSpectrum {
  return new Uint32Array(SIDE ** 3);
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
  const batches = histograms.batches.length;
  const filledOf = filledReader(histograms);
  tables.optimized.forEach((optimized, index) => {
    const standard = tables.standard[index] ?? null;
    const reference = tables.reference[index] ?? null;
    if (standard === null || reference === null || optimized === null) return;
    const rows = [standard, reference, optimized];
    const range = unionRange(rows, histograms.channelCount);
    if (range === null) return;
    const spectrum = filledOf(Math.floor(index / batches), index % batches);
    visitPieces(spectrum, ditherKey(seed, part, index), range, rows, COPPER_REGION, (adc, events) => {
      const cell = (binAt(standard, adc) * SIDE + binAt(reference, adc)) * SIDE + binAt(optimized, adc);
      joint[cell] = (joint[cell] ?? 0) + events;
    });
  });
}

/** The cells with events, those outside in all rows left out. */
export function jointEntries(joint: JointSpectrum): JointEntries {
  const cells: number[] = [];
  const nowhere = joint.length - 1;
  for (let cell = 0; cell < nowhere; cell++) if ((joint[cell] ?? 0) > 0) cells.push(cell);
  return {
    standard: Uint8Array.from(cells, (cell) => Math.floor(cell / (SIDE * SIDE))),
    reference: Uint8Array.from(cells, (cell) => Math.floor(cell / SIDE) % SIDE),
    optimized: Uint8Array.from(cells, (cell) => cell % SIDE),
    events: Uint32Array.from(cells, (cell) => joint[cell] ?? 0),
  };
}

function binAt(p: readonly [number, number, number], adc: number): number {
  const bin = Math.floor((energyAt(p, adc) - firstEdgeEv) / binWidthEv);
  return bin >= 0 && bin < bins ? bin : OUTSIDE;
}

function unionRange(
  constants: readonly (readonly [number, number, number])[],
  channelCount: number,
): readonly [number, number] | null {
  const ranges = constants.flatMap((p) => {
    const range = channelsWithin(p, channelCount, firstEdgeEv, firstEdgeEv + bins * binWidthEv);
    return range === null ? [] : [range];
  });
  if (ranges.length === 0) return null;
  return [Math.min(...ranges.map(([first]) => first)), Math.max(...ranges.map(([, last]) => last))];
}
