import { HELD_OUT_SEED, PAPER_YIELDS, type HeldOutKind } from '../../src/peaks/benchmark/heldOutKinds';
import { drawHeldOutSet } from '../../src/peaks/benchmark/heldOutSet';
import type { BenchmarkSet } from '../../src/peaks/benchmark/benchmarkSet';
import { CONTEXT } from './surroundings';

/** From less than an hour of data to a month and a half. */
const LADDER_YIELDS = { from: 0.005, to: 1.6 } as const;

/** Spectra fixed by the held-out seed. */
export function heldOut(kind: HeldOutKind, extent: 'mix' | 'ladder', count: number): Promise<BenchmarkSet> {
  const yields = extent === 'mix' ? PAPER_YIELDS : LADDER_YIELDS;
  return drawHeldOutSet({ kind, yields, count, seed: HELD_OUT_SEED }, CONTEXT);
}
