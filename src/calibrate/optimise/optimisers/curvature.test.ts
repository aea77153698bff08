/** The rules that know curvature, in the guarded ascent that runs them, on functions whose maximum is known. */
import { describe, expect, it } from 'vitest';
import { acceptStep, proposeStep, startAscent } from '../ascent';
import { gradientDescent } from './gradientDescent';
import { lbfgs } from './lbfgs';
import { naturalGradient } from './naturalGradient';
import type { Optimiser } from './optimiser';

/** A function of three numbers to be raised. */
interface Hill {
  readonly start: readonly number[];
  readonly at: (x: Float64Array) => { readonly value: number; readonly gradient: readonly number[] };
  readonly metric?: readonly number[];
}

/** A concave quadratic with its maximum 0 at (1, -2, 3), curvature `matrix`. */
function quadratic(matrix: readonly number[], start: readonly number[]): Hill {
  return {
    start,
    metric: matrix,
    at: (x) => {
      const d = [x[0]! - 1, x[1]! + 2, x[2]! - 3];
      const gradient = [0, 1, 2].map((i) => -d.reduce((sum, value, j) => sum + matrix[3 * i + j]! * value, 0));
      return { value: 0.5 * gradient.reduce((sum, g, i) => sum + g * d[i]!, 0), gradient };
    },
  };
}

const ROUND = [1, 0, 0, 0, 1, 0, 0, 0, 1];
/** Curvatures of 0.1 to 30 along turned axes. */
const LONG = [20, 9, 2, 9, 5, 1, 2, 1, 0.5];

/** Rosenbrock's valley upside down in x and y, with a quadratic in z: maximum 0 at (1, 1, 0). */
const VALLEY: Hill = {
  start: [-1.2, 1, 0.5],
  at: ([x = NaN, y = NaN, z = NaN]) => ({
    value: -((1 - x) ** 2) - 100 * (y - x * x) ** 2 - z * z,
    gradient: [2 * (1 - x) + 400 * x * (y - x * x), -200 * (y - x * x), -2 * z],
  }),
};

/** Values of every hill after every step, each hill a row of one ascent. */
function climb(hills: readonly Hill[], optimiser: Optimiser, learningRate: number, steps: number): number[][] {
  const origin = Float64Array.from(hills.flatMap(({ start }) => start));
  const at = (z: Float64Array) => {
    const results = hills.map((hill, row) => hill.at(z.map((v, i) => v + origin[i]!).subarray(3 * row, 3 * row + 3)));
    return {
      value: Float64Array.from(results, ({ value }) => value),
      gradient: Float64Array.from(results.flatMap(({ gradient }) => gradient)),
    };
  };
  const metric = Float64Array.from(hills.flatMap((hill) => hill.metric ?? ROUND));
  let ascent = startAscent(optimiser, at(new Float64Array(origin.length)));
  const values = [Array.from(ascent.value)];
  for (let step = 0; step < steps; step++) {
    const proposal = proposeStep(ascent, optimiser, learningRate, metric);
    ascent = acceptStep(ascent, proposal, at(proposal.z), () => true, optimiser.backtracks);
    values.push(Array.from(ascent.value));
  }
  return values;
}

const START = [5, 5, 5];

describe('L-BFGS', () => {
  it('is at the maximum of a round quadratic after one full step', () => {
    expect(climb([quadratic(ROUND, START)], lbfgs, 1, 1).at(-1)![0]).toBeCloseTo(0, 12);
  });

  it('reaches the maximum of a long quadratic in 15 steps, which plain descent does not in 200', () => {
    const hill = quadratic(LONG, START);
    expect(climb([hill], lbfgs, 1, 15).at(-1)![0]).toBeGreaterThan(-1e-8);
    expect(climb([hill], gradientDescent, 1, 200).at(-1)![0]).toBeLessThan(-1e-6);
  });

  it('follows the valley of Rosenbrock to its end', () => {
    const values = climb([VALLEY], lbfgs, 1, 80).map(([value]) => value!);
    expect(values.at(-1)).toBeGreaterThan(-1e-6);
  });

  it('never lowers a function, whatever the learning rate', () => {
    for (const rate of [0.1, 1, 10]) {
      const values = climb([VALLEY, quadratic(LONG, START)], lbfgs, rate, 60);
      for (const row of [0, 1]) {
        values.slice(1).forEach((value, i) => {
          const before = values[i]![row]!;
          // What the guard grants to float32.
          expect(value[row]).toBeGreaterThanOrEqual(before - 1e-6 * Math.max(1, Math.abs(before)));
        });
      }
    }
  });

  it('treats rows apart: beside another hill a row takes the same steps', () => {
    const alone = climb([quadratic(LONG, START)], lbfgs, 0.7, 12);
    const beside = climb([VALLEY, quadratic(LONG, START)], lbfgs, 0.7, 12);
    expect(beside.map((values) => values[1])).toEqual(alone.map((values) => values[0]));
  });
});

describe('the natural gradient', () => {
  it('is at the maximum of any quadratic after one full step along its metric', () => {
    expect(climb([quadratic(LONG, START)], naturalGradient, 1, 1).at(-1)![0]).toBeCloseTo(0, 12);
  });

  it('takes the same way in any coordinates: at rate r the height left shrinks by (1 - r)^2 a step', () => {
    const values = climb([quadratic(LONG, START), quadratic(ROUND, START)], naturalGradient, 0.5, 8);
    values.forEach((value, step) => {
      for (const row of [0, 1]) expect(value[row]! / values[0]![row]!).toBeCloseTo(0.25 ** step, 9);
    });
  });

  it('makes the step of plain descent where the metric is none', () => {
    const gradient = Float64Array.of(1, -2, 3, 2, 4, 6);
    const metric = Float64Array.of(...ROUND.map((value) => -value), ...ROUND.map((value) => 2 * value));
    const { step } = naturalGradient.update([], gradient, 0.5, { z: new Float64Array(6), metric });
    [0.5, -1, 1.5, 0.5, 1, 1.5].forEach((expected, i) => {
      expect(step[i]).toBeCloseTo(expected, 12);
    });
  });
});
