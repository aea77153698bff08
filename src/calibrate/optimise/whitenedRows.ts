/**
 * Rows in the parameters of the descent. z has shape (row, 3); displacements are T z, a row's constants are the start
 * plus the displacement taken out of the frame. All of it Float64.
 */
import type { TaskContext } from '../../dataset/task';
import { gainAt } from '../energyCalibration';
import { chainCovariances, factorChain, type ChainBlock } from './chainFactor';
import { fromFrame, inverseFrameMatrix, type FrameTriple } from './frame';
import type { CoupledTerm, Loss } from './losses/loss';
import { congruence3, times3, transposedTimes3 } from './matrix3';
import { prepareRow, type PreparedRow } from './preparedRow';
import type { CopperRow } from './row';
import { posteriorPrecision } from './whitening';

/** Rows between two breaths of the Float64 loops: a few milliseconds of work. */
const ROWS_PER_BREATH = 200;

/** A row with what takes whitened parameters z to displacements: T z, less what the row after it takes off (chainFactor.ts). */
export interface WhitenedRow extends ChainBlock {
  readonly prepared: PreparedRow;
}

/** Checks and prepares every row (preparedRow.ts says what it throws) and chooses its parameters as the loss wants. */
export async function whitenRows(rows: readonly CopperRow[], loss: Loss, context: TaskContext): Promise<WhitenedRow[]> {
  const links = linksOf(loss);
  if (links === null) {
    return mapRows(rows, context, (row, index) => {
      const prepared = prepareRow(row, index);
      return { prepared, transform: loss.parameters(prepared), fromPrevious: null };
    });
  }
  const prepared = await mapRows(rows, context, prepareRow);
  const own = await mapRows(prepared, context, (row) => posteriorPrecision(row, [0, 0, 0]));
  const blocks = factorChain(own, links(prepared));
  return prepared.flatMap((row, i) => {
    const block = blocks[i];
    return block === undefined ? [] : [{ prepared: row, ...block }];
  });
}

/** What links the rows of a loss to each other in its curvature; null where nothing does. */
function linksOf(loss: Loss): NonNullable<CoupledTerm['precision']> | null {
  return loss.coupled?.find((term) => term.precision !== undefined)?.precision ?? null;
}

/** Displacements of every row at z, shape (row, 3), from the last row to the first: L^-T z. */
export function displacementsAt(rows: readonly WhitenedRow[], z: Float64Array): Float64Array {
  const displacements = new Float64Array(z.length);
  for (let row = rows.length - 1; row >= 0; row--) {
    const own = z.subarray(3 * row, 3 * row + 3);
    const toNext = rows[row + 1]?.fromPrevious ?? null;
    const taken = toNext === null ? null : transposedTimes3(toNext, displacements.subarray(3 * row + 3, 3 * row + 6));
    displacements.set(times3(transformOf(rows, row), taken === null ? own : lessBy(own, taken)), 3 * row);
  }
  return displacements;
}

/** The gradient with respect to z, from the first row to the last: L^-1 g. */
export function whitenGradient(rows: readonly WhitenedRow[], gradient: Float64Array): Float64Array {
  const whitened = new Float64Array(gradient.length);
  rows.forEach(({ transform, fromPrevious }, row) => {
    const own = gradient.subarray(3 * row, 3 * row + 3);
    const taken = fromPrevious === null ? null : times3(fromPrevious, whitened.subarray(3 * row - 3, 3 * row));
    whitened.set(transposedTimes3(transform, taken === null ? own : lessBy(own, taken)), 3 * row);
  });
  return whitened;
}

function transformOf(rows: readonly WhitenedRow[], row: number): Float64Array {
  return rows[row]?.transform ?? new Float64Array(9).fill(NaN);
}

function lessBy(a: Float64Array, b: readonly number[]): Float64Array {
  return a.map((value, k) => value - (b[k] ?? NaN));
}

/** For each row the number of the group whose steps are taken together; null where every row goes by itself. */
export function groupsOf({ coupled = [] }: Loss, rows: readonly WhitenedRow[]): readonly number[] | null {
  if (coupled.some(({ couples }) => couples === 'run')) return rows.map(() => 0);
  return coupled.length > 0 ? rows.map(({ prepared }, row) => prepared.row.link?.detector ?? -1 - row) : null;
}

/** (p0, p1, p2) of every row, shape (row, 3). */
export function constantsAt(rows: readonly WhitenedRow[], z: Float64Array): Float64Array {
  const p = new Float64Array(z.length);
  const displacements = displacementsAt(rows, z);
  rows.forEach(({ prepared }, row) => {
    const change = fromFrame(displacementOf(displacements, row), prepared.anchorAdc);
    change.forEach((value, k) => (p[3 * row + k] = (prepared.row.start[k] ?? NaN) + value));
  });
  return p;
}

function displacementOf(displacements: Float64Array, row: number): FrameTriple {
  const [d0 = NaN, d1 = NaN, d2 = NaN] = displacements.subarray(3 * row, 3 * row + 3);
  return [d0, d1, d2];
}

/** Covariances of (p0, p1, p2) of every row at z, shape (row, 9). */
export async function covariancesAt(
  rows: readonly WhitenedRow[],
  loss: Loss,
  z: Float64Array,
  context: TaskContext,
): Promise<Float64Array> {
  const all = new Float64Array(rows.length * 9);
  const displacements = displacementsAt(rows, z);
  const own = await mapRows(rows, context, ({ prepared }, row) =>
    posteriorPrecision(prepared, displacementOf(displacements, row)),
  );
  const links = linksOf(loss)?.(rows.map(({ prepared }) => prepared)) ?? { diagonal: [], below: [] };
  const inFrame = chainCovariances(factorChain(own, links));
  rows.forEach(({ prepared }, row) => {
    const covariance = inFrame[row] ?? new Float64Array(9).fill(NaN);
    all.set(congruence3(inverseFrameMatrix(prepared.anchorAdc), covariance), 9 * row);
  });
  return all;
}

/** Metrics of the natural gradient, shape (row, 9), and the z at which each row's was taken. */
export interface Metrics {
  readonly values: Float64Array;
  readonly z: Float64Array;
}

/** A row's metric is taken anew once a z has changed by more than this: a metric costs more than a gradient. */
const SAME_METRIC = 0.1;

/** Metrics at z; those of rows that have hardly moved since `last` are kept. */
export async function metricsAt(
  rows: readonly WhitenedRow[],
  loss: Loss,
  z: Float64Array,
  last: Metrics | null,
  context: TaskContext,
): Promise<Metrics> {
  const values = last?.values.slice() ?? new Float64Array(rows.length * 9);
  const takenAt = last?.z.slice() ?? z.slice();
  const displacements = displacementsAt(rows, z);
  await mapRows(rows, context, ({ prepared, transform }, row) => {
    const own = z.subarray(3 * row, 3 * row + 3);
    if (last !== null && own.every((value, k) => Math.abs(value - (last.z[3 * row + k] ?? NaN)) <= SAME_METRIC)) return;
    values.set(loss.metric(prepared, displacementOf(displacements, row), transform), 9 * row);
    takenAt.set(own, 3 * row);
  });
  return { values, z: takenAt };
}

async function mapRows<Row, Result>(
  rows: readonly Row[],
  context: TaskContext,
  map: (row: Row, index: number) => Result,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const [index, row] of rows.entries()) {
    if (index % ROWS_PER_BREATH === 0) await context.breathe();
    results.push(map(row, index));
  }
  return results;
}

/** Whether dE/dADC > 0 over the row's window, p of shape (row, 3). */
export function risesInWindow(rows: readonly WhitenedRow[], p: Float64Array, row: number): boolean {
  const [p0 = NaN, p1 = NaN, p2 = NaN] = p.subarray(3 * row, 3 * row + 3);
  const window = rows[row]?.prepared.row.windowAdc ?? [NaN, NaN];
  return window.every((adc) => gainAt([p0, p1, p2], adc) > 0);
}
