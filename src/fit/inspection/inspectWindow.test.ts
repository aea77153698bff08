import { describe, expect, it } from 'vitest';
import type { Peak } from '../../dataset/peak';
import { randomSource } from '../../math/random';
import { TYPICAL_RESOLUTION } from '../../physics/resolution';
import { fitSpectrum } from '../spectrumFit';
import { DEFAULT_GEOMETRY } from '../windowModel';
import type { FitChanges } from './fitChanges';
import type { InspectionDepth } from './fitInspection';
import { inspectWindow } from './inspectWindow';

const TEMPLATE = { resolution: TYPICAL_RESOLUTION, tailFraction: 0, tailBeta: 2.5 };
const OPTIONS = { gainEvPerAdc: 4.4, template: TEMPLATE, tail: 'fixed', width: 'free', ...DEFAULT_GEOMETRY } as const;
const SIGMA_ADC = 14.7;

/** Two lines whose windows overlap, and one apart, each a normal, over a flat background. */
function drawSpectrum(): Uint32Array {
  const random = randomSource(31);
  const spectrum = new Uint32Array(2048);
  for (const [mean, events] of [
    [800, 900],
    [1125, 3000],
    [1240, 450],
  ] as const) {
    for (let n = 0; n < events; n++) {
      const adc = Math.round(mean + SIGMA_ADC * random.normal());
      spectrum[adc] = spectrum[adc]! + 1;
    }
  }
  for (let adc = 0; adc < spectrum.length; adc++) spectrum[adc] = spectrum[adc]! + random.poisson(2);
  return spectrum;
}

const SPECTRUM = drawSpectrum();
const peak = (line: Peak['line'], adc: number): Peak => ({
  line,
  adc,
  adcError: null,
  probability: null,
  finder: 'toy',
});
const PEAKS = [peak('TiKa', 806), peak('MnKa', 1121), peak('MnKb', 1243)];

function inspected(changes: FitChanges = {}, depth: InspectionDepth = 'fit') {
  const inspection = inspectWindow(SPECTRUM, PEAKS, 'MnKa', OPTIONS, changes, depth)!;
  const indexOf = (name: string) => inspection.parameters.findIndex((parameter) => parameter.name === name);
  const estimate = (name: string) => inspection.fit!.estimates[indexOf(name)]!;
  return {
    ...inspection,
    fit: inspection.fit!,
    estimate,
    parameter: (name: string) => inspection.parameters[indexOf(name)]!,
  };
}

const sum = (values: Iterable<number>) => [...values].reduce((a, b) => a + b, 0);

describe('the inspection of a window', () => {
  it('without changes is the fit of the analysis, with its judgement', () => {
    const fits = fitSpectrum(SPECTRUM, PEAKS, OPTIONS).fits.filter(({ line }) => line !== 'TiKa');
    const { lines, fit, estimate } = inspected();
    expect(lines).toEqual(['MnKa', 'MnKb']);
    expect(fit.lines).toEqual(fits);
    expect(estimate('MnKa position')).toMatchObject({ value: fits[0]!.adc, hesse: fits[0]!.adcError });
    expect([fit.chi2, fit.ndf]).toEqual([fits[0]!.chi2, fits[0]!.ndf]);
  });

  it('holds the counts of its range, all components, and residuals whose squares add up to the cost', () => {
    const { range, bins, counts, countsLow, countsHigh, fit } = inspected();
    const inBins = range.firstAdc + bins.count * bins.binWidth;
    expect(bins.firstEdge).toBe(range.firstAdc - 0.5);
    expect(inBins).toBeLessThanOrEqual(range.lastAdc + 1);
    expect(sum(counts)).toBe(sum(SPECTRUM.subarray(range.firstAdc, inBins)));
    expect(fit.components.map(({ label }) => label)).toEqual(['Background', 'MnKa', 'MnKb']);
    fit.expected.forEach((mu, bin) => {
      expect(sum(fit.components.map(({ expected }) => expected[bin]!))).toBeCloseTo(mu, 9);
      expect(countsLow[bin]! <= counts[bin]! && counts[bin]! < countsHigh[bin]!).toBe(true);
    });
    expect(sum(fit.residuals.map((r) => r * r))).toBeCloseTo(fit.cost, 6);
    // Of a good fit: about as many degrees of freedom as bins, each of mean square 1.
    expect(fit.probability).toBeGreaterThan(1e-3);
  });

  it('gives correlations between -1 and 1, of the line with its background negative', () => {
    const { correlation } = inspected().fit;
    const { names, values } = correlation!;
    expect(names).not.toContain('tail fraction');
    const at = (a: string, b: string) => values[names.indexOf(a) * names.length + names.indexOf(b)]!;
    for (const a of names) {
      expect(at(a, a)).toBe(1);
      for (const b of names) {
        expect(Math.abs(at(a, b))).toBeLessThanOrEqual(1);
        expect(at(a, b)).toBeCloseTo(at(b, a), 12);
      }
    }
    // Counts under the line are either of the line or of the background.
    expect(at('MnKa area', 'background at low end')).toBeLessThan(0);
  });

  it('conditions the other errors when a parameter is fixed: variance falls by the squared correlation', () => {
    const free = inspected();
    const { names, values } = free.fit.correlation!;
    const value = free.estimate('sigma').value;
    const held = inspected({ fixed: { sigma: true }, starts: { sigma: value } });
    expect(held.parameter('sigma')).toMatchObject({ fixed: true, start: value });
    expect(held.estimate('sigma')).toMatchObject({ value, hesse: null });
    for (const name of ['MnKa position', 'MnKa area', 'background at low end']) {
      const correlation = values[names.indexOf(name) * names.length + names.indexOf('sigma')]!;
      const expected = free.estimate(name).hesse! * Math.sqrt(1 - correlation * correlation);
      expect(held.estimate(name).hesse! / expected, name).toBeCloseTo(1, 2);
      expect(held.estimate(name).hesse!).toBeLessThan(free.estimate(name).hesse! * 1.001);
    }
  });

  it('ends in the same minimum from other starts, and shows the model at them', () => {
    const usual = inspected();
    const moved = inspected({ starts: { 'MnKa position': 1135, sigma: 20 } });
    expect(moved.estimate('MnKa position').value).toBeCloseTo(usual.estimate('MnKa position').value, 1);
    const centreOf = ({ bins, startExpected }: typeof usual) =>
      bins.firstEdge + bins.binWidth * (startExpected.indexOf(Math.max(...startExpected)) + 0.5);
    expect(Math.abs(centreOf(moved) - 1135)).toBeLessThan(8);
    expect(inspectWindow(SPECTRUM, PEAKS, 'MnKa', OPTIONS, {}, 'start')!.fit).toBeNull();
  });

  it('keeps starts within bounds and ranges within the spectrum, not narrower than a line', () => {
    const { upper } = inspected().parameter('sigma');
    expect(inspected({ starts: { sigma: 1e6 } }).parameter('sigma').start).toBe(upper);
    expect(inspected({ range: { firstAdc: 1000, lastAdc: 1400 } }).range).toEqual({ firstAdc: 1000, lastAdc: 1400 });
    const { range } = inspected({ range: { firstAdc: -5, lastAdc: 1e9 } });
    expect(range).toEqual({ firstAdc: 0, lastAdc: 2047 });
    const narrow = inspected({ range: { firstAdc: 1100, lastAdc: 1090 } }).range;
    expect(narrow.lastAdc - narrow.firstAdc).toBeGreaterThan(2 * SIGMA_ADC);
  });

  it('knows more of the background in a wider range', () => {
    const wide = inspected({ range: { firstAdc: 900, lastAdc: 1480 } });
    expect(wide.estimate('background at low end').hesse!).toBeLessThan(
      inspected().estimate('background at low end').hesse!,
    );
  });

  it('can free the tail, and fold in the natural widths, which leaves less to the detector', () => {
    const tail = inspected({ fixed: { 'tail fraction': false } });
    expect(tail.parameter('tail slope').fixed).toBe(true);
    // The lines were drawn without one.
    const { value, hesse } = tail.estimate('tail fraction');
    expect(value).toBeLessThan(4 * hesse!);
    const natural = inspected({ profile: 'voigt' });
    expect(natural.profile).toBe('voigt');
    expect(natural.estimate('sigma').value).toBeLessThan(inspected().estimate('sigma').value);
  });

  it('gives MINOS errors near those of HESSE where counts are many, for free parameters alone', () => {
    const { estimate } = inspected({}, 'minos');
    const { hesse, minos } = estimate('MnKa position');
    expect(minos!.upper.error! / hesse!).toBeCloseTo(1, 1);
    expect(minos!.lower.error! / hesse!).toBeCloseTo(-1, 1);
    expect(estimate('tail fraction').minos).toBeNull();
  });

  it('says why there is no figure: no counts, no seed, or a position that was fixed', () => {
    const empty = inspectWindow(new Uint32Array(2048), PEAKS, 'MnKa', OPTIONS)!;
    expect(empty.fit!.lines.map(({ why }) => why)).toEqual(Array(2).fill('0 counts around the line: too few to fit'));
    expect(inspectWindow(SPECTRUM, PEAKS, 'CuKa', OPTIONS)).toBeNull();
    const { fit } = inspected({ fixed: { 'MnKa position': true } });
    expect(fit.lines[0]).toMatchObject({ adc: 1121, adcError: null });
  });
});
