import { energyAt, type LocatedCalibration } from '../calibrate/energyCalibration';
import { filledReader, type Spectra } from '../dataset/histograms';
import { calibrationTable, channelsWithin, type CalibrationTable } from './calibrationTable';
import { ditherKey } from './dither';
import { COPPER_REGION, SPECTRUM_BINS } from './energyBins';
import { visitPieces, type EnergyBins } from './pieces';
import type { SpectrumName, SummedSpectrum } from './results';

const { firstEdgeEv, binWidthEv } = SPECTRUM_BINS;

/** Which of the run's events a spectrum holds: all of them in sample, or those of one fold. Only names the dither. */
export const IN_SAMPLE = 0;

/**
 * Adds the events of `histograms` to `counts` (bins as those of `SPECTRUM_BINS`, as many as it has), each at the energy of its dithered channel
 * (METHOD.md section 3). Spectra without constants are left out. `part` is `IN_SAMPLE`, or 1 + the number of the fold:
 * every part has its own dither, which does not depend on the constants. With a range of energies, bins outside it are not
 * complete.
 */
export function addSummed(
  counts: Float64Array,
  histograms: Spectra,
  table: CalibrationTable,
  seed: number,
  part: number,
  [lowEv, highEv]: readonly [number, number] = [firstEdgeEv, firstEdgeEv + counts.length * binWidthEv],
): void {
  const bins = counts.length;
  const batches = histograms.batches.length;
  const filledOf = filledReader(histograms);
  table.forEach((p, index) => {
    if (p === null) return;
    const range = channelsWithin(p, histograms.channelCount, lowEv, highEv);
    if (range === null) return;
    const spectrum = filledOf(Math.floor(index / batches), index % batches);
    visitPieces(
      spectrum,
      ditherKey(seed, part, index),
      range,
      [p],
      { firstEdgeEv, binWidthEv, bins },
      (adc, events) => {
        const bin = Math.floor((energyAt(p, adc) - firstEdgeEv) / binWidthEv);
        if (bin >= 0 && bin < bins) counts[bin] = (counts[bin] ?? 0) + events;
      },
    );
  });
}

/** An empty summed spectrum, of 2000 to 10000 eV unless it is to have another number of bins. */
export function emptySpectrum(
  spectrum: SpectrumName,
  crossValidated: boolean,
  bins: number = SPECTRUM_BINS.bins,
): SummedSpectrum {
  return { spectrum, crossValidated, firstEdgeEv, binWidthEv, counts: new Float64Array(bins) };
}

/** All events of the run that `calibrations` cover, in sample: the spectrum to show while an optimisation runs. */
export function sumInSample(
  histograms: Spectra,
  calibrations: readonly LocatedCalibration[],
  spectrum: SpectrumName,
  seed: number,
  bins?: number,
): SummedSpectrum {
  const summed = emptySpectrum(spectrum, false, bins);
  addSummed(summed.counts, histograms, calibrationTable(histograms, calibrations), seed, IN_SAMPLE);
  return summed;
}

/** The bins of a summed spectrum that make up `COPPER_REGION`: a view. */
export function copperBins(counts: Float64Array): Float64Array {
  return regionCounts(counts, COPPER_REGION);
}

/** The bins of a summed spectrum that make up a region of whole bins: a view. */
export function regionCounts(counts: Float64Array, region: EnergyBins): Float64Array {
  const start = Math.round((region.firstEdgeEv - firstEdgeEv) / binWidthEv);
  return counts.subarray(start, start + region.bins);
}
