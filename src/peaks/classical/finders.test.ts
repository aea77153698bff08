import { describe, expect, it } from 'vitest';
import type { FinderSpectrum } from '../peakFinder';
import { randomSource } from '../../math/random';
import { PROFILES, VIP2, type Profile } from '../../physics/profile';
import { QUIET } from '../../simulate/fixtures/quietContext';
import { drawTrainingSet, type SpectrumKind } from '../../simulate/training/trainingSet';
import { scorePositions } from '../positionScore';
import { classicalFinder } from './classicalFinder';
import { cwtFinder } from './cwt/cwtFinder';
import { tspectrumFinder } from './tspectrum/tspectrumFinder';

const FINDERS = [classicalFinder, cwtFinder, tspectrumFinder].map((finder) => [finder.id, finder] as const);
const SIDDHARTA2 = PROFILES.find(({ id }) => id === 'siddharta-2')!;

/** Generated spectra over the whole ADC, counts in the middle channel of each bin of 5, with the true channels. */
function drawn(kind: SpectrumKind, count = 24): { spectra: FinderSpectrum[]; trueAdc: number[][] } {
  const set = drawTrainingSet({ count, kinds: [kind], yields: { from: 0.1, to: 1 }, seed: 90210, stream: 0 });
  const spectra = Array.from({ length: count }, (_, i) => {
    const counts = new Uint32Array(4096);
    for (let bin = 0; bin < 300; bin++) counts[502 + 5 * bin] = set.counts[300 * i + bin]!;
    return { counts, stated: null };
  });
  const trueAdc = spectra.map((_, i) => [0, 1, 2, 3, 4].map((l) => 499.5 + 1500 * set.positions[5 * i + l]!));
  return { spectra, trueAdc };
}

/** Poisson counts of Gaussian lines on a flat background, under an ADC whose channels differ with period 4. */
function combed(lines: readonly (readonly [adc: number, area: number])[], sigmaAdc: number): Uint32Array {
  const random = randomSource(17);
  const comb = [1.2, 0.9, 0.85, 1.05];
  return Uint32Array.from({ length: 10000 }, (_, adc) => {
    const mean = lines.reduce(
      (sum, [mu, area]) => sum + (area * Math.exp(-0.5 * ((adc - mu) / sigmaAdc) ** 2)) / (sigmaAdc * 2.5066),
      adc < 6000 ? 20 : 1,
    );
    return random.poisson(mean * comb[adc % 4]!);
  });
}

const find = (finder: typeof classicalFinder, spectra: readonly FinderSpectrum[], profile: Profile) =>
  finder.find({ spectra, profile }, QUIET);

describe.each(FINDERS)('the finder %s', (id, finder) => {
  it.each([
    // The share that must be found, and the widest spread in channels: lines are 20 wide, the recipe's overlap.
    ['physical', 0.9, 4],
    ['recipe', 0.85, 5],
  ] as const)('names the lines of %s spectra', async (kind, leastFound, mostSpread) => {
    const { spectra, trueAdc } = drawn(kind);
    const found = await find(finder, spectra, VIP2);
    const pairs = trueAdc.flatMap((row, i) =>
      VIP2.finderLines.map((line, l) => [found[i]!.find((peak) => peak.line === line)?.adc ?? null, row[l]!] as const),
    );
    const { efficiency, standardDeviation } = scorePositions(pairs);
    expect(efficiency).toBeGreaterThan(leastFound);
    expect(standardDeviation).toBeLessThan(mostSpread);
    const fakes = pairs.filter(([adc, truth]) => adc !== null && Math.abs(adc - truth) > 50).length;
    expect(fakes / spectra.length).toBeLessThan(0.1);
    for (const peak of found.flat()) expect(peak.finder).toBe(id);
  });

  it('has honest errors on physical spectra', async () => {
    const { spectra, trueAdc } = drawn('physical');
    const found = await find(finder, spectra, VIP2);
    const pulls = found.flatMap((peaks, i) =>
      peaks.flatMap(({ line, adc, adcError }) => {
        const truth = trueAdc[i]![VIP2.finderLines.indexOf(line)];
        return truth === undefined || adcError === null ? [] : [Math.abs(adc - truth) / adcError];
      }),
    );
    pulls.sort((a, b) => a - b);
    const halfWidth68 = pulls[Math.floor(0.683 * pulls.length)]!;
    expect(halfWidth68).toBeGreaterThan(0.75);
    expect(halfWidth68).toBeLessThan(1.3);
  });

  it('finds the lines under a strong comb of 4 channels, as SIDDHARTA-2 has it', async () => {
    // 3.1 eV per channel, -1900 eV at channel 0: Ti Ka, Ti Kb, Fe Ka, Fe Kb, Cu Ka, Cu Kb.
    const lines = [2067.4, 2203.2, 2677.3, 2889.7, 3206.4, 3485.4];
    const areas = [75000, 10500, 160000, 22000, 450000, 60000];
    const counts = combed(
      lines.map((adc, i) => [adc, areas[i]!] as const),
      24,
    );
    const [peaks] = await find(finder, [{ counts, stated: null }], SIDDHARTA2);
    for (const [line, i] of [
      ['TiKa', 0],
      ['TiKb', 1],
      ['FeKa', 2],
      ['CuKa', 4],
    ] as const) {
      const peak = peaks!.find((candidate) => candidate.line === line);
      expect(peak, line).toBeDefined();
      // Less than a tenth of the width; a Ka is quoted up to 2.2 channels above its mean.
      expect(Math.abs(peak!.adc - lines[i]!)).toBeLessThan(2.4 + 2.2);
    }
  });

  it('finds nothing in empty, flat, short and noisy spectra', async () => {
    const random = randomSource(5);
    const noise = Array.from({ length: 6 }, () => Uint32Array.from({ length: 4096 }, () => random.poisson(0.5)));
    const nothing = [new Uint32Array(4096), new Uint32Array(4096).fill(3), new Uint32Array(7), new Uint32Array(0)];
    const spectra = [...nothing, ...noise].map((counts) => ({ counts, stated: null }));
    expect((await find(finder, spectra, VIP2)).flat()).toEqual([]);
  });
});
