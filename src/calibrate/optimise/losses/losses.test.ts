import * as tf from '@tensorflow/tfjs-core';
import { erfcx } from '../../../math/specialFunctions';
import { beforeAll, describe, expect, it } from 'vitest';
import { randomSource } from '../../../math/random';
import { createEvaluator } from '../evaluator';
import { startBackend } from '../../../../test/fixtures/tfjsBackend';
import { anchoredPrior, drawRow, TOY, type ToyTruth } from '../fixtures/copperToy';
import { scatter } from '../fixtures/scatter';
import { UNWATCHED } from '../fixtures/task';
import { prepareRow, type PreparedRow } from '../preparedRow';
import { erfcxOfPositive } from './erfcxTensor';
import type { Loss } from './loss';
import { LOSS_REGISTRY } from './registry';

const LINES: readonly Partial<ToyTruth>[] = [
  {},
  { tailFraction: 0 },
  { tailBeta: 0.1 },
  { tailBeta: 20, tailFraction: 0.4 },
  { signalFraction: 1 },
  { sigmaEv: 55, events: 200 },
];

/** One loss of each sort of row terms; those that couple rows are tested beside them. */
const LOSSES = [LOSS_REGISTRY['as-published'], LOSS_REGISTRY.prior, LOSS_REGISTRY.entropy];

/** Rows of every kind, the last without any event. */
function toys(): PreparedRow[] {
  const random = randomSource(11);
  const rows = Array.from({ length: 60 }, (_, i) =>
    drawRow({ ...TOY, ...LINES[i % LINES.length] }, random, anchoredPrior(2)),
  );
  return [...rows, drawRow({ ...TOY, events: 0 }, random, anchoredPrior(2))].map(prepareRow);
}

function inFloat64(loss: Loss, row: PreparedRow, displacement: Float64Array) {
  const gradient = new Float64Array(3);
  const value = loss.terms.reduce((sum, term) => sum + term.onRow(row, displacement, gradient), 0);
  return { value, gradient };
}

describe.each(['cpu', 'wasm'] as const)('on the %s backend', (backend) => {
  beforeAll(() => startBackend(backend));

  it('erfcx is right to float32 rounding from 0 to 10,000', async () => {
    const z = Float32Array.from({ length: 2000 }, (_, i) => (i < 1000 ? i / 80 : 12.5 * 10 ** ((i - 1000) / 345)));
    const result = tf.tidy(() => erfcxOfPositive(tf.tensor1d(z)));
    const values = await result.data();
    result.dispose();
    z.forEach((value, i) => {
      expect(Math.abs(values[i]! / erfcx(value) - 1)).toBeLessThan(5e-7);
    });
  });

  it.each(LOSSES)('loss $id and its automatic gradient agree with Float64', async (loss) => {
    const rows = toys();
    const displacements = scatter(loss, rows);
    const evaluator = createEvaluator(loss, rows);
    const { value, gradient } = await evaluator.evaluate(displacements, UNWATCHED);
    evaluator.dispose();
    rows.forEach((row, i) => {
      const expected = inFloat64(loss, row, displacements.subarray(3 * i, 3 * i + 3));
      expect(Math.abs(value[i]! - expected.value)).toBeLessThan(2e-6 * Math.max(10, Math.abs(expected.value)));
      // In the parameters of the descent, where every component counts: events set the scale.
      const transform = loss.parameters(row);
      for (let j = 0; j < 3; j++) {
        const along = (g: ArrayLike<number>) =>
          transform[j]! * g[0]! + transform[3 + j]! * g[1]! + transform[6 + j]! * g[2]!;
        const error = along(gradient.subarray(3 * i, 3 * i + 3)) - along(expected.gradient);
        expect(Math.abs(error)).toBeLessThan(2e-5 * Math.max(1, Math.abs(along(expected.gradient))));
      }
    });
  });

  it.each(LOSSES)('loss $id stays finite 500 eV off the line', async (loss) => {
    const rows = toys();
    const evaluator = createEvaluator(loss, rows);
    for (const shift of [-500, 500]) {
      const displacements = Float64Array.from({ length: rows.length * 3 }, (_, i) => (i % 3 === 0 ? shift : 0));
      const { value, gradient } = await evaluator.evaluate(displacements, UNWATCHED);
      expect([...value, ...gradient].every(Number.isFinite)).toBe(true);
    }
    evaluator.dispose();
  });

  it.each(LOSSES)('loss $id gives the same numbers in small blocks', async (loss) => {
    const rows = toys();
    const displacements = scatter(loss, rows);
    const results = [];
    for (const slots of [1 << 20, 400, 1]) {
      const evaluator = createEvaluator(loss, rows, slots);
      results.push(await evaluator.evaluate(displacements, UNWATCHED));
      evaluator.dispose();
    }
    const [whole, ...parts] = results;
    for (const part of parts) {
      whole!.value.forEach((value, i) => {
        expect(Math.abs(part.value[i]! - value)).toBeLessThan(1e-6 * Math.max(10, Math.abs(value)));
      });
      whole!.gradient.forEach((value, i) => {
        expect(Math.abs(part.gradient[i]! - value)).toBeLessThan(1e-4 * Math.max(0.1, Math.abs(value)));
      });
    }
  });

  it('leaves no tensor behind', async () => {
    const before = tf.memory().numTensors;
    const rows = toys();
    const evaluator = createEvaluator(LOSS_REGISTRY.prior, rows, 200);
    const laidOut = tf.memory().numTensors;
    await evaluator.evaluate(scatter(LOSS_REGISTRY.prior, rows), UNWATCHED);
    expect(tf.memory().numTensors).toBe(laidOut);
    evaluator.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});
