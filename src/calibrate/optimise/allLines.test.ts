import { beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../../test/fixtures/tfjsBackend';
import { randomSource } from '../../math/random';
import type { OptimisationSettings } from '../settings';
import { drawDetector } from './fixtures/linesToy';
import { channelOf } from './fixtures/copperToy';
import { UNWATCHED } from './fixtures/task';
import { createLossEvaluator } from './lossEvaluator';
import { lossOf } from './losses/registry';
import { optimise } from './optimise';
import { prepareRow } from './preparedRow';

const SETTINGS: OptimisationSettings = {
  loss: 'all-lines',
  optimiser: 'gradient-descent',
  learningRate: 0.5,
  iterations: 40,
  schedule: 'constant',
  earlyStopping: 0,
};
const BATCHES = 6;
const COPPER_EV = 8047.4727;

function detectors(count: number, seed: number, startErrorEv = 5) {
  const random = randomSource(seed);
  return Array.from({ length: count }, (_, detector) => drawDetector(detector, BATCHES, 3, startErrorEv, random));
}

beforeAll(() => startBackend('wasm'));

describe('the loss of all lines', () => {
  const rows = detectors(2, 1).flatMap((detector) => detector.rows.map(prepareRow));
  const displacements = Float64Array.from({ length: 3 * rows.length }, (_, i) => [3, -2, 0.02][i % 3]! * (1 + (i % 2)));

  it('has the gradient of its finite differences', async () => {
    const evaluator = createLossEvaluator(lossOf(SETTINGS), rows, 'fused');
    const total = async (at: Float64Array) =>
      (await evaluator.evaluate(at, UNWATCHED)).value.reduce((sum, value) => sum + value, 0);
    const { gradient } = await evaluator.evaluate(displacements, UNWATCHED);
    for (let i = 0; i < displacements.length; i++) {
      const h = i % 3 === 2 ? 1e-5 : 1e-3;
      const moved = (step: number) => displacements.map((d, k) => (k === i ? d + step : d));
      const numeric = ((await total(moved(h))) - (await total(moved(-h)))) / (2 * h);
      expect(Math.abs(gradient[i]! - numeric)).toBeLessThan(1e-4 * Math.max(1, Math.abs(numeric)));
    }
  });

  it('has the values and gradients of automatic differentiation', async () => {
    const loss = lossOf(SETTINGS);
    const ours = await createLossEvaluator(loss, rows, 'fused').evaluate(displacements, UNWATCHED);
    const placed = createLossEvaluator(loss, rows, 'autodiff');
    const theirs = await placed.evaluate(displacements, UNWATCHED);
    placed.dispose();
    ours.value.forEach((value, i) => {
      expect(Math.abs(theirs.value[i]! - value)).toBeLessThan(1e-5 * Math.abs(value));
    });
    const largest = Math.max(...ours.gradient.map(Math.abs));
    ours.gradient.forEach((g, i) => {
      expect(Math.abs(g - theirs.gradient[i]!)).toBeLessThan(1e-4 * Math.max(0.05 * largest, Math.abs(g)));
    });
  });

  it('covers the truth at copper: pulls of width 1', async () => {
    const toys = detectors(100, 2);
    const { p, covariance, logLikelihood } = await optimise(
      toys.flatMap((toy) => toy.rows),
      SETTINGS,
      UNWATCHED,
    );
    logLikelihood.forEach((value, i) => {
      expect(value).toBeGreaterThanOrEqual((logLikelihood[i - 1] ?? -Infinity) - 1e-6 * Math.abs(value));
    });
    const pulls = toys
      .flatMap((toy) => toy.truth)
      .map((truth, i) => {
        const adc = channelOf(truth, COPPER_EV);
        const powers = [1, adc, adc * adc];
        const energyEv = powers.reduce((sum, power, k) => sum + power * p[3 * i + k]!, 0);
        const variance = powers.reduce(
          (sum, a, j) => sum + powers.reduce((s, b, k) => s + a * b * covariance![9 * i + 3 * j + k]!, 0),
          0,
        );
        return (energyEv - COPPER_EV) / Math.sqrt(variance);
      });
    const mean = pulls.reduce((sum, pull) => sum + pull, 0) / pulls.length;
    const width = Math.sqrt(pulls.reduce((sum, pull) => sum + pull * pull, 0) / pulls.length);
    // Batches of a detector are alike: 100 detectors fix the mean to 0.1, the width to 0.07. Three of these errors.
    expect(Math.abs(mean)).toBeLessThan(0.3);
    expect(Math.abs(width - 1)).toBeLessThan(0.21);
  });

  it('comes back to where it ends from a good start: within 1 eV from 20 eV off', async () => {
    const good = detectors(5, 3, 0).flatMap((toy) => toy.rows);
    const random = randomSource(4);
    const bad = good.map((row) => {
      const start = [row.start[0] + (random.uniform() < 0.5 ? -20 : 20), row.start[1], row.start[2]] as const;
      return { ...row, start, prior: { ...row.prior, mean: start } };
    });
    const [a, b] = [await optimise(good, SETTINGS, UNWATCHED), await optimise(bad, SETTINGS, UNWATCHED)];
    const energyEv = (p: Float64Array, i: number) => p[3 * i]! + 1601 * (p[3 * i + 1]! + 1601 * p[3 * i + 2]!);
    const apart = good.map((_, i) => energyEv(a.p, i) - energyEv(b.p, i));
    expect(Math.sqrt(apart.reduce((sum, d) => sum + d * d, 0) / apart.length)).toBeLessThan(1);
  });
});
