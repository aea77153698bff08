import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readConstants, type Constants } from '../../test/replica/constants';
import { evaluateOnReplica, type Evaluation } from '../../test/replica/evaluation';

/** Simulated runs with known truth, beside the project; tests that need them are skipped where they are absent. */
const SIMULATED_RUNS = '../shared/data/sim';
export const HAS_SIMULATED_RUNS = existsSync(SIMULATED_RUNS);

export function eventsOf(run: string): string {
  return join(SIMULATED_RUNS, run, 'events.csv.gz');
}

/** Each calibration, and the truth, on the replica of `run`, by name. */
export function onReplica(
  sets: ReadonlyMap<string, Constants>,
  run: string,
): Record<'standard' | 'reference' | 'optimized' | 'truth', Evaluation> {
  const rows = evaluateOnReplica(sets, join(SIMULATED_RUNS, run));
  const named = (name: string) => {
    const row = rows.find(({ set }) => set === name);
    if (row === undefined) throw new Error(`the export has no calibration ${name}`);
    return row;
  };
  return {
    standard: named('standard'),
    reference: named('reference'),
    optimized: named('optimized'),
    truth: named('truth'),
  };
}

/**
 * What the detectors of `like` can do where nothing drifts: the three runs simulate the same detectors, and in
 * `nodrift` the true constants hold at every moment, not only on average over a batch.
 */
export function responseWithoutDrift(like: Constants): Evaluation {
  const folder = join(SIMULATED_RUNS, 'nodrift');
  const truth = readConstants(join(folder, 'truth.json')).get('truth') ?? new Map<number, never>();
  const same = new Map([...truth].filter(([sdd]) => like.has(sdd)));
  const row = evaluateOnReplica(new Map([['response', same]]), folder).find(({ set }) => set === 'response');
  if (row === undefined) throw new Error('the run without drift could not be evaluated');
  return row;
}
