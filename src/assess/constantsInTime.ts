import type { LocatedCalibration } from '../calibrate/energyCalibration';
import type { Batch, Histograms } from '../dataset/histograms';
import type { Analysis, SpectrumName } from './results';

/** Constants with the time that they hold for; `batch` is that of the run, null for all of it. */
export type ConstantsInTime = LocatedCalibration & Batch;

/**
 * The constants of a set as they leave the product: where they are continuous in time, a row per slice of a batch, else one
 * per batch. Those that are not finite are left out.
 */
export function constantsInTime(
  histograms: Histograms,
  { calibration, continuous }: Pick<Analysis, 'calibration' | 'continuous'>,
  set: SpectrumName,
): ConstantsInTime[] {
  if (continuous === undefined || set === 'standard') {
    return calibration[set].filter(isFiniteCalibration).map((row) => ({ ...row, ...validity(histograms, row.batch) }));
  }
  const { slices, batchOfSlice } = continuous;
  return continuous[set].filter(isFiniteCalibration).map((row) => {
    const { start = null, stop = null } = slices[row.batch ?? -1] ?? {};
    return { ...row, batch: batchOfSlice[row.batch ?? -1] ?? null, start, stop };
  });
}

/** Whether all constants can be used; rows that have others are in no file. */
export function isFiniteCalibration({ p }: Pick<LocatedCalibration, 'p'>): boolean {
  return p.every(Number.isFinite);
}

/** The time that a calibration holds for: its batch, or the whole run. */
export function validity({ batches }: Histograms, batch: number | null): Batch {
  if (batch !== null) return batches[batch] ?? { start: null, stop: null };
  return { start: batches[0]?.start ?? null, stop: batches.at(-1)?.stop ?? null };
}
