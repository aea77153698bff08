import { beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../../../test/fixtures/tfjsBackend';
import { randomSource } from '../../../math/random';
import { createEvaluator } from '../evaluator';
import { atManganese } from '../fixtures/atManganese';
import { anchoredPrior, drawRow, TOY, windowOf, type ToyTruth } from '../fixtures/copperToy';
import { DEFAULT } from '../fixtures/defaultRun';
import { scatter } from '../fixtures/scatter';
import { UNWATCHED } from '../fixtures/task';
import type { Loss } from '../losses/loss';
import { LOSS_REGISTRY } from '../losses/registry';
import { optimise } from '../optimise';
import { prepareRow, type PreparedRow } from '../preparedRow';
import type { CopperRow } from '../row';
import { createFusedEvaluator } from './fusedEvaluator';

const LINES: readonly Partial<ToyTruth>[] = [
  {},
  { tailFraction: 0 },
  { tailBeta: 0.1 },
  { tailBeta: 20, tailFraction: 0.4 },
  { signalFraction: 1 },
  { sigmaEv: 55, events: 4000 },
];

/** Ten rows of each line, six of Mn Ka, one by itself (which gets no table), and one without any event. */
function toys(): CopperRow[] {
  const random = randomSource(11);
  const prior = anchoredPrior(2);
  const rows = Array.from({ length: 60 }, (_, i) => drawRow({ ...TOY, ...LINES[i % LINES.length] }, random, prior));
  const others = rows.filter((_, i) => i % 10 === 0).map(atManganese);
  return [
    ...rows,
    ...others,
    drawRow({ ...TOY, sigmaEv: 81 }, random, prior),
    drawRow({ ...TOY, events: 0 }, random, prior),
  ];
}

/** |a - b|/|b| of the gradients of each row with respect to z, lengths below one counting as one. */
function gradientErrors(loss: Loss, rows: readonly PreparedRow[], a: Float64Array, b: Float64Array): number[] {
  return rows.map((row, i) => {
    const transform = loss.parameters(row);
    const along = (g: Float64Array) =>
      [0, 1, 2].map((j) => [0, 1, 2].reduce((sum, k) => sum + transform[3 * k + j]! * g[3 * i + k]!, 0));
    const [ours, theirs] = [along(a), along(b)];
    return Math.hypot(...ours.map((value, j) => value - theirs[j]!)) / Math.max(1, Math.hypot(...theirs));
  });
}

beforeAll(() => startBackend('wasm'));

/** One loss of each sort of row terms; those that couple rows are tested beside them. */
const LOSSES = [LOSS_REGISTRY['as-published'], LOSS_REGISTRY.prior, LOSS_REGISTRY.entropy];

describe.each<Loss>(LOSSES)('the fused loss $id', (loss) => {
  const rows = toys().map(prepareRow);
  const displacements = scatter(loss, rows);

  it('has the values and gradients of automatic differentiation', async () => {
    const reference = createEvaluator(loss, rows);
    const theirs = await reference.evaluate(displacements, UNWATCHED);
    reference.dispose();
    const ours = await createFusedEvaluator(loss, rows).evaluate(displacements, UNWATCHED);
    ours.value.forEach((value, i) => {
      // A float32 logarithm is rounded to 1e-7 for each event.
      expect(Math.abs(value - theirs.value[i]!)).toBeLessThan(
        2e-6 * Math.max(10, Math.abs(value), rows[i]!.events / 10),
      );
    });
    expect(Math.max(...gradientErrors(loss, rows, ours.gradient, theirs.gradient))).toBeLessThan(5e-5);
  });

  it('has the values and gradients of the full line shape', async () => {
    const ours = await createFusedEvaluator(loss, rows).evaluate(displacements, UNWATCHED);
    const full = new Float64Array(3 * rows.length);
    rows.forEach((row, i) => {
      const own = [3 * i, 3 * i + 3] as const;
      const value = loss.terms.reduce(
        (sum, term) => sum + term.onRow(row, displacements.subarray(...own), full.subarray(...own)),
        0,
      );
      expect(Math.abs(ours.value[i]! - value)).toBeLessThan(2e-7 * Math.max(1, Math.abs(value)));
    });
    expect(Math.max(...gradientErrors(loss, rows, ours.gradient, full))).toBeLessThan(1e-5);
  });

  it('has the gradient of its finite differences', async () => {
    const evaluator = createFusedEvaluator(loss, rows);
    const { gradient } = await evaluator.evaluate(displacements, UNWATCHED);
    const h = 1e-3;
    for (const k of [0, 1, 2]) {
      const at = async (step: number) => {
        const moved = displacements.map((value, i) => (i % 3 === k ? value + step : value));
        return (await evaluator.evaluate(moved, UNWATCHED)).value;
      };
      const [below, above] = [await at(-h), await at(h)];
      rows.forEach((_, i) => {
        const numeric = (above[i]! - below[i]!) / (2 * h);
        expect(Math.abs(numeric - gradient[3 * i + k]!)).toBeLessThan(1e-4 * Math.max(1, Math.abs(numeric)));
      });
    }
  });

  it('is the full line shape where the line has left its table', async () => {
    const wide = toys().map((row): CopperRow => ({ ...row, windowAdc: windowOf(TOY.p, 2500, 2500) }));
    const far = wide.map((row) => ({ ...row, channels: Float64Array.of(1150, 2100), counts: Float64Array.of(1, 3) }));
    const prepared = far.map(prepareRow);
    const { value } = await createFusedEvaluator(loss, prepared).evaluate(new Float64Array(3 * far.length), UNWATCHED);
    prepared.forEach((row, i) => {
      const full = loss.terms.reduce((sum, term) => sum + term.onRow(row, [0, 0, 0], new Float64Array(3)), 0);
      expect(value[i]).toBeCloseTo(full, 8);
    });
  });

  it('is not finite where a displacement is not', async () => {
    const nowhere = new Float64Array(3 * rows.length).fill(NaN);
    const { value } = await createFusedEvaluator(loss, rows).evaluate(nowhere, UNWATCHED);
    expect([...value].every((v, i) => Number.isNaN(v) || rows[i]!.events === 0)).toBe(true);
  });

  it('leads to the constants of automatic differentiation: within 0.05 eV at copper', async () => {
    const settings = { ...DEFAULT, loss: loss.id };
    const ours = await optimise(toys(), settings, UNWATCHED);
    const theirs = await optimise(toys(), settings, UNWATCHED, undefined, { engine: 'autodiff' });
    const energyEv = (p: Float64Array, i: number) => p[3 * i]! + 1600 * (p[3 * i + 1]! + 1600 * p[3 * i + 2]!);
    rows.forEach((_, i) => {
      expect(Math.abs(energyEv(ours.p, i) - energyEv(theirs.p, i))).toBeLessThan(0.05);
    });
  });
});

describe('the fused loops', () => {
  it('let others breathe during a long evaluation', async () => {
    const channels = Float64Array.from({ length: 120 }, (_, i) => 1520 + i);
    const [toy] = toys();
    const row = { ...toy!, windowAdc: [1500, 1700] as const, channels, counts: channels.map(() => 1) };
    const rows = Array.from({ length: 5000 }, () => prepareRow(row, 0));
    let breaths = 0;
    const context = {
      ...UNWATCHED,
      breathe: () => {
        breaths++;
        return Promise.resolve();
      },
    };
    await createFusedEvaluator(LOSS_REGISTRY.prior, rows).evaluate(new Float64Array(15_000), context);
    expect(breaths).toBeGreaterThan(1);
  });
});
