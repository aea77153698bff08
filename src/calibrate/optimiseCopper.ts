import type { Histograms } from '../dataset/histograms';
import type { TaskContext } from '../dataset/task';
import { copperRows, type LocatedCopperRow } from './copperRows';
import type { LocatedCalibration } from './energyCalibration';
import { optimise, type OptimiseOptions } from './optimise/optimise';
import { priorsOf } from './priorChoice';
import type { DetectorReference } from './reference/detectorReference';
import { bendPopulation } from './rowLinks';
import type { OptimisationSettings, Priors } from './settings';

/** A detector's reference with its place in the run. */
export interface LocatedReference {
  readonly detector: number;
  readonly reference: DetectorReference;
}

/** Constants after an optimisation, for every batch of every detector given; those without a row keep the reference. */
export interface OptimisedCalibrations {
  readonly optimized: readonly LocatedCalibration[];
  /** Value before the first step and after each step; a single 0 where there was nothing to optimise. */
  readonly logLikelihood: readonly number[];
  readonly stoppedBecause: string;
}

/** Told after every step: the step's number, the values so far, and the constants of all batches. */
export type CalibrationListener = (
  iteration: number,
  logLikelihood: readonly number[],
  calibrations: () => readonly LocatedCalibration[],
) => void;

/** The reference calibration as one list. */
export function referenceCalibrations(references: readonly LocatedReference[]): LocatedCalibration[] {
  return references.flatMap(({ detector, reference }) =>
    reference.batches.map((calibration, batch) => ({ ...calibration, detector, batch })),
  );
}

/**
 * Moves the reference constants along the gradient of the loss. The covariance that comes back is that of the
 * optimisation, plus what the detector's shared curvature adds in common to all its batches where that was kept fixed.
 */
export async function optimiseCopper(
  histograms: Histograms,
  references: readonly LocatedReference[],
  settings: OptimisationSettings,
  context: TaskContext,
  onIteration: CalibrationListener = () => undefined,
  options: Pick<OptimiseOptions, 'constantsOnly'> = {},
): Promise<OptimisedCalibrations> {
  const priors = priorsOf(settings);
  const demands = { loss: settings.loss, priors, shrinkage: priors.shrinkage ? bendPopulation(references) : null };
  const rows = references.flatMap((reference) => copperRows(histograms, reference, demands));
  const start = referenceCalibrations(references);
  if (rows.length === 0) {
    const stoppedBecause =
      'no batch has both its own Ti and Mn lines and a copper line in the run: nothing to optimise';
    return { optimized: start, logLikelihood: [0], stoppedBecause };
  }
  const result = await optimise(
    rows.map(({ row }) => row),
    settings,
    context,
    (iteration, logLikelihood, p) => {
      onIteration(iteration, logLikelihood, () => replaced(start, rows, p, null, priors));
    },
    options,
  );
  const optimized = replaced(start, rows, result.p, result.covariance, priors);
  return { optimized, logLikelihood: result.logLikelihood, stoppedBecause: result.stoppedBecause };
}

function replaced(
  start: readonly LocatedCalibration[],
  rows: readonly LocatedCopperRow[],
  p: Float64Array,
  covariance: Float64Array | null,
  { referenceCovariance, sharedCurvature }: Priors,
): LocatedCalibration[] {
  const rowOf = new Map(rows.map(({ detector, batch }, row) => [`${String(detector)}/${String(batch)}`, row]));
  return start.map((calibration) => {
    const row = rowOf.get(`${String(calibration.detector)}/${String(calibration.batch)}`);
    if (row === undefined) return calibration;
    const [p0 = NaN, p1 = NaN, p2 = NaN] = p.subarray(3 * row, 3 * row + 3);
    const prior = rows[row]?.row.prior.covariance;
    const posterior = covariance?.subarray(9 * row, 9 * row + 9);
    const optimised = { ...calibration, p: [p0, p1, p2] as const };
    if (posterior === undefined || prior === undefined) return { ...optimised, covariance: null };
    // Elsewhere the curvature was free, and its error is in the posterior.
    const isFixed = referenceCovariance && sharedCurvature;
    return {
      ...optimised,
      covariance: isFixed ? withCurvature(posterior, calibration.covariance, prior) : [...posterior],
    };
  });
}

/**
 * Posterior at fixed curvature plus what the reference has over its own prior: the shared curvature's part. That is an
 * upper bound: copper pulls a little of it back.
 */
function withCurvature(
  posterior: Float64Array,
  reference: readonly number[] | null,
  prior: readonly number[],
): number[] | null {
  if (reference === null) return null;
  return Array.from(posterior, (value, i) => value + (reference[i] ?? 0) - (prior[i] ?? 0));
}
