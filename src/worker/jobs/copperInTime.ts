import type { ContinuousCalibration, SummedSpectrum } from '../../assess/results';
import { sumInSample } from '../../assess/summedSpectrum';
import type { CalibrationChain } from '../../calibrate/chain';
import { alignedBatches, movedInSlices, referenceInSlices } from '../../calibrate/continuous';
import type { LocatedCalibration } from '../../calibrate/energyCalibration';
import type { SlicedRun } from '../../dataset/batchesOfSlices';
import type { Histograms } from '../../dataset/histograms';

/** What the optimiser sees of copper: free of how the scale moves within a batch, where that is known. */
export function copperView(
  histograms: Histograms,
  { references }: Pick<CalibrationChain, 'references'>,
  sliced: SlicedRun | null,
  seed: number,
): Histograms {
  return sliced === null ? histograms : alignedBatches(histograms, references, sliced, seed);
}

/** Reference and optimised constants of every slice. */
export function continuousOf(
  { references }: Pick<CalibrationChain, 'references'>,
  optimized: readonly LocatedCalibration[],
  sliced: SlicedRun,
): ContinuousCalibration {
  return {
    slices: sliced.slices.batches.map(({ start, stop }) => ({ start, stop })),
    batchOfSlice: sliced.batchOfSlice,
    reference: referenceInSlices(references, sliced),
    optimized: movedInSlices(optimized, references, sliced),
  };
}

/** The summed spectrum under optimised constants of the batches, on the events that they were made with. */
export function optimisedSpectrum(
  histograms: Histograms,
  { references }: Pick<CalibrationChain, 'references'>,
  optimized: readonly LocatedCalibration[],
  sliced: SlicedRun | null,
  { seed, bins }: { readonly seed: number; readonly bins: number },
): SummedSpectrum {
  return sliced === null
    ? sumInSample(histograms, optimized, 'optimized', seed, bins)
    : sumInSample(sliced.slices, movedInSlices(optimized, references, sliced), 'optimized', seed, bins);
}
