import { createEvaluator } from '../../src/calibrate/optimise/evaluator';
import { UNWATCHED } from '../../src/calibrate/optimise/fixtures/task';
import { createFusedEvaluator } from '../../src/calibrate/optimise/fused/fusedEvaluator';
import { LOSS_REGISTRY } from '../../src/calibrate/optimise/losses/registry';
import type { PreparedRow } from '../../src/calibrate/optimise/preparedRow';
import type { LossId } from '../../src/calibrate/settings';
import { scatter } from './rows';

/** Least and median time in ms. */
export interface Times {
  readonly min: number;
  readonly median: number;
}

/** Runs of a month, and of 32,000 rows; a few before them do not count. */
const RUNS = { few: 15, many: 60 } as const;
const WARM_UP = 5;

/** What was measured, with the value for the check against the others. */
export interface Measured extends Times {
  readonly value: number;
}

/** One value and gradient of a loss, by the loops or by tfjs on the backend that is set. */
export async function timeIteration(
  rows: readonly PreparedRow[],
  lossId: LossId,
  engine: 'fused' | 'autodiff',
): Promise<Measured> {
  const loss = LOSS_REGISTRY[lossId];
  const evaluator = engine === 'fused' ? createFusedEvaluator(loss, rows) : createEvaluator(loss, rows);
  const displacements = scatter(rows);
  const times: number[] = [];
  let value = NaN;
  const runs = rows.length < 1000 ? RUNS.many : RUNS.few;
  for (let run = -WARM_UP; run < runs; run++) {
    const startedMs = performance.now();
    const result = await evaluator.evaluate(displacements, UNWATCHED);
    if (run >= 0) times.push(performance.now() - startedMs);
    value = result.value.reduce((sum, v) => sum + v, 0);
  }
  evaluator.dispose();
  return { ...summary(times), value };
}

/** Least and median of some times. */
export function summary(times: readonly number[]): Times {
  const sorted = [...times].sort((a, b) => a - b);
  return { min: sorted[0] ?? NaN, median: sorted[Math.floor(sorted.length / 2)] ?? NaN };
}
