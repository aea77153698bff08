import { describe, expect, it } from 'vitest';
import {
  boundsText,
  componentName,
  estimateText,
  goodnessText,
  minosText,
  monotonicityText,
  parameterName,
  resolutionText,
} from './fitText';

const ESTIMATE = { value: 1105.2412, hesse: 0.2478, minos: null, atBound: false };
const known = (error: number) => ({ error, why: null });
const PARAMETER = { name: 'x', unit: 'channels', start: 1, lower: 0, upper: 12.5, fixed: false };

describe('words of a fit', () => {
  it('name parameters and components by the labels of lines', () => {
    const window = { lines: ['MnKa', 'MnKb'] } as const;
    expect(parameterName('MnKb area', window)).toBe('Mn Kβ area');
    expect(parameterName('sigma', window)).toBe('σ of Mn Kα');
    expect(parameterName('tail slope', window)).toBe('tail slope');
    expect(['CuKa', 'Background'].map(componentName)).toEqual(['Cu Kα', 'Background']);
  });

  it('give noise and Fano factor, or say that there are none', () => {
    const goodness = { chi2: 1, ndf: 1, probability: 0.5 };
    const fit = {
      noiseEv: { value: 43.21, error: 0.38 },
      fanoFactor: { value: 0.1163, error: 0.0021 },
      correlation: -0.974,
    };
    expect(resolutionText({ ...fit, goodness })).toBe(
      "noise 43.21 ± 0.38 eV, Fano factor 0.1163 ± 0.0021, from all lines of the SDD's run in one fit (correlation −0.97).",
    );
    expect(resolutionText(null)).toContain('do not tell');
  });

  it('give values with their errors, or alone', () => {
    expect(estimateText(ESTIMATE)).toBe('1105.24 ± 0.25');
    expect(estimateText({ ...ESTIMATE, hesse: null })).toBe('1105');
    const minos = { lower: known(-0.244), upper: known(0.26) };
    expect(minosText({ ...ESTIMATE, minos })).toBe('−0.24 / +0.26');
    const bound = { error: null, why: 'x reaches its bound' };
    expect(minosText({ ...ESTIMATE, minos: { ...minos, lower: bound } })).toBe('– / +0.26');
    expect(minosText(ESTIMATE)).toBe('–');
    expect(boundsText(PARAMETER, { ...ESTIMATE, minos: { ...minos, lower: bound } })).toBe(
      '0 to 12.50; reaches its bound',
    );
    expect(boundsText(PARAMETER, { ...ESTIMATE, atBound: true })).toBe('at its bound (0 to 12.50)');
  });

  it('tell how good a fit is, and where that is not known', () => {
    const fit = { chi2: 26.1, ndf: 25, probability: 0.53 } as Parameters<typeof goodnessText>[0];
    expect(goodnessText(fit)).toBe('χ²/ndf = 26.1/25 = 1.04, probability 0.53');
    expect(goodnessText({ ...fit, ndf: -2, probability: null })).toBe(
      'too few counts for χ²; no probability: no more bins than parameters',
    );
  });

  it('tell where energy falls with the channel, and whether lines lie there', () => {
    const rising = { lastAdc: 4095, fallsBelow: null, fallsAbove: null };
    expect(monotonicityText(rising, 1600)).toContain('rises with the channel everywhere, from 0 to 4095');
    expect(monotonicityText({ ...rising, fallsAbove: 3200.4 }, 1600)).toMatch(
      /falls .* above channel 3200: .* 1600, below/,
    );
    expect(monotonicityText({ ...rising, fallsAbove: 1500 }, 1600)).not.toContain('highest line');
    expect(monotonicityText({ ...rising, fallsBelow: 12 }, 1600)).toContain('below channel 12');
    expect(monotonicityText({ ...rising, fallsBelow: 4095 }, 1600)).toContain('everywhere');
  });
});
