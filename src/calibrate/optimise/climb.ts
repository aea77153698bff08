import { HalfmaxError } from '../../dataset/errors';
import type { TaskContext } from '../../dataset/task';
import type { OptimisationSettings } from '../settings';
import { acceptStep, proposeStep, startAscent, type Ascent, type ValueAndGradient } from './ascent';
import type { Evaluator } from './evaluator';
import type { Loss } from './losses/loss';
import { optimiserById } from './optimisers/registry';
import type { Optimiser } from './optimisers/optimiser';
import { learningRateAt } from './schedule';
import {
  constantsAt,
  displacementsAt,
  groupsOf,
  metricsAt,
  risesInWindow,
  whitenGradient,
  type Metrics,
  type WhitenedRow,
} from './whitenedRows';

/** What a climb goes by: rows in their whitened parameters, who evaluates them, and how it steps. */
export interface ClimbSetup {
  readonly rows: readonly WhitenedRow[];
  readonly loss: Loss;
  readonly evaluator: Evaluator;
  readonly settings: Pick<OptimisationSettings, 'optimiser' | 'learningRate' | 'schedule' | 'iterations'>;
}

/** A guarded ascent and all that its next step needs; a step makes a new one and leaves this as it is. */
export interface Climb {
  readonly ascent: Ascent;
  readonly metrics: Metrics | null;
  /** Steps done. */
  readonly iteration: number;
}

/** The climb before its first step. Throws a HalfmaxError ('analysis') where a row's likelihood is not finite there. */
export async function startClimb(setup: ClimbSetup, context: TaskContext): Promise<Climb> {
  const at = await evaluateAt(setup, new Float64Array(setup.rows.length * 3), context);
  const ascent = startAscent(optimiserOf(setup), at);
  checkStart(ascent);
  return { ascent, metrics: null, iteration: 0 };
}

/** The climb after its next step. */
export async function climbOn(setup: ClimbSetup, climb: Climb, context: TaskContext): Promise<Climb> {
  const { rows, loss, settings } = setup;
  const { ascent } = climb;
  const optimiser = optimiserOf(setup);
  const iteration = climb.iteration + 1;
  const metrics = optimiser.usesMetric === true ? await metricsAt(rows, loss, ascent.z, climb.metrics, context) : null;
  const rate = learningRateAt(settings.schedule, settings.learningRate, iteration, settings.iterations);
  const proposal = proposeStep(ascent, optimiser, rate, metrics?.values);
  const p = constantsAt(rows, proposal.z);
  const rises = (row: number) => risesInWindow(rows, p, row);
  const at = await evaluateAt(setup, proposal.z, context);
  return {
    ascent: acceptStep(ascent, proposal, at, rises, optimiser.backtracks, groupsOf(loss, rows)),
    metrics,
    iteration,
  };
}

function optimiserOf({ settings }: ClimbSetup): Optimiser {
  return optimiserById(settings.optimiser);
}

async function evaluateAt(
  { rows, evaluator }: ClimbSetup,
  z: Float64Array,
  context: TaskContext,
): Promise<ValueAndGradient> {
  const { value, gradient } = await evaluator.evaluate(displacementsAt(rows, z), context);
  return { value, gradient: whitenGradient(rows, gradient) };
}

function checkStart({ value, gradient }: Ascent): void {
  const bad = value.findIndex(
    (v, row) => !Number.isFinite(v) || !gradient.subarray(3 * row, 3 * row + 3).every(Number.isFinite),
  );
  if (bad >= 0) {
    throw new HalfmaxError(
      'analysis',
      `The copper of row ${String(bad)} has no finite likelihood under its start calibration: it is too far from copper`,
    );
  }
}
