import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { startWasm } from '../../../scripts/train/wasmBackend';
import { PROFILES, VIP2 } from '../../physics/profile';
import { QUIET } from '../../simulate/fixtures/quietContext';
import { COARSE_BINS } from '../coarse';
import { devianceExcess } from '../poissonDeviance';
import { adapted } from './adapt';
import { autoencoderText, loadAutoencoder, SHIPPED_AUTOENCODERS } from './model';
import { reconstruct } from './reconstruct';
import { DEFAULT_SHAPE } from './shape';
import { goodCounts, trainAutoencoder } from './train';

const MODELS = new URL('../../../public/models/', import.meta.url);
const load = (name: string) => Promise.resolve(Uint8Array.from(readFileSync(new URL(name, MODELS))).buffer);
const BREATHE = () => Promise.resolve();
const PLAN = {
  seed: 3,
  steps: 5,
  batchSize: 16,
  peakLearningRate: 2e-3,
  warmUpSteps: 10,
  shape: DEFAULT_SHAPE,
  counts: [1000, 5000],
} as const;
const drawn = (count: number, stream: number, profile = VIP2) =>
  goodCounts({ profile, counts: [3000, 4000], count, seed: 99, stream });
const rowOf = (all: Float32Array, row: number) => all.subarray(row * COARSE_BINS, (row + 1) * COARSE_BINS);

describe('autoencoder', () => {
  beforeAll(startWasm);

  it('trains to the same weights for the same seed, others for another', async () => {
    const train = (seed: number) => trainAutoencoder({ ...PLAN, seed }, VIP2, QUIET, () => undefined);
    const first = await train(3);
    expect(await train(3)).toEqual(first);
    expect(await train(4)).not.toEqual(first);
  });

  it.each(PROFILES.filter(({ id }) => SHIPPED_AUTOENCODERS.includes(id)))(
    'shipped for $label describes good spectra of two days nearly as well as chance allows',
    async (profile) => {
      const model = (await loadAutoencoder(profile.id, load))!;
      const counts = drawn(60, 1, profile);
      const expected = await reconstruct(model, counts, BREATHE);
      const excesses = Array.from({ length: 60 }, (_, row) => devianceExcess(rowOf(counts, row), rowOf(expected, row)));
      expect(Math.abs(excesses.reduce((sum, x) => sum + x, 0) / 60)).toBeLessThan(1.5);
      // A spectrum with the same counts, of which a tenth lie where none should.
      const odd = rowOf(counts, 0).slice();
      odd.fill(8, 150, 190);
      const again = await reconstruct(model, odd, BREATHE);
      expect(devianceExcess(odd, again)).toBeGreaterThan(8);
    },
  );

  it('expects as many counts as there are', async () => {
    const model = (await loadAutoencoder('vip-2', load))!;
    const counts = drawn(3, 2);
    const expected = await reconstruct(model, counts, BREATHE);
    for (let row = 0; row < 3; row++) {
      const [seen, meant] = [counts, expected].map((all) => rowOf(all, row).reduce((sum, n) => sum + n, 0));
      expect(meant! / seen!).toBeCloseTo(1, 4);
    }
  });

  it('adapts to spectra that it does not know', async () => {
    const model = (await loadAutoencoder('vip-2', load))!;
    // A run with a line of its own.
    const own = drawn(200, 3).map((n, at) => n + (Math.abs((at % COARSE_BINS) - 30) < 3 ? 12 : 0));
    const fresh = drawn(20, 4).map((n, at) => n + (Math.abs((at % COARSE_BINS) - 30) < 3 ? 12 : 0));
    const excess = async (used: typeof model) => {
      const expected = await reconstruct(used, fresh, BREATHE);
      return Array.from({ length: 20 }, (_, row) => devianceExcess(rowOf(fresh, row), rowOf(expected, row))).reduce(
        (sum, x) => sum + x / 20,
        0,
      );
    };
    const before = await excess(model);
    const after = await excess(await adapted(model, own, 1, QUIET));
    expect(after).toBeLessThan(0.5 * before);
  });

  it('is kept in half precision, and read again', async () => {
    const model = (await loadAutoencoder('vip-2', load))!;
    const text = autoencoderText(model);
    const again = await loadAutoencoder('vip-2', () => Promise.resolve(Uint8Array.from(Buffer.from(text)).buffer));
    expect(again!.weights).toEqual(model.weights);
    await expect(
      loadAutoencoder('vip-2', () =>
        Promise.resolve(Uint8Array.from(Buffer.from(text.replace('"hidden": 64', '"hidden": 63'))).buffer),
      ),
    ).rejects.toThrow('damaged');
    expect(await loadAutoencoder('another', load)).toBeNull();
  });
});
