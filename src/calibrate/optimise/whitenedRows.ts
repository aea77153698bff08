/**
 * Rows in the parameters of the descent. z has shape (row, 3); a row's displacement is T z, its constants are the start
 * plus the displacement taken out of the frame. All of it Float64.
 */
import type { TaskContext } from '../../dataset/task';
import { gainAt } from '../energyCalibration';
import { fromFrame, type FrameTriple } from './frame';
import type { Loss } from './losses/loss';
import { prepareRow, type PreparedRow } from './preparedRow';
import type { CopperRow } from './row';
import { covarianceAt } from './whitening';

/** Rows between two breaths of the Float64 loops: a few milliseconds of work. */
const ROWS_PER_BREATH = 200;

/** A row with the transform from its whitened parameters z to displacements: displacement = T z. */
export interface WhitenedRow {
  readonly prepared: PreparedRow;
  readonly transform: Float64Array;
}

/** Checks and prepares every row (preparedRow.ts says what it throws) and chooses its parameters as the loss wants. */
export function whitenRows(rows: readonly CopperRow[], loss: Loss, context: TaskContext): Promise<WhitenedRow[]> {
  return mapRows(rows, context, (row, index) => {
    const prepared = prepareRow(row, index);
    return { prepared, transform: loss.parameters(prepared) };
  });
}

/** T z of every row, shape (row, 3). */
export function displacementsAt(rows: readonly WhitenedRow[], z: Float64Array): Float64Array {
  const displacements = new Float64Array(z.length);
  rows.forEach(({ transform }, row) => {
    displacements.set(displacementOf(transform, z, row), 3 * row);
  });
  return displacements;
}

function displacementOf(transform: Float64Array, z: Float64Array, row: number): FrameTriple {
  const [z0 = NaN, z1 = NaN, z2 = NaN] = z.subarray(3 * row, 3 * row + 3);
  const along = (k: number) =>
    (transform[3 * k] ?? 0) * z0 + (transform[3 * k + 1] ?? 0) * z1 + (transform[3 * k + 2] ?? 0) * z2;
  return [along(0), along(1), along(2)];
}

/** T^T g of every row: the gradient with respect to z. */
export function whitenGradient(rows: readonly WhitenedRow[], gradient: Float64Array): Float64Array {
  const whitened = new Float64Array(gradient.length);
  rows.forEach(({ transform }, row) => {
    for (let j = 0; j < 3; j++) {
      let sum = 0;
      for (let k = 0; k < 3; k++) sum += (transform[3 * k + j] ?? 0) * (gradient[3 * row + k] ?? 0);
      whitened[3 * row + j] = sum;
    }
  });
  return whitened;
}

/** (p0, p1, p2) of every row, shape (row, 3). */
export function constantsAt(rows: readonly WhitenedRow[], z: Float64Array): Float64Array {
  const p = new Float64Array(z.length);
  rows.forEach(({ prepared, transform }, row) => {
    const change = fromFrame(displacementOf(transform, z, row), prepared.anchorAdc);
    change.forEach((value, k) => (p[3 * row + k] = (prepared.row.start[k] ?? NaN) + value));
  });
  return p;
}

/** Covariances of (p0, p1, p2) of every row at z, shape (row, 9). */
export async function covariancesAt(
  rows: readonly WhitenedRow[],
  z: Float64Array,
  context: TaskContext,
): Promise<Float64Array> {
  const all = new Float64Array(rows.length * 9);
  await mapRows(rows, context, ({ prepared, transform }, row) => {
    all.set(covarianceAt(prepared, displacementOf(transform, z, row)), 9 * row);
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
  await mapRows(rows, context, ({ prepared, transform }, row) => {
    const own = z.subarray(3 * row, 3 * row + 3);
    if (last !== null && own.every((value, k) => Math.abs(value - (last.z[3 * row + k] ?? NaN)) <= SAME_METRIC)) return;
    values.set(loss.metric(prepared, displacementOf(transform, z, row), transform), 9 * row);
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
