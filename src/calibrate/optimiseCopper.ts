import type { Histograms } from '../dataset/histograms';
import type { TaskContext } from '../dataset/task';
import { LINES, tabulatedEnergyEv } from '../physics/lines';
import type { Origin } from './carry/carry';
import { copperRows, type LocatedCopperRow } from './copperRows';
import type { LocatedCalibration } from './energyCalibration';
import { interestRows, restsOn, type InterestDemands } from './interestRows';
import type { Descent } from './optimise/descent';
import { resultOf, runDescent, startDescent, type OptimiseOptions } from './optimise/optimise';
import type { DescentRecord } from './optimise/record';
import { COPPER_LINE, type OptimisedLine } from './optimisedLine';
import { linkPriors, priorsOf } from './priorChoice';
import type { DetectorReference } from './reference/detectorReference';
import { bendPopulation } from './rowLinks';
import type { OptimisationSettings, Priors } from './settings';
import { WATCHED_WITH_COPPER, type Watched } from './watchedLines';

/** A detector's reference with its place in the run. */
export interface LocatedReference {
  readonly detector: number;
  readonly reference: DetectorReference;
}

/** Constants after an optimisation, for every batch of every detector given; those without a row keep the reference. */
export interface OptimisedCalibrations {
  readonly optimized: readonly LocatedCalibration[];
  /** Of the start and every step; of the start alone where there was nothing to optimise. */
  readonly record: DescentRecord;
  /** Iteration whose constants these are. */
  readonly usedIteration: number;
  readonly stoppedBecause: string;
}

/** The descent of a run's copper, or of the line that stands in its place: what goes on, its rows with their places, the priors that take part, and the reference constants of all batches. */
export interface CopperDescent {
  readonly line: OptimisedLine | null;
  readonly descent: Descent;
  readonly rows: readonly LocatedCopperRow[];
  readonly priors: Priors;
  readonly start: readonly LocatedCalibration[];
  /** Which calibration runs the constants of physics runs were carried from, by place (`placeKey`). */
  readonly origins: ReadonlyMap<string, Origin>;
}

/** Told of the start and after every step. */
export type CopperListener = (copper: CopperDescent) => void;

/** The reference calibration as one list. */
export function referenceCalibrations(references: readonly LocatedReference[]): LocatedCalibration[] {
  return references.flatMap(({ detector, reference }) =>
    reference.batches.map((calibration, batch) => ({ ...calibration, detector, batch })),
  );
}

/** What an optimisation of a run may be told besides its settings. */
export interface CopperOptions extends Omit<OptimiseOptions, 'watched'> {
  /** The line that constants are moved by (`optimisedLineOf`): copper unless told, none where null. */
  readonly line?: OptimisedLine | null;
}

/** A descent from the reference constants, before its first step. Its `descent.dispose` must be called in the end. */
export async function startCopperDescent(
  histograms: Histograms,
  references: readonly LocatedReference[],
  settings: OptimisationSettings,
  context: TaskContext,
  { line = COPPER_LINE, ...options }: CopperOptions = {},
): Promise<CopperDescent> {
  const priors = priorsOf(settings);
  const shrinkage = priors.shrinkage ? bendPopulation(references) : null;
  const rows = line === null ? [] : rowsOf(histograms, references, { line, loss: settings.loss, priors, shrinkage });
  const asked = rows.length === 0 ? { ...settings, iterations: 0 } : settings;
  const rests = line !== null && isOther(line) && references.some(({ reference }) => restsOn(reference, line.line));
  const descent = await startDescent(
    rows.map(({ row }) => row),
    rests ? { ...asked, priors: linkPriors(priors, rests) } : asked,
    context,
    { ...options, watched: watchedWith(line, references) },
  );
  return { line, descent, rows, priors, start: referenceCalibrations(references), origins: originsOf(references) };
}

function rowsOf(
  histograms: Histograms,
  references: readonly LocatedReference[],
  demands: InterestDemands,
): LocatedCopperRow[] {
  return references.flatMap((reference) =>
    isOther(demands.line) ? interestRows(histograms, reference, demands) : copperRows(histograms, reference, demands),
  );
}

function isOther({ line }: OptimisedLine): boolean {
  return line !== 'CuKa';
}

/** With another line than copper, those that the scale of the run is made of beside it are watched. */
function watchedWith(optimised: OptimisedLine | null, references: readonly LocatedReference[]): Watched {
  if (optimised === null || !isOther(optimised)) return WATCHED_WITH_COPPER;
  const { line } = optimised;
  const seen = new Set(references.flatMap(({ reference }) => reference.aligned.points.map((point) => point.line)));
  const others = [...seen].filter((own) => own !== line);
  return { line, others: others.sort((a, b) => tabulatedEnergyEv(a) - tabulatedEnergyEv(b)) };
}

/** Constants, without covariance, after the iteration nearest to this one that can be looked at. */
export function calibrationsAt(copper: CopperDescent, wanted: number) {
  const { iteration, p } = copper.descent.at(wanted);
  return { iteration, calibrations: carriedAlong(replaced(copper, p, null), copper) };
}

/**
 * Takes a descent to its end. The covariance that comes back is that of the optimisation, plus what the detector's shared
 * curvature adds in common to all its batches where that was kept fixed.
 */
export async function finishCopperDescent(
  copper: CopperDescent,
  context: TaskContext,
  onIteration: CopperListener = () => undefined,
  options: Pick<OptimiseOptions, 'constantsOnly'> = {},
): Promise<OptimisedCalibrations> {
  const { descent, rows } = copper;
  const report = () => {
    onIteration(copper);
  };
  await runDescent(descent, context, report, options);
  const { p, covariance, usedIteration, stoppedBecause } = await resultOf(descent, context, options);
  return {
    optimized: carriedAlong(replaced(copper, p, covariance), copper),
    record: descent.record,
    usedIteration,
    stoppedBecause: rows.length === 0 ? nothingToOptimise(copper.line) : stoppedBecause,
  };
}

function nothingToOptimise(line: OptimisedLine | null): string {
  if (line === null || !isOther(line)) {
    return 'no batch has both its own Ti and Mn lines and a copper line in the run: nothing to optimise';
  }
  const { label } = LINES[line.line];
  return `no batch has both ${label} and another line of its own, or a line stands too near to ${label}: nothing to optimise`;
}

/** Moves the reference constants along the gradient of the line's likelihood, to the end. */
export async function optimiseCopper(
  histograms: Histograms,
  references: readonly LocatedReference[],
  settings: OptimisationSettings,
  context: TaskContext,
  options: CopperOptions = {},
): Promise<OptimisedCalibrations> {
  const copper = await startCopperDescent(histograms, references, settings, context, options);
  try {
    return await finishCopperDescent(copper, context, undefined, options);
  } finally {
    copper.descent.dispose();
  }
}

/** Detector and batch as a key. */
function placeKey(detector: number, batch: number | null): string {
  return `${String(detector)}/${String(batch)}`;
}

function originsOf(references: readonly LocatedReference[]): Map<string, Origin> {
  const origins = references.flatMap(({ detector, reference }) =>
    (reference.origins ?? []).flatMap((origin, batch) =>
      origin === null ? [] : [[placeKey(detector, batch), origin] as const],
    ),
  );
  return new Map(origins);
}

/** Constants that were carried follow those of their calibration runs, by the same weights; their errors stay. */
function carriedAlong(
  calibrations: readonly LocatedCalibration[],
  { origins }: Pick<CopperDescent, 'origins'>,
): LocatedCalibration[] {
  if (origins.size === 0) return [...calibrations];
  const byPlace = new Map(calibrations.map((own) => [placeKey(own.detector, own.batch), own]));
  return calibrations.map((own) => {
    const origin = origins.get(placeKey(own.detector, own.batch));
    if (origin === undefined) return own;
    const [first, second] = origin.from.map((batch) => byPlace.get(placeKey(own.detector, batch)));
    if (first === undefined) return own;
    const last = second ?? first;
    const mix = (k: 0 | 1 | 2) => (1 - origin.share) * first.p[k] + origin.share * last.p[k];
    return { ...own, p: [mix(0), mix(1), mix(2)] };
  });
}

function replaced(
  { start, rows, priors: { referenceCovariance, sharedCurvature } }: CopperDescent,
  p: Float64Array,
  covariance: Float64Array | null,
): LocatedCalibration[] {
  const rowOf = new Map(rows.map(({ detector, batch }, row) => [placeKey(detector, batch), row]));
  return start.map((calibration) => {
    const row = rowOf.get(placeKey(calibration.detector, calibration.batch));
    if (row === undefined) return calibration;
    const [p0 = NaN, p1 = NaN, p2 = NaN] = p.subarray(3 * row, 3 * row + 3);
    const fixed = rows[row]?.fixedCovariance;
    const posterior = covariance?.subarray(9 * row, 9 * row + 9);
    const optimised = { ...calibration, p: [p0, p1, p2] as const };
    if (posterior === undefined || fixed === undefined) return { ...optimised, covariance: null };
    // Elsewhere the curvature was free, and its error is in the posterior.
    const isFixed = referenceCovariance && sharedCurvature;
    return {
      ...optimised,
      covariance: isFixed ? withCurvature(posterior, calibration.covariance, fixed) : [...posterior],
    };
  });
}

/**
 * Posterior at fixed curvature plus what the reference has over its own at fixed curvature: the shared curvature's part.
 * That is an upper bound: the line pulls a little of it back.
 */
function withCurvature(
  posterior: Float64Array,
  reference: readonly number[] | null,
  fixed: readonly number[],
): number[] | null {
  if (reference === null) return null;
  return Array.from(posterior, (value, i) => value + (reference[i] ?? 0) - (fixed[i] ?? 0));
}
