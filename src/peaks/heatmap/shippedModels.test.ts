import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../../test/fixtures/tfjsBackend';
import { randomSource } from '../../math/random';
import { NETWORK_PROFILES, VIP2, type Profile } from '../../physics/profile';
import { positionLimit } from '../../simulate/training/positionLimit';
import { profileSpectrum } from '../../simulate/training/profileSpectrum';
import { recipeSpectrum } from '../../simulate/training/recipeSpectrum';
import { binsOf, type TrainingSpectrum } from '../../simulate/training/trainingSpectrum';
import { createFinder } from '../createFinder';
import type { PeakFinder } from '../peakFinder';

const MODELS = fileURLToPath(new URL('../../../public/models/', import.meta.url));
const SOURCES = {
  load: (name: string) => Promise.resolve(Uint8Array.from(readFileSync(MODELS + name)).buffer),
  own: new Map(),
};
const CONTEXT = {
  signal: new AbortController().signal,
  onProgress: () => undefined,
  breathe: () => Promise.resolve(),
};
const SEED = 161803;

/** Events channel by channel, each bin's spread evenly over its channels: what an ADC would have written. */
function inChannels(spectrum: TrainingSpectrum, profile: Profile, seed: number): Uint32Array {
  const random = randomSource(SEED, seed);
  const { firstEdgeAdc, binAdc, count } = binsOf(profile);
  const counts = new Uint32Array(firstEdgeAdc + binAdc * count);
  spectrum.expected.forEach((mean, bin) => {
    for (let k = 0; k < binAdc; k++)
      counts[firstEdgeAdc + bin * binAdc + k] = random.poisson(Math.max(mean, 0) / binAdc);
  });
  return counts;
}

async function search(finder: PeakFinder, profile: Profile, spectra: readonly TrainingSpectrum[]) {
  const inputs = spectra.map((own, i) => ({ counts: inChannels(own, profile, i), stated: null }));
  return finder.find({ spectra: inputs, profile }, CONTEXT);
}

describe('the shipped heatmap networks', () => {
  beforeAll(() => startBackend('wasm'));

  it("find every line of the paper's recipe near the limit of what counts can say, with honest errors", async () => {
    const random = randomSource(SEED);
    const spectra = Array.from({ length: 400 }, () => recipeSpectrum(random, { from: 0.05, to: 1 }));
    const found = await search(await createFinder('heatmap', VIP2, SOURCES), VIP2, spectra);
    const { binAdc } = binsOf(VIP2);
    VIP2.finderLines.forEach((line, l) => {
      let [squares, limits, pulls, bias] = [0, 0, 0, 0];
      spectra.forEach((spectrum, i) => {
        const peak = found[i]!.find((own) => own.line === line)!;
        // A channel's value means its centre; the truth is on the axis of the bins' edges.
        const error = peak.adc + 0.5 - spectrum.centroidsAdc[l]!;
        squares += error ** 2;
        bias += error / spectra.length;
        pulls += (error / peak.adcError!) ** 2 / spectra.length;
        limits += (binAdc * positionLimit(spectrum, { unknownContinuum: true }).limitBins[l]!) ** 2;
      });
      expect(Math.sqrt(squares / limits)).toBeLessThan(1.25);
      expect(Math.abs(bias)).toBeLessThan((4 * Math.sqrt(squares)) / spectra.length);
      expect(Math.sqrt(pulls)).toBeGreaterThan(0.85);
      expect(Math.sqrt(pulls)).toBeLessThan(1.2);
    });
  });

  it.each(NETWORK_PROFILES)('find the lines of any detector of $label', async (profile) => {
    const random = randomSource(SEED, 1);
    const yields = { from: 0.05, to: 1 };
    const spectra = Array.from({ length: 100 }, () => profileSpectrum(random, profile, yields));
    const found = await search(await createFinder('heatmap', profile, SOURCES), profile, spectra);
    const within = spectra.flatMap((spectrum, i) =>
      profile.finderLines.map((line, l) => {
        const peak = found[i]!.find((own) => own.line === line);
        return peak !== undefined && Math.abs(peak.adc + 0.5 - spectrum.centroidsAdc[l]!) < 50;
      }),
    );
    expect(within.filter(Boolean).length / within.length).toBeGreaterThan(0.97);
  });

  it.each(NETWORK_PROFILES)('of $label see no lines in a spectrum without any', async (profile) => {
    const bins = binsOf(profile);
    const flat = new Float64Array(bins.count).fill(40);
    const nothing = { expected: flat, lines: [], centroidsAdc: [], freedomAdc: [], totalYield: 1 };
    const [peaks] = await search(await createFinder('heatmap', profile, SOURCES), profile, [nothing]);
    expect(peaks!.filter(({ probability }) => probability! > 0.5)).toEqual([]);
  });
});
