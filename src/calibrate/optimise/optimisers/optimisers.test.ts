import { describe, expect, it } from 'vitest';
import { adam } from './adam';
import { gradientDescent } from './gradientDescent';
import { MOMENTUM, momentum } from './momentum';
import { forget, type Optimiser } from './optimiser';
import { OPTIMISER_REGISTRY } from './registry';

/** Distances from the maximum at 0 of -curvature x^2/2, per parameter, step by step. */
function descend(optimiser: Optimiser, curvatures: number[], start: number[], learningRate: number, steps: number) {
  let x = Float64Array.from(start);
  let state = optimiser.init(x.length);
  const path = [x];
  for (let i = 0; i < steps; i++) {
    const gradient = x.map((value, k) => -curvatures[k]! * value);
    const next = optimiser.update(state, gradient, learningRate);
    x = x.map((value, k) => value + next.step[k]!);
    state = next.state;
    path.push(x);
  }
  return path;
}

describe('gradient descent on a quadratic', () => {
  it('shrinks each distance by (1 - rate x curvature) a step', () => {
    descend(gradientDescent, [1, 0.3], [2, -5], 0.5, 12).forEach((x, k) => {
      expect(x[0]).toBeCloseTo(2 * 0.5 ** k, 12);
      expect(x[1]).toBeCloseTo(-5 * 0.85 ** k, 12);
    });
  });
});

describe('momentum on a quadratic', () => {
  it('follows the closed solution of its recurrence', () => {
    // e[k+1] = (1 + m - r c) e[k] - m e[k-1] with e[-1] = e[0]: for complex roots rho exp(+-i phi) the solution is
    // rho^k (A cos(k phi) + B sin(k phi)).
    const [rate, curvature] = [0.5, 1];
    const rho = Math.sqrt(MOMENTUM);
    const phi = Math.acos((1 + MOMENTUM - rate * curvature) / (2 * rho));
    const first = 1 - rate * curvature;
    const b = (first / rho - Math.cos(phi)) / Math.sin(phi);
    descend(momentum, [curvature], [1], rate, 20).forEach((x, k) => {
      expect(x[0]).toBeCloseTo(rho ** k * (Math.cos(k * phi) + b * Math.sin(k * phi)), 12);
    });
  });

  it('beats plain descent where curvatures differ', () => {
    const curvatures = [1, 0.15];
    const left = (optimiser: Optimiser) =>
      Math.max(...descend(optimiser, curvatures, [1, 1], 0.5, 40).at(-1)!.map(Math.abs));
    expect(left(momentum)).toBeLessThan(0.5 * left(gradientDescent));
  });
});

describe('Adam', () => {
  it('makes steps of exactly the learning rate while the gradient stays the same', () => {
    let state = adam.init(2);
    for (let i = 0; i < 30; i++) {
      const next = adam.update(state, Float64Array.of(3, -2000), 0.1);
      expect(next.step[0]).toBeCloseTo(0.1, 8);
      expect(next.step[1]).toBeCloseTo(-0.1, 8);
      state = next.state;
    }
  });

  it('has the second step of its definition, worked by hand', () => {
    const { state } = adam.update(adam.init(1), Float64Array.of(1), 0.5);
    // m = (0.9 x 0.1 + 0.1 x 3)/(1 - 0.81); v = (0.999 x 0.001 + 0.001 x 9)/(1 - 0.998001)
    const expected = (0.5 * (0.39 / 0.19)) / Math.sqrt(0.009999 / 0.001999);
    expect(adam.update(state, Float64Array.of(3), 0.5).step[0]).toBeCloseTo(expected, 7);
  });

  it('reaches the maximum of a badly scaled quadratic', () => {
    const last = descend(adam, [1, 1e-3], [1, 1], 0.05, 400).at(-1)!;
    expect(Math.abs(last[0]!)).toBeLessThan(1e-3);
    expect(Math.abs(last[1]!)).toBeLessThan(1e-2);
  });
});

describe.each(Object.values(OPTIMISER_REGISTRY))('$id', (optimiser) => {
  it('leaves what it was given unchanged', () => {
    const state = optimiser.init(2);
    const before = state.map((values) => Array.from(values));
    const gradient = Float64Array.of(1, -2);
    optimiser.update(state, gradient, 0.5);
    expect(state.map((values) => Array.from(values))).toEqual(before);
    expect(Array.from(gradient)).toEqual([1, -2]);
  });

  it('treats a forgotten parameter as new, and the others as before', () => {
    const { state } = optimiser.update(optimiser.init(2), Float64Array.of(1, 1), 0.5);
    const gradient = Float64Array.of(3, 3);
    const fresh = optimiser.update(optimiser.init(2), gradient, 0.5).step;
    const carried = optimiser.update(state, gradient, 0.5).step;
    const mixed = optimiser.update(forget(state, [1]), gradient, 0.5).step;
    expect(mixed[0]).toBe(carried[0]);
    expect(mixed[1]).toBe(fresh[1]);
  });
});
