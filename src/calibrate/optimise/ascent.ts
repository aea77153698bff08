import { forget, PARAMETERS_PER_ROW as SIZE, type Optimiser, type OptimiserState } from './optimisers/optimiser';

/** A step that lowers a row's likelihood is taken back and halved; each that holds lets the row stride out again. */
const SHORTEN = 0.5;
const LENGTHEN = 1.2;

/** By how much a row's value may fall and still count as level: rounding of a float32 sum. */
const FLOAT32_ROUNDING = 1e-6;

/** A guarded ascent of independent rows in whitened parameters z: everything from one step to the next. */
export interface Ascent {
  /** Shape (row, 3); the best of each row so far. */
  readonly z: Float64Array;
  /** Value of each row at z, and gradient with respect to z, shape (row, 3). */
  readonly value: Float64Array;
  readonly gradient: Float64Array;
  /** Factor of each row's step, up to 1. */
  readonly stride: Float64Array;
  readonly optimiser: OptimiserState;
}

/** Values and gradients of all rows at some z. */
export type ValueAndGradient = Pick<Ascent, 'value' | 'gradient'>;

/** The ascent before its first step, at z = 0. */
export function startAscent(optimiser: Optimiser, at: ValueAndGradient): Ascent {
  const rows = at.value.length;
  return {
    z: new Float64Array(rows * SIZE),
    ...at,
    stride: new Float64Array(rows).fill(1),
    optimiser: optimiser.init(rows * SIZE),
  };
}

/** Where the next step would lead, and the optimiser's state after it; `metric` for an optimiser that uses it. */
export function proposeStep(
  ascent: Ascent,
  optimiser: Optimiser,
  learningRate: number,
  metric: Float64Array | null = null,
): { readonly z: Float64Array; readonly optimiser: OptimiserState } {
  const { state, step } = optimiser.update(ascent.optimiser, ascent.gradient, learningRate, {
    z: ascent.z,
    metric,
  });
  const z = ascent.z.map((value, i) => value + (ascent.stride[Math.floor(i / SIZE)] ?? 1) * (step[i] ?? 0));
  return { z, optimiser: state };
}

/**
 * The ascent after a proposal was evaluated. Rows that rose (or stayed level) take it. Rows that fell, are not finite,
 * or are not `allowed` there stay where they were, halve their stride and start the optimiser anew. Where terms couple
 * rows, `groups` says which: a group rises or falls as a whole, by the sum of its values.
 * For momentum that is the adaptive restart of O'Donoghue and Candes (Found. Comput. Math. 15 (2015) 715).
 * An optimiser that `backtracks` is not started anew, and goes its full stride again after a step that held.
 */
export function acceptStep(
  ascent: Ascent,
  proposal: { readonly z: Float64Array; readonly optimiser: OptimiserState },
  at: ValueAndGradient,
  allowed: (row: number) => boolean,
  backtracks = false,
  groups: readonly number[] | null = null,
): Ascent {
  const z = proposal.z.slice();
  const value = at.value.slice();
  const gradient = at.gradient.slice();
  const stride = ascent.stride.map((factor) => (backtracks ? 1 : Math.min(1, factor * LENGTHEN)));
  const forgotten: number[] = [];
  const fallen = fallenGroups(ascent.value, at, allowed, groups);
  for (let row = 0; row < value.length; row++) {
    if (!fallen.has(groups?.[row] ?? row)) continue;
    const own = [SIZE * row, SIZE * (row + 1)] as const;
    z.set(ascent.z.subarray(...own), own[0]);
    gradient.set(ascent.gradient.subarray(...own), own[0]);
    value[row] = ascent.value[row] ?? NaN;
    stride[row] = (ascent.stride[row] ?? 1) * SHORTEN;
    if (!backtracks) for (let i = own[0]; i < own[1]; i++) forgotten.push(i);
  }
  return { z, value, gradient, stride, optimiser: forget(proposal.optimiser, forgotten) };
}

/** Groups (rows, where there are none) that fell, are not finite or hold a row that is not allowed where it is. */
function fallenGroups(
  before: Float64Array,
  { value, gradient }: ValueAndGradient,
  allowed: (row: number) => boolean,
  groups: readonly number[] | null,
): Set<number> {
  const sums = new Map<number, { before: number; after: number }>();
  const fallen = new Set<number>();
  value.forEach((after, row) => {
    const group = groups?.[row] ?? row;
    const sum = sums.get(group) ?? { before: 0, after: 0 };
    sum.before += before[row] ?? NaN;
    sum.after += after;
    sums.set(group, sum);
    if (!allowed(row) || !gradient.subarray(SIZE * row, SIZE * (row + 1)).every(Number.isFinite)) fallen.add(group);
  });
  for (const [group, sum] of sums) {
    const lowest = sum.before - FLOAT32_ROUNDING * Math.max(1, Math.abs(sum.before));
    if (!(sum.after >= lowest)) fallen.add(group);
  }
  return fallen;
}
