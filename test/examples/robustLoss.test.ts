import { beforeAll, describe, expect, it } from 'vitest';
import { createEvaluator } from '../../src/calibrate/optimise/evaluator';
import { anchoredPrior, drawRow, TOY } from '../../src/calibrate/optimise/fixtures/copperToy';
import { UNWATCHED } from '../../src/calibrate/optimise/fixtures/task';
import { prepareRow, type PreparedRow } from '../../src/calibrate/optimise/preparedRow';
import { randomSource } from '../../src/math/random';
import { startBackend } from '../fixtures/tfjsBackend';
import { robustLine } from './robustLoss';

type Triple = readonly [number, number, number];

const DISPLACEMENTS: readonly Triple[] = [
  [0, 0, 0],
  [12, -6, 0.4],
  [-55, 20, -2],
];
const rowsOf = (seed: number): PreparedRow[] => {
  const random = randomSource(seed);
  return DISPLACEMENTS.map((_, i) => prepareRow(drawRow(TOY, random, anchoredPrior(2)), i));
};

function valueOf(row: PreparedRow, displacement: Triple, terms = robustLine.terms) {
  const gradient = new Float64Array(3);
  const value = terms.reduce((sum, term) => sum + term.onRow(row, displacement, gradient), 0);
  return { value, gradient };
}

describe('the loss of the example', () => {
  beforeAll(() => startBackend('cpu'));

  it.each(DISPLACEMENTS)('has the gradient of its finite differences at (%d, %d, %d)', (...displacement) => {
    const row = rowsOf(1)[0]!;
    const { gradient } = valueOf(row, displacement);
    gradient.forEach((slope, k) => {
      const moved = (step: number): Triple => {
        const [a, b, c] = displacement.map((d, j) => (j === k ? d + step : d));
        return [a!, b!, c!];
      };
      const at = (step: number) => valueOf(row, moved(step)).value;
      const h = 1e-4;
      const numeric = (8 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))) / (12 * h);
      expect(Math.abs(numeric - slope) / Math.max(1, Math.abs(slope))).toBeLessThan(2e-6);
    });
  });

  it('says the same on the tensor backend, differentiated automatically', async () => {
    const rows = rowsOf(2);
    const evaluator = createEvaluator(robustLine, rows);
    const { value, gradient } = await evaluator.evaluate(Float64Array.from(DISPLACEMENTS.flat()), UNWATCHED);
    evaluator.dispose();
    rows.forEach((row, i) => {
      const expected = valueOf(row, DISPLACEMENTS[i]!);
      expect(Math.abs(value[i]! - expected.value)).toBeLessThan(2e-6 * Math.max(10, Math.abs(expected.value)));
      expected.gradient.forEach((slope, k) => {
        expect(Math.abs(gradient[3 * i + k]! - slope)).toBeLessThan(1e-4 * Math.max(1, Math.abs(slope)));
      });
    });
  });

  it('finds a line that is 20 eV off, by its copper alone', () => {
    // Many events, so that chance is small, and the prior left out, so that it is the copper that tells.
    const exact = { covariance: anchoredPrior(2).covariance, draw: (): Triple => [0, 0, 0] };
    const row = prepareRow(drawRow({ ...TOY, events: 4000 }, randomSource(3), exact), 0);
    const [student, jacobian] = robustLine.terms;
    const shifts = Array.from({ length: 161 }, (_, i) => 0.5 * (i - 80));
    const values = shifts.map((shift) => valueOf(row, [shift, 0, 0], [student!, jacobian!]).value);
    // Truth is 0. Sampling: 73 eV/sqrt(3200) is 1.3 eV; the low-energy tail and the window pull by a few eV.
    expect(Math.abs(shifts[values.indexOf(Math.max(...values))]!)).toBeLessThan(10);
  });

  it('does not reward a squeezed scale, as it would without the Jacobian', () => {
    const row = rowsOf(4)[0]!;
    const [student, jacobian] = robustLine.terms;
    // All energies move towards the line: E becomes E - squeeze (E - 8041). The prior, which would hold them, is left out.
    const squeezed = (squeeze: number, terms: typeof robustLine.terms) =>
      valueOf(row, [-squeeze * (row.start[0] - 41), -squeeze * row.start[1], -squeeze * row.start[2]], terms).value;
    expect(squeezed(0.9, [student!])).toBeGreaterThan(squeezed(0, [student!]) + 5);
    for (const far of [0.9, -5]) {
      expect(squeezed(far, [student!, jacobian!])).toBeLessThan(squeezed(0, [student!, jacobian!]) - 5);
    }
  });
});
