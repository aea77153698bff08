import { describe, expect, it } from 'vitest';
import { randomSource } from '../../math/random';
import { densityAt, windowNorm } from './copperDensity';
import { copperFisher } from './copperFisher';
import { anchoredPrior, drawRow, TOY } from './fixtures/copperToy';
import { prepareRow } from './preparedRow';
import { LOSS_REGISTRY } from './losses/registry';

const DISPLACEMENTS = [
  [0, 0, 0],
  [12, -6, 0.4],
  [-55, 20, -2],
] as const;

function toy(seed: number) {
  return prepareRow(drawRow(TOY, randomSource(seed), anchoredPrior(2)), 0);
}

describe.each(Object.values(LOSS_REGISTRY))('loss $id in Float64', ({ terms }) => {
  it.each(DISPLACEMENTS)('has the gradient of its finite differences at (%d, %d, %d)', (...displacement) => {
    const row = toy(1);
    for (const term of terms) {
      const gradient = new Float64Array(3);
      term.onRow(row, displacement, gradient);
      displacement.forEach((_, k) => {
        const h = 1e-4;
        const at = (step: number) =>
          term.onRow(
            row,
            displacement.map((d, j) => (j === k ? d + step : d)),
            new Float64Array(3),
          );
        // Five-point formula: error of order h^4.
        const numeric = (8 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))) / (12 * h);
        const scale = Math.max(1, Math.abs(gradient[k]!));
        expect(Math.abs(numeric - gradient[k]!) / scale).toBeLessThan(2e-6);
      });
    }
  });
});

describe('the normalised density', () => {
  it.each(DISPLACEMENTS)('integrates to one over the window at (%d, %d, %d)', (...displacement) => {
    const row = toy(2);
    const [low, high] = row.row.windowAdc;
    const norm = windowNorm(row, displacement);
    const steps = 2000;
    let integral = 0;
    for (let i = 0; i <= steps; i++) {
      const weight = i === 0 || i === steps ? 1 : i % 2 === 0 ? 2 : 4;
      const adc = low + ((high - low) * i) / steps;
      integral += (weight * densityAt(row, displacement, adc, norm, [0, 0, 0]) * (high - low)) / (3 * steps);
    }
    expect(integral).toBeCloseTo(1, 9);
  });

  it('has the Fisher information of a dense sum over the window', () => {
    const row = toy(3);
    const [low, high] = row.row.windowAdc;
    const norm = windowNorm(row, [5, 3, 0.1]);
    const dense = new Float64Array(9);
    const steps = 4000;
    for (let i = 0; i < steps; i++) {
      const gradient: [number, number, number] = [0, 0, 0];
      const f = densityAt(row, [5, 3, 0.1], low + ((high - low) * (i + 0.5)) / steps, norm, gradient);
      for (let k = 0; k < 9; k++) {
        dense[k]! += (row.events * ((high - low) / steps) * gradient[Math.floor(k / 3)]! * gradient[k % 3]!) / f;
      }
    }
    copperFisher(row, [5, 3, 0.1]).forEach((value, k) => {
      expect(Math.abs(value - dense[k]!)).toBeLessThan(
        2e-4 * Math.sqrt(dense[4 * Math.floor(k / 3)]! * dense[4 * (k % 3)]!),
      );
    });
  });

  it('is no larger where the gain is squeezed: the degeneracy of the printed loss is gone', () => {
    const row = toy(4);
    const value = (loss: 'prior' | 'as-published', squeeze: number) =>
      LOSS_REGISTRY[loss].terms[0]!.onRow(
        row,
        // All energies move towards the line: E becomes E - squeeze (E - 8047).
        [-squeeze * (row.start[0] - 47), -squeeze * row.start[1], -squeeze * row.start[2]],
        new Float64Array(3),
      );
    expect(value('as-published', 0.9)).toBeGreaterThan(value('as-published', 0) + 5);
    expect(value('prior', 0.9)).toBeLessThan(value('prior', 0) - 5);
    expect(value('prior', -5)).toBeLessThan(value('prior', 0) - 5);
  });
});
