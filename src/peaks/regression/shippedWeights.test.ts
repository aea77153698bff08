import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { memory } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawHeldOut } from '../../../scripts/train/heldOut';
import type { ModelCard } from '../../../scripts/train/modelCard';
import { sharedBench, type LabelledSpectra } from '../../../scripts/train/sharedBench';
import { startWasm } from '../../../scripts/train/wasmBackend';
import { spectrumOf } from '../../dataset/histograms';
import { VIP2 } from '../../physics/profile';
import { QUIET } from '../../simulate/fixtures/quietContext';
import { simulateRun } from '../../simulate/simulateRun';
import { truthOf } from '../../simulate/truth';
import { scorePositions } from '../positionScore';
import { findLines } from '../findLines';
import { TWO_BRANCH_CNN } from '../cnn/network';
import { createFinder } from '../createFinder';
import { BIDIRECTIONAL_LSTM } from '../lstm/network';
import { predictPositions } from './predict';
import type { RegressionNetwork } from './regressionNetwork';
import { loadNetwork } from './weights';

const MODELS = new URL('../../../public/models/', import.meta.url);
const load = (name: string) => Promise.resolve(Uint8Array.from(readFileSync(new URL(name, MODELS))).buffer);
const SPECTRA = 500;

interface Expectations {
  readonly network: RegressionNetwork;
  /** Of the layers as the paper prints them. */
  readonly parameters: number;
  /** By kind and yield, channels: the card's figure plus 20 %. */
  readonly limits: readonly (readonly ['recipe' | 'physical', from: number, to: number, limit: number])[];
  readonly sharedBenchLimit: number;
  readonly runLimits: { readonly copper: number; readonly others: number };
}

const DENSE = 501 * 50 + 51 * 5;
const EXPECTATIONS: readonly Expectations[] = [
  {
    network: TWO_BRANCH_CNN,
    // 2 x (5 x 50 + 5), (5 x 10 x 5 + 5), (5 + 5), (2105 + 1) 500.
    parameters: 255 + 255 + 10 + 2106 * 500 + DENSE,
    limits: [
      ['recipe', 0.02, 0.05, 6.2],
      ['recipe', 0.05, 0.1, 4.4],
      ['recipe', 0.5, 1, 1.95],
      ['physical', 0.02, 0.05, 3.2],
      ['physical', 0.05, 0.1, 2.6],
      ['physical', 0.5, 1, 1.9],
    ],
    sharedBenchLimit: 2.8,
    runLimits: { copper: 16, others: 5 },
  },
  {
    network: BIDIRECTIONAL_LSTM,
    // Two directions of four gates of 64 units: of 10 bins and 64 states, then of 128 and 64; (128 + 1) 500.
    parameters: 2 * 4 * 64 * (10 + 64 + 1) + 2 * 4 * 64 * (128 + 64 + 1) + 129 * 500 + DENSE,
    limits: [
      ['recipe', 0.05, 0.1, 7.9],
      ['physical', 0.05, 0.1, 3.9],
    ],
    sharedBenchLimit: 8.6,
    runLimits: { copper: 25, others: 12 },
  },
];

describe.each(EXPECTATIONS)('the shipped weights of $network.id', (expected) => {
  const { id, file } = expected.network;
  let network: LayersModel;
  beforeAll(async () => {
    await startWasm();
    network = await loadNetwork(expected.network, load);
  });
  afterAll(() => {
    network.dispose();
  });

  async function score({ counts, positions }: LabelledSpectra) {
    const predicted = await predictPositions(network, counts);
    return scorePositions(Array.from(predicted, (p, i) => [1500 * p, 1500 * positions[i]!] as const));
  }

  it('are those of the model card', async () => {
    const card = JSON.parse(readFileSync(new URL(file.replace('.f16.bin', '.card.json'), MODELS), 'utf8')) as ModelCard;
    const bytes = new Uint8Array(await load(file));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(card.sha256);
    expect(network.countParams()).toBe(card.parameters);
    expect(network.countParams()).toBe(expected.parameters);
  });

  // 500 of the spectra, all held out, that the card was written from.
  it.each(expected.limits)('predict %s spectra of yield %f to %f to %f channels', async (kind, from, to, limit) => {
    const { standardDeviation, bias, efficiency } = await score(drawHeldOut(kind, { from, to }, SPECTRA));
    expect(standardDeviation).toBeLessThan(limit);
    expect(Math.abs(bias)).toBeLessThan(0.6);
    expect(efficiency).toBeGreaterThan(0.99);
  });

  it.skipIf(sharedBench() === null)('predict the shared benchmark (skipped where absent)', async () => {
    const { standardDeviation, efficiency } = await score(sharedBench()!);
    expect(standardDeviation).toBeLessThan(expected.sharedBenchLimit);
    expect(efficiency).toBeGreaterThan(0.999);
  });

  it('place every line of a simulated run in two-day batches, Ka1 in channel centres', async () => {
    const { run, histograms } = await simulateRun({ preset: 'small', seed: 77, batchLengthDays: 2 }, QUIET);
    const finder = await createFinder(id, VIP2, { load, own: new Map() });
    const places = histograms.detectors.flatMap(({ sdd }, detector) =>
      histograms.batches.map(({ start, stop }, batch) => ({
        truth: truthOf(run, sdd, start!, stop!),
        counts: spectrumOf(histograms, detector, batch),
        stated: null,
      })),
    );
    const found = await findLines(places, finder, VIP2, QUIET);
    finder.dispose();
    places.forEach(({ truth }, i) => {
      expect(found[i]!.map((peak) => [peak.line, peak.finder])).toEqual(VIP2.finderLines.map((line) => [line, id]));
      for (const { line, adc } of found[i]!) {
        const { copper, others } = expected.runLimits;
        expect(Math.abs(adc - truth.centroidAdc[line])).toBeLessThan(line === 'CuKa' ? copper : others);
      }
    });
  });

  it('leave no tensors behind, and treat many spectra as one by one', async () => {
    const { counts } = drawHeldOut('physical', { from: 0.05, to: 1 }, 1100);
    const before = memory().numTensors;
    const together = await predictPositions(network, counts);
    expect(memory().numTensors).toBe(before);
    const last = await predictPositions(network, counts.subarray(1099 * 300));
    [...last].forEach((value, line) => {
      expect(Math.abs(value - together[1099 * 5 + line]!)).toBeLessThan(1e-5);
    });
  });

  it('refuse a file that is not theirs', async () => {
    await expect(loadNetwork(expected.network, () => Promise.resolve(new ArrayBuffer(10)))).rejects.toThrow(/10 bytes/);
  });
});

describe('all that is shipped as models', () => {
  it('is less than 4 MB', () => {
    const sizes = readdirSync(MODELS).map((name) => statSync(new URL(name, MODELS)).size);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(4e6);
  });
});
