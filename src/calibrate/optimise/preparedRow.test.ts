import { describe, expect, it } from 'vitest';
import { randomSource } from '../../math/random';
import { energyAt } from '../energyCalibration';
import { anchoredPrior, channelOf, drawRow, TOY, TOY_KA1_EV } from './fixtures/copperToy';
import { fromFrame, inverseFrameMatrix, frameMatrix, toFrame } from './frame';
import { congruence3, multiply3, symmetricEigen3, transpose3 } from './matrix3';
import { prepareRow } from './preparedRow';
import { logPrior } from './rowLikelihood';
import { scaledConstants, whiteningAt } from './whitening';

const IDENTITY = [1, 0, 0, 0, 1, 0, 0, 0, 1];

function expectMatrix(actual: Float64Array, expected: readonly number[], tolerance: number) {
  actual.forEach((value, i) => {
    expect(Math.abs(value - expected[i]!)).toBeLessThan(tolerance);
  });
}

describe('the frame', () => {
  it('gives the same energies, and leads back', () => {
    const p = [1135, 4.2, 7e-5] as const;
    const q = toFrame(p, 1600);
    const u = (1650 - 1600) / 200;
    expect(q[0] + u * (q[1] + u * q[2])).toBeCloseTo(energyAt(p, 1650), 9);
    fromFrame(q, 1600).forEach((value, k) => {
      expect(value / p[k]!).toBeCloseTo(1, 10);
    });
    expectMatrix(multiply3(frameMatrix(1600), inverseFrameMatrix(1600)), IDENTITY, 1e-9);
  });
});

describe('symmetricEigen3', () => {
  it('diagonalises, also where eigenvalues are many orders apart or zero', () => {
    const random = randomSource(3);
    for (const scales of [
      [1, 1, 1],
      [1e6, 1, 1e-3],
      [5, 0, 0],
    ]) {
      const a = Float64Array.from({ length: 9 }, () => random.normal());
      const s = congruence3(a, Float64Array.of(scales[0]!, 0, 0, 0, scales[1]!, 0, 0, 0, scales[2]!));
      const { values, vectors } = symmetricEigen3(s);
      const size = Math.max(...values);
      const diagonal = Float64Array.of(values[0]!, 0, 0, 0, values[1]!, 0, 0, 0, values[2]!);
      expectMatrix(multiply3(vectors, transpose3(vectors)), IDENTITY, 1e-12);
      expectMatrix(congruence3(vectors, diagonal), Array.from(s), 1e-12 * size);
    }
  });
});

describe('the prior', () => {
  const covariance = [400, -0.4, 1e-5, -0.4, 5e-4, -2e-8, 1e-5, -2e-8, 4e-12];

  it('is the Gaussian of its covariance', () => {
    const row = prepareRow(
      { ...drawRow(TOY, randomSource(1), anchoredPrior(3)), prior: { mean: TOY.p, covariance } },
      0,
    );
    const change = [7, -0.011, 1.5e-6] as const;
    const at = toFrame(change, row.anchorAdc).map((d, k) => d + row.priorMean[k]!);
    // -x^T C^-1 x/2, C^-1 by cofactors.
    const [a, b, c, , d, e, , , f] = covariance as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    const det = a * (d * f - e * e) - b * (b * f - e * c) + c * (b * e - d * c);
    const inverse = [d * f - e * e, c * e - b * f, b * e - c * d, a * f - c * c, b * c - a * e, a * d - b * b].map(
      (v) => v / det,
    );
    const [x, y, z] = change;
    const [xx, xy, xz, yy, yz, zz] = inverse as [number, number, number, number, number, number];
    const form = x * x * xx + y * y * yy + z * z * zz + 2 * (x * y * xy + x * z * xz + y * z * yz);
    expect(logPrior(row, at, new Float64Array(3)) / (-0.5 * form)).toBeCloseTo(1, 6);
  });

  it('holds what it knows exactly to a thousandth of an eV', () => {
    const row = prepareRow(drawRow(TOY, randomSource(1), anchoredPrior(3)), 0);
    const { values } = symmetricEigen3(row.priorPrecision);
    expect(Math.max(...values)).toBeCloseTo(1e6, -1);
  });
});

describe('the parameters of the descent', () => {
  it('have unit curvature for the default loss: T^T (prior + Fisher) T = 1, and T T^T is the covariance', () => {
    const empty = prepareRow(drawRow({ ...TOY, events: 0 }, randomSource(1), anchoredPrior(3)), 0);
    const transform = whiteningAt(empty, [0, 0, 0]);
    expectMatrix(congruence3(transpose3(transform), empty.priorPrecision), IDENTITY, 1e-9);
    // Without copper the covariance is the prior's.
    const adc = channelOf(TOY.p, TOY_KA1_EV);
    const variance = (c: ArrayLike<number>) => {
      const g = [1, adc, adc * adc];
      return g.reduce((sum, gi, i) => sum + g.reduce((s, gj, j) => s + gi * gj * c[3 * i + j]!, 0), 0);
    };
    const root = whiteningAt(empty, [0, 0, 0]);
    const covariance = congruence3(inverseFrameMatrix(empty.anchorAdc), multiply3(root, transpose3(root)));
    expect(variance(covariance) / variance(empty.row.prior.covariance)).toBeCloseTo(1, 5);
  });

  it('are p0, a p1, a^2 p2 for the printed loss: equal steps change the energy at the anchor equally', () => {
    const row = prepareRow(drawRow(TOY, randomSource(1), anchoredPrior(3)), 0);
    const transform = scaledConstants(row);
    expect(transform[1]! / transform[0]!).toBeCloseTo(1, 12);
    expect(transform[2]! / transform[0]!).toBeCloseTo(1, 12);
    // dE/dADC of equal changes: 0, 1/a, 2/a.
    expect(transform[3]).toBeCloseTo(0, 12);
    expect(transform[5]! / transform[4]!).toBeCloseTo(2, 12);
  });
});
