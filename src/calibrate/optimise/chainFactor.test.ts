import { describe, expect, it } from 'vitest';
import { randomSource } from '../../math/random';
import { chainCovariances, factorChain } from './chainFactor';
import { linkPrior } from './coupled/linkPrior';
import { drawDetector } from './fixtures/linesToy';
import { UNWATCHED } from './fixtures/task';
import { LOSS_REGISTRY } from './losses/registry';
import { posteriorPrecision } from './whitening';
import { displacementsAt, whitenGradient, whitenRows } from './whitenedRows';

const random = randomSource(3);
const ROWS = [0, 1].flatMap((detector) => drawDetector(detector, 5, 3, 0, random).rows);
const LOSS = { ...LOSS_REGISTRY['all-lines'], coupled: [linkPrior] };
const SIZE = 3 * ROWS.length;

async function whitened() {
  const rows = await whitenRows(ROWS, LOSS, UNWATCHED);
  const prepared = rows.map((row) => row.prepared);
  const own = prepared.map((row) => posteriorPrecision(row, [0, 0, 0]));
  return { rows, own, links: linkPrior.precision!(prepared) };
}

/** The whole precision, row by row of a dense matrix. */
function dense(own: readonly Float64Array[], links: Awaited<ReturnType<typeof whitened>>['links']): number[][] {
  const h = Array.from({ length: SIZE }, () => new Array<number>(SIZE).fill(0));
  own.forEach((block, r) => {
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j < 3; j++) {
        h[3 * r + i]![3 * r + j] = block[3 * i + j]! + links.diagonal[r]![3 * i + j]!;
        const below = links.below[r]?.[3 * i + j];
        if (below !== undefined) h[3 * r + i]![3 * r - 3 + j] = h[3 * r - 3 + j]![3 * r + i] = below;
      }
    }
  });
  return h;
}

/** H^-1 b by Gaussian elimination with pivots. */
function solve(matrix: readonly (readonly number[])[], b: readonly number[]): number[] {
  const a = matrix.map((line, i) => [...line, b[i]!]);
  for (let c = 0; c < a.length; c++) {
    const pivot = a.reduce((best, line, r) => (r >= c && Math.abs(line[c]!) > Math.abs(a[best]![c]!) ? r : best), c);
    [a[c], a[pivot]] = [a[pivot]!, a[c]!];
    for (let r = 0; r < a.length; r++) {
      if (r === c) continue;
      const factor = a[r]![c]! / a[c]![c]!;
      for (let k = c; k <= a.length; k++) a[r]![k]! -= factor * a[c]![k]!;
    }
  }
  return a.map((line, i) => line[a.length]! / line[i]!);
}

describe('the factor of linked rows', () => {
  it('makes the curvature in z the unit matrix: d^T H d = z^T z', async () => {
    const { rows, own, links } = await whitened();
    const h = dense(own, links);
    for (let trial = 0; trial < 5; trial++) {
      const z = Float64Array.from({ length: SIZE }, () => random.normal());
      const d = displacementsAt(rows, z);
      const form = h.reduce((sum, line, i) => sum + d[i]! * line.reduce((s, value, j) => s + value * d[j]!, 0), 0);
      expect(form / z.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 6);
    }
  });

  it('takes gradients the other way: g . d(z) = L^-1 g . z', async () => {
    const { rows } = await whitened();
    const z = Float64Array.from({ length: SIZE }, () => random.normal());
    const g = Float64Array.from({ length: SIZE }, () => random.normal());
    const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);
    expect(dot(whitenGradient(rows, g), z) / dot(g, displacementsAt(rows, z))).toBeCloseTo(1, 8);
  });

  it('has the diagonal blocks of the dense inverse', async () => {
    const { own, links } = await whitened();
    const covariances = chainCovariances(factorChain(own, links));
    const h = dense(own, links);
    for (let i = 0; i < SIZE; i++) {
      const column = solve(
        h,
        h.map((_, k) => (k === i ? 1 : 0)),
      );
      const row = Math.floor(i / 3);
      for (let j = 0; j < 3; j++) {
        const scale = Math.sqrt(covariances[row]![4 * j]! * covariances[row]![4 * (i % 3)]!);
        expect(Math.abs(covariances[row]![3 * j + (i % 3)]! - column[3 * row + j]!)).toBeLessThan(1e-6 * scale);
      }
    }
  });
});
