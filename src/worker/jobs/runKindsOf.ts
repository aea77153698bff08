import type { AnalysisSettings, CarriedFrom, RunKindSum } from '../../assess/results';
import { runKindSums } from '../../assess/runKinds';
import { referenceInSlices } from '../../calibrate/continuous';
import type { Origin } from '../../calibrate/carry/carry';
import type { LocatedReference } from '../../calibrate/optimiseCopper';
import type { TaskContext } from '../../dataset/task';
import type { Profile } from '../../physics/profile';
import type { CalibratedRun } from './calibratedRun';

/** Sums per kind of run, with the reference constants of batches or slices. */
export function runKindsOf(
  { histograms, sliced, full, interest, tail, bins }: CalibratedRun,
  { labels }: Profile,
  { seed }: AnalysisSettings,
  context: TaskContext,
): Promise<RunKindSum[]> {
  const { batches } = histograms;
  const inTime =
    sliced === null
      ? { spectra: histograms, reference: full.reference }
      : { spectra: sliced.slices, reference: referenceInSlices(full.references, sliced) };
  const origins = batches.map((_, batch) => originOf(full.references, batch));
  return runKindSums({ ...inTime, batches, origins, labels, interest, tail, bins, seed }, context);
}

/** That of the first detector that has one: calibration runs are the same for all, or nearly so. */
function originOf(references: readonly LocatedReference[], batch: number): Origin | null {
  return references.map(({ reference }) => reference.origins?.[batch] ?? null).find((own) => own !== null) ?? null;
}

/** Every batch of every detector whose constants were carried. */
export function carriedFrom(references: readonly LocatedReference[]): CarriedFrom[] {
  return references.flatMap(({ detector, reference }) =>
    (reference.origins ?? []).flatMap((origin, batch) => (origin === null ? [] : [{ ...origin, detector, batch }])),
  );
}
