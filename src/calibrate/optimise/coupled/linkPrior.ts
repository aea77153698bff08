/**
 * Priors that link the rows of a detector: a random walk in time, one curvature for all, and what other detectors say of
 * that curvature (docs/losses.md, "Priors"). All are quadratic in the coordinates of linkCoordinates.ts.
 */
import * as tf from '@tensorflow/tfjs-core';
// Imported for what it does: its Node and its browser bundle both register the gradients, tfjs-core's main file none.
import '@tensorflow/tfjs-layers';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { inverse } from '../../drift/pair';
import type { CoupledFunction, CoupledTerm, LinkPrecision, PlacedCoupling } from '../losses/loss';
import { add3, congruence3, multiply3, times3, transpose3, transposedTimes3 } from '../matrix3';
import type { PreparedRow } from '../preparedRow';
import { linkedRow, type LinkedRow } from './linkCoordinates';

/** Within this much, eV, all rows of a detector have one bend: far below what any of them knows. */
const SAME_BEND_EV = 0.01;
/** A walk has at least this variance per step, eV squared: readings cannot tell it from none. */
const LEAST_STEP = 0.01;

/** -(x_i - x_{i-1})^T P (x_i - x_{i-1})/2 of linked rows, and -((bend - mean)/error)^2/2 of each detector's first. */
export const linkPrior: CoupledTerm = { couples: 'detector', prepare, place, precision };

/** A residual W (x - x of the row before) + offset whose square, halved, is taken off. */
interface Residual {
  readonly row: number;
  /** W X of the row itself and of the row before (null: none), and the residual at the start. */
  readonly own: Float64Array;
  readonly before: Float64Array | null;
  readonly start: readonly [number, number, number];
}

function prepare(rows: readonly PreparedRow[]): CoupledFunction {
  const residuals = residualsOf(rows);
  return (displacements, value, gradient) => {
    for (const { row, own, before, start } of residuals) {
      const at = 3 * row;
      const forward = times3(own, displacements.subarray(at, at + 3));
      const back = before === null ? [0, 0, 0] : times3(before, displacements.subarray(at - 3, at));
      const residual = start.map((r, k) => r + (forward[k] ?? 0) - (back[k] ?? 0));
      value[row] = (value[row] ?? 0) - 0.5 * residual.reduce((sum, r) => sum + r * r, 0);
      addTo(gradient, at, transposedTimes3(own, residual), -1);
      if (before !== null) addTo(gradient, at - 3, transposedTimes3(before, residual), 1);
    }
    return Promise.resolve();
  };
}

function addTo(target: Float64Array, at: number, values: readonly number[], factor: number): void {
  values.forEach((value, k) => (target[at + k] = (target[at + k] ?? 0) + factor * value));
}

/** The same on the tensor backend, differentiated automatically: all residuals of all rows side by side. */
function place(rows: readonly PreparedRow[]): PlacedCoupling {
  const residuals = residualsOf(rows);
  const constants: Tensor[] = [];
  const column = (valueOf: (residual: Residual) => number): Tensor2D => {
    const tensor = tf.tensor2d(Float32Array.from(residuals, valueOf), [residuals.length, 1]);
    constants.push(tensor);
    return tensor;
  };
  const COMPONENTS = [0, 1, 2] as const;
  const matrices = COMPONENTS.map((k) => ({
    start: column(({ start }) => start[k]),
    own: COMPONENTS.map((j) => column(({ own }) => own[3 * k + j] ?? NaN)),
    before: COMPONENTS.map((j) => column(({ before }) => before?.[3 * k + j] ?? 0)),
  }));
  const valueOf = (...inputs: Tensor[]) => {
    const along = (columns: readonly Tensor2D[], from: number) =>
      tf.addN(columns.map((c, j) => tf.mul(c, inputs[from + j] ?? 0)));
    const squares = matrices.map(({ start, own, before }) =>
      tf.square(tf.add(start, tf.sub(along(own, 0), along(before, 3)))),
    );
    return tf.mul(tf.addN(squares), -0.5);
  };
  return {
    dispose: () => {
      tf.dispose(constants);
    },
    evaluate: async (displacements, value, gradient) => {
      if (residuals.length === 0) return;
      const result = tf.tidy(() => {
        const inputs = [0, 3].flatMap((back) =>
          COMPONENTS.map((k) => {
            const values = Float32Array.from(residuals, ({ row }) => displacements[3 * row + k - back] ?? 0);
            return tf.tensor2d(values, [residuals.length, 1]);
          }),
        );
        const differentiated = tf.valueAndGrads(valueOf)(inputs, tf.ones([residuals.length, 1]));
        return tf.concat2d([differentiated.value, ...differentiated.grads] as Tensor2D[], 1);
      });
      const numbers = await result.data();
      result.dispose();
      residuals.forEach(({ row, before }, i) => {
        value[row] = (value[row] ?? 0) + (numbers[7 * i] ?? NaN);
        addTo(gradient, 3 * row, [...numbers.subarray(7 * i + 1, 7 * i + 4)], 1);
        if (before !== null) addTo(gradient, 3 * row - 3, [...numbers.subarray(7 * i + 4, 7 * i + 7)], 1);
      });
    },
  };
}

function precision(rows: readonly PreparedRow[]): LinkPrecision {
  const diagonal: Float64Array[] = rows.map(() => new Float64Array(9));
  const below: (Float64Array | null)[] = rows.map(() => null);
  const addSquare = (row: number, own: Float64Array) => {
    diagonal[row] = add3(diagonal[row] ?? new Float64Array(9), congruence3(transpose3(own), IDENTITY));
  };
  for (const { row, own, before } of residualsOf(rows)) {
    addSquare(row, own);
    if (before === null) continue;
    addSquare(row - 1, before);
    below[row] = multiply3(transpose3(own), before).map((value) => -value);
  }
  return { diagonal, below };
}

const IDENTITY = Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1);

function residualsOf(rows: readonly PreparedRow[]): Residual[] {
  const linked = rows.map(linkedRow);
  return linked.flatMap((own, row): Residual[] => {
    if (own === null) return [];
    const before = linked[row - 1] ?? null;
    return before?.link.detector === own.link.detector ? [stepResidual(row, own, before)] : bendResidual(row, own);
  });
}

function stepResidual(row: number, own: LinkedRow, before: LinkedRow): Residual {
  const whitener = stepWhitener(own.link);
  return {
    row,
    own: multiply3(whitener, own.byDisplacement),
    before: multiply3(whitener, before.byDisplacement),
    start: times3(
      whitener,
      own.start.map((x, k) => x - (before.start[k] ?? NaN)),
    ),
  };
}

/** W with W^T W = the inverse covariance of the step: of the two energies, and of the bend. */
function stepWhitener({ step, sharesCurvature }: LinkedRow['link']): Float64Array {
  const whitener = new Float64Array(9);
  if (step !== null) {
    // The upper root of the inverse: W = [[a, b], [0, c]] with a^2 = xx, a b = xy, b^2 + c^2 = yy.
    const { xx, xy, yy } = inverse({ ...step, xx: step.xx + LEAST_STEP, yy: step.yy + LEAST_STEP });
    whitener[0] = Math.sqrt(xx);
    whitener[1] = xy / whitener[0];
    whitener[4] = Math.sqrt(yy - whitener[1] ** 2);
  }
  if (sharesCurvature) whitener[8] = 1 / SAME_BEND_EV;
  return whitener;
}

function bendResidual(row: number, { link: { bend }, byDisplacement, start }: LinkedRow): Residual[] {
  if (bend === null) return [];
  const own = new Float64Array(9);
  own[2] = (byDisplacement[8] ?? NaN) / bend.errorEv;
  return [{ row, own, before: null, start: [(start[2] - bend.meanEv) / bend.errorEv, 0, 0] }];
}
