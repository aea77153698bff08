import { describe, expect, it } from 'vitest';
import type { Peak } from '../dataset/peak';
import { randomSource, type RandomSource } from '../math/random';
import { LINES, tabulatedEnergyEv, type LineId } from '../physics/lines';
import { TYPICAL_RESOLUTION } from '../physics/resolution';
import type { LineShapeTemplate } from './lineShapeTemplate';
import { fitSpectrum } from './spectrumFit';
import { DEFAULT_GEOMETRY } from './windowModel';

const GAIN_EV = 4.4;
const TEMPLATE: LineShapeTemplate = { resolution: TYPICAL_RESOLUTION, tailFraction: 0.06, tailBeta: 2.5 };
const OPTIONS = {
  gainEvPerAdc: GAIN_EV,
  template: TEMPLATE,
  tail: 'fixed',
  width: 'free',
  ...DEFAULT_GEOMETRY,
} as const;
const adcOf = (line: LineId) => (tabulatedEnergyEv(line) - 950) / GAIN_EV;

/** Events drawn by what the shape means: doublet, normal, an exponential share, a flat background; ADC rounds. */
function drawSpectrum(
  random: RandomSource,
  lines: Partial<Record<LineId, number>>,
  backgroundPerAdc: number,
  { tailFraction, tailBeta } = TEMPLATE,
): Uint32Array {
  const spectrum = new Uint32Array(2048);
  const add = (adc: number) => {
    const channel = Math.round(adc);
    if (channel >= 0 && channel < spectrum.length) spectrum[channel] = (spectrum[channel] ?? 0) + 1;
  };
  for (const [id, mean] of Object.entries(lines) as [LineId, number][]) {
    const { components } = LINES[id];
    const whole = components.reduce((sum, component) => sum + component.weight, 0);
    for (const { energyEv, weight } of components) {
      const sigma = Math.sqrt(42 ** 2 + 0.115 * 3.66 * tabulatedEnergyEv(id)) / GAIN_EV;
      for (let n = random.poisson((mean * weight) / whole); n > 0; n--) {
        const tail = random.uniform() < tailFraction ? Math.log(1 - random.uniform()) * tailBeta : 0;
        add((energyEv - 950) / GAIN_EV + sigma * (random.normal() + tail));
      }
    }
  }
  for (let adc = 0; adc < spectrum.length; adc++)
    spectrum[adc] = (spectrum[adc] ?? 0) + random.poisson(backgroundPerAdc);
  return spectrum;
}

function seeds(random: RandomSource, lines: readonly LineId[]): Peak[] {
  return lines.map((line) => ({
    line,
    adc: adcOf(line) + 5 * random.normal(),
    adcError: null,
    probability: null,
    finder: 'toy',
  }));
}

describe('fitSpectrum', () => {
  it('has unbiased positions with honest errors at the counts of a two-day batch (120 seeded toys)', () => {
    const random = randomSource(21);
    const pulls: Partial<Record<LineId, number[]>> = {};
    for (let toy = 0; toy < 120; toy++) {
      const spectrum = drawSpectrum(random, { MnKa: 1780, MnKb: 240 }, 0.3);
      for (const fit of fitSpectrum(spectrum, seeds(random, ['MnKa', 'MnKb']), OPTIONS).fits) {
        expect(fit.status, fit.why ?? '').not.toBe('failed');
        (pulls[fit.line] ??= []).push(((fit.adc ?? NaN) - adcOf(fit.line)) / (fit.adcError ?? NaN));
      }
    }
    for (const values of Object.values(pulls)) {
      const mean = values.reduce((sum, pull) => sum + pull, 0) / values.length;
      const width = Math.sqrt(values.reduce((sum, pull) => sum + (pull - mean) ** 2, 0) / values.length);
      expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(values.length));
      expect(Math.abs(width - 1)).toBeLessThan(4 / Math.sqrt(2 * values.length));
    }
  });

  it('converges where the background is single events, whose curvature is twice the expected (400 seeded toys)', () => {
    const random = randomSource(25);
    for (let toy = 0; toy < 400; toy++) {
      const spectrum = drawSpectrum(random, { MnKa: 3400, MnKb: 470 }, 0.01);
      for (let adc = 0; adc < adcOf('MnKb'); adc++) spectrum[adc] = (spectrum[adc] ?? 0) + random.poisson(0.35);
      const { fits } = fitSpectrum(spectrum, seeds(random, ['MnKa', 'MnKb']), OPTIONS);
      expect(fits.map(({ why }) => why)).not.toContain('the fit did not converge');
    }
  });

  it('learns the tail where it is free and counts are many', () => {
    const random = randomSource(22);
    const spectrum = drawSpectrum(random, { MnKa: 200_000, MnKb: 27_000 }, 1);
    const start = { ...TEMPLATE, tailFraction: 0.2, tailBeta: 1 };
    const { shapes } = fitSpectrum(spectrum, seeds(random, ['MnKa', 'MnKb']), {
      ...OPTIONS,
      template: start,
      tail: 'free',
    });
    expect(shapes[0]?.tailFraction).toBeCloseTo(TEMPLATE.tailFraction, 1);
    expect(Math.abs((shapes[0]?.tailFraction ?? 0) / TEMPLATE.tailFraction - 1)).toBeLessThan(0.25);
    expect(Math.abs((shapes[0]?.tailBeta ?? 0) / TEMPLATE.tailBeta - 1)).toBeLessThan(0.3);
  });

  it('takes out a free tail that a spectrum without one does not want (60 seeded toys)', () => {
    const random = randomSource(26);
    const bare = { ...TEMPLATE, tailFraction: 0 };
    let kept = 0;
    for (let toy = 0; toy < 60; toy++) {
      const spectrum = drawSpectrum(random, { MnKa: 4000 }, 1, bare);
      const { shapes } = fitSpectrum(spectrum, seeds(random, ['MnKa']), { ...OPTIONS, tail: 'free' });
      if ((shapes[0]?.tailFraction ?? 1) > 0) kept++;
    }
    // 3 % by chance.
    expect(kept).toBeLessThanOrEqual(7);
  });

  it('finds a line whose seed is off by three sigma', () => {
    const random = randomSource(27);
    for (let toy = 0; toy < 20; toy++) {
      const spectrum = drawSpectrum(random, { MnKa: 2000 }, 0.3);
      const [peak] = seeds(random, ['MnKa']);
      const moved = { ...peak!, adc: adcOf('MnKa') + (toy % 2 === 0 ? 45 : -45) };
      const [fit] = fitSpectrum(spectrum, [moved], OPTIONS).fits;
      expect(Math.abs((fit?.adc ?? NaN) - adcOf('MnKa'))).toBeLessThan(4);
    }
  });

  it('says why there is no fit: too few counts, or no line where one was predicted', () => {
    const random = randomSource(23);
    const empty = new Uint32Array(2048);
    const [none] = fitSpectrum(empty, seeds(random, ['CuKa']), OPTIONS).fits;
    expect(none).toMatchObject({ status: 'failed', adc: null });
    expect(none?.why).toContain('too few');
    const flat = drawSpectrum(random, {}, 5);
    const [nothing] = fitSpectrum(flat, seeds(random, ['CuKa']), OPTIONS).fits;
    expect(nothing?.status).not.toBe('ok');
    expect(nothing?.why).not.toBeNull();
  });

  it('reports a shape that does not describe the data as poor', () => {
    const random = randomSource(24);
    const spectrum = drawSpectrum(random, { MnKa: 20_000, MnKb: 2700 }, 1);
    for (let adc = Math.round(adcOf('MnKa')) + 24; adc < adcOf('MnKa') + 28; adc++) spectrum[adc] = 3000;
    const fits = fitSpectrum(spectrum, seeds(random, ['MnKa', 'MnKb']), OPTIONS).fits;
    expect(fits.every((fit) => fit.status !== 'ok' && fit.why !== null)).toBe(true);
  });
});
