import { describe, expect, it } from 'vitest';
import type { Peak } from '../dataset/peak';
import { randomSource, type RandomSource } from '../math/random';
import { LINES, tabulatedEnergyEv, type LineId } from '../physics/lines';
import { sigmaAtEv, TYPICAL_RESOLUTION } from '../physics/resolution';
import { fitResolution } from './resolutionFit';

const GAIN_EV = 4.4;
const TRUTH = { noiseEv: 55, fanoFactor: 0.13 };
const TEMPLATE = { resolution: TYPICAL_RESOLUTION, tailFraction: 0.05, tailBeta: 2 };
const COUNTS: Partial<Record<LineId, number>> = { TiKa: 30_000, TiKb: 4000, MnKa: 60_000, MnKb: 8000, CuKa: 1500 };
const gainAt = () => GAIN_EV;
const adcOf = (energyEv: number) => (energyEv - 950) / GAIN_EV;
const PEAKS: readonly Peak[] = (Object.keys(COUNTS) as LineId[]).map((line) => ({
  line,
  adc: adcOf(tabulatedEnergyEv(line)) + 3,
  adcError: null,
  probability: null,
  finder: 'toy',
}));

/** Events of the lines by what the law means, with a tail of 5 % and a flat background. */
function drawSpectrum(random: RandomSource): Uint32Array {
  const spectrum = new Uint32Array(2048);
  const add = (adc: number) => (spectrum[Math.round(adc)] = (spectrum[Math.round(adc)] ?? 0) + 1);
  for (const [line, mean] of Object.entries(COUNTS) as [LineId, number][]) {
    const sigmaAdc = sigmaAtEv(TRUTH, tabulatedEnergyEv(line)) / GAIN_EV;
    const whole = LINES[line].components.reduce((sum, { weight }) => sum + weight, 0);
    for (const { energyEv, weight } of LINES[line].components) {
      for (let n = random.poisson((mean * weight) / whole); n > 0; n--) {
        const tail = random.uniform() < 0.05 ? 2 * Math.log(1 - random.uniform()) : 0;
        add(adcOf(energyEv) + sigmaAdc * (random.normal() + tail));
      }
    }
  }
  for (let adc = 500; adc < spectrum.length; adc++) spectrum[adc] = (spectrum[adc] ?? 0) + random.poisson(1);
  return spectrum;
}

describe('noise and Fano factor from all lines of a detector', () => {
  it('are unbiased, with honest errors and their strong correlation (40 seeded toys)', () => {
    const random = randomSource(31);
    const pulls: number[][] = [[], []];
    for (let toy = 0; toy < 40; toy++) {
      const fit = fitResolution(drawSpectrum(random), PEAKS, TEMPLATE, gainAt)!;
      pulls[0]!.push((fit.noiseEv.value - TRUTH.noiseEv) / fit.noiseEv.error);
      pulls[1]!.push((fit.fanoFactor.value - TRUTH.fanoFactor) / fit.fanoFactor.error);
      expect(fit.correlation).toBeLessThan(-0.9);
      expect(fit.correlation).toBeGreaterThan(-1);
      expect(fit.goodness.probability).toBeGreaterThan(1e-4);
    }
    for (const own of pulls) {
      const mean = own.reduce((sum, pull) => sum + pull, 0) / own.length;
      const width = Math.sqrt(own.reduce((sum, pull) => sum + (pull - mean) ** 2, 0) / (own.length - 1));
      expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(own.length));
      expect(Math.abs(width - 1)).toBeLessThan(4 / Math.sqrt(2 * own.length));
    }
  });

  it('are not moved by a shoulder that is not there', () => {
    const spectrum = drawSpectrum(randomSource(32));
    const plain = fitResolution(spectrum, PEAKS, TEMPLATE, gainAt)!;
    const having = fitResolution(spectrum, PEAKS, { ...TEMPLATE, shoulder: 1e-9 }, gainAt)!;
    expect(having.noiseEv.value).toBeCloseTo(plain.noiseEv.value, 3);
    expect(having.fanoFactor.value).toBeCloseTo(plain.fanoFactor.value, 5);
  });

  it('are not told from one line', () => {
    const spectrum = drawSpectrum(randomSource(32));
    expect(fitResolution(spectrum, PEAKS.slice(0, 1), TEMPLATE, gainAt)).toBeNull();
  });
});
