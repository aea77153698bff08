import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { StatedCalibration } from '../../dataset/histograms';
import { randomSource } from '../../math/random';
import { VIP2 } from '../../physics/profile';
import { QUIET } from '../../simulate/fixtures/quietContext';
import { statedFinder } from './statedFinder';

const SCALE: StatedCalibration = { offsetEv: -514.7, gainEvPerAdc: 31.877 };
const MCA = new URL('../../../../shared/data/real/XRF_known_Cu.mca', import.meta.url);

async function find(counts: Uint32Array, stated: StatedCalibration | null = SCALE) {
  const [peaks] = await statedFinder.find({ spectra: [{ counts, stated }], profile: VIP2 }, QUIET);
  return peaks!;
}

/** Poisson counts of Gaussian lines [eV, area] of sigma 5.2 channels on a flat background, seen at the stated scale. */
function spectrum(lines: readonly (readonly [number, number])[], seed = 1, scale = SCALE): Uint32Array {
  const width = 5.2 * scale.gainEvPerAdc;
  const random = randomSource(seed);
  return Uint32Array.from({ length: 1024 }, (_, adc) => {
    const energyEv = scale.offsetEv + scale.gainEvPerAdc * adc;
    const mean = lines.reduce((sum, [mu, area]) => {
      return sum + (area * scale.gainEvPerAdc * Math.exp(-0.5 * ((energyEv - mu) / width) ** 2)) / (width * 2.5066);
    }, 2);
    return random.poisson(mean);
  });
}

describe('the finder that trusts what a file states', () => {
  it('finds lines although the stated scale is 1 % off', async () => {
    const peaks = await find(
      spectrum([
        [8041 * 1.01, 14000],
        [8905 * 1.01, 2000],
      ]),
    );
    expect(peaks.map(({ line, finder }) => [line, finder])).toEqual([
      ['CuKa', 'stated'],
      ['CuKb', 'stated'],
    ]);
    const [alpha, beta] = peaks;
    // Ka1 lies 6.8 eV above the doublet's mean, on which this spectrum is centred.
    expect(alpha!.adc).toBeCloseTo((8041 * 1.01 + 6.8 + 514.7) / 31.877, 0);
    expect(Math.abs(beta!.adc - (8905 * 1.01 + 514.7) / 31.877)).toBeLessThan(0.8);
  });

  it('names nothing without significant peaks, or without a stated scale', async () => {
    for (let seed = 0; seed < 20; seed++) expect(await find(spectrum([], seed))).toEqual([]);
    expect(await find(spectrum([[8041, 14000]]), null)).toEqual([]);
  });

  it('does not take iron for manganese, nor chromium Kb', async () => {
    // Steel: Cr Ka 5415, Cr Kb 5947, Fe Ka 6404, Fe Kb 7058.
    const peaks = await find(
      spectrum([
        [5412, 20000],
        [5947, 2700],
        [6399, 90000],
        [7058, 12000],
      ]),
    );
    expect(peaks).toEqual([]);
  });

  it('does not take the Kb of chromium, faint beside titanium, for manganese', async () => {
    const scale = { offsetEv: -400, gainEvPerAdc: 10 };
    const lines = [
      [4509, 200000],
      [4932, 26000],
      [5412, 6000],
      [5946, 800],
    ] as const;
    for (let seed = 0; seed < 5; seed++) {
      const peaks = await find(spectrum(lines, seed, scale), scale);
      expect(peaks.map(({ line }) => line)).toEqual(['TiKa', 'TiKb']);
    }
  });

  it.skipIf(!existsSync(MCA))('finds copper and nothing else in a real spectrum (skipped where absent)', async () => {
    const lines = readFileSync(MCA, 'latin1').split(/\r?\n/);
    const start = lines.indexOf('<<DATA>>') + 1;
    const peaks = await find(Uint32Array.from(lines.slice(start, start + 1024), Number));
    expect(peaks.map(({ line }) => line)).toEqual(['CuKa', 'CuKb']);
    // Independent fit: doublet's mean 267.57 +- 0.05, Kb 295.09 +- 0.11; Ka1 is 0.2 channels above the mean.
    expect(Math.abs(peaks[0]!.adc - 267.78)).toBeLessThan(0.53);
    expect(Math.abs(peaks[1]!.adc - 295.09)).toBeLessThan(0.53);
  });
});
