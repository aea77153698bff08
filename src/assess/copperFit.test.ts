import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FWHM_PER_SIGMA } from '../physics/lineShape';
import { fitCopper, nickelIsWanted, type CopperFit } from './copperFit';
import type { CopperSetup } from './copperModel';
import { MONTH_LIKE, toyCopper } from './fixtures/toyCopper';
import { COPPER_REGION } from './energyBins';

interface OracleFit {
  readonly withNickel: boolean;
  readonly position: readonly [number, number];
  readonly fwhm: readonly [number, number];
  readonly cost: number;
  readonly chi2: number;
  readonly ndf: number;
  readonly pValue: number;
}
interface OracleToy {
  readonly tail: { readonly fraction: number; readonly beta: number };
  readonly counts: readonly number[];
  readonly fits: readonly OracleFit[];
}
const oracle = JSON.parse(readFileSync(new URL('./fixtures/copper-fits.json', import.meta.url), 'utf8')) as {
  readonly toys: readonly OracleToy[];
};
const SETUP: CopperSetup = { tail: { fraction: 0.045, beta: 2.5 }, withNickel: true };

function fitted(counts: Float64Array, setup: CopperSetup, freeTail = false): CopperFit {
  const { fit, why } = fitCopper(counts, setup, freeTail);
  if (fit === null) throw new Error(why);
  return fit;
}

describe('fitCopper against iminuit and SciPy (fixtures/copper-fits.py)', () => {
  const cases = oracle.toys.flatMap((toy, i) =>
    toy.fits.map((fit) => ({ toy, fit, name: `toy ${String(i)}, nickel ${String(fit.withNickel)}` })),
  );
  it.each(cases)('$name: position, width, errors, chi2', ({ toy, fit: expected }) => {
    const fit = fitted(Float64Array.from(toy.counts), { tail: toy.tail, withNickel: expected.withNickel });
    expect(fit.cost).toBeCloseTo(expected.cost, 3);
    expect(Math.abs(fit.positionEv - expected.position[0])).toBeLessThan(0.01 * expected.position[1]);
    expect(Math.abs(fit.fwhmEv - expected.fwhm[0])).toBeLessThan(0.01 * expected.fwhm[1]);
    expect(fit.positionErrorEv / expected.position[1]).toBeCloseTo(1, 2);
    expect(fit.fwhmErrorEv / expected.fwhm[1]).toBeCloseTo(1, 2);
    expect(fit.chi2 / expected.chi2).toBeCloseTo(1, 3);
    expect(fit.ndf).toBe(expected.ndf);
    expect(Math.abs((fit.pValue ?? NaN) - expected.pValue)).toBeLessThan(2e-3);
  });

  it('wants nickel where the likelihood ratio exceeds 4, and not elsewhere', () => {
    for (const toy of oracle.toys) {
      const [without, having] = toy.fits;
      const ratio = (without?.cost ?? NaN) - (having?.cost ?? NaN);
      expect(nickelIsWanted(Float64Array.from(toy.counts), toy)).toBe(ratio > 4);
    }
  });
});

describe('fitCopper on toys', () => {
  const toys = Array.from({ length: 150 }, (_, i) => fitted(toyCopper(1000 + i, SETUP, MONTH_LIKE), SETUP));

  it.each([
    ['position', (fit: CopperFit) => (fit.positionEv - MONTH_LIKE.positionEv) / fit.positionErrorEv],
    ['FWHM', (fit: CopperFit) => (fit.fwhmEv - FWHM_PER_SIGMA * MONTH_LIKE.sigmaEv) / fit.fwhmErrorEv],
  ])('pulls of the %s have mean 0 and width 1', (_, pullOf) => {
    const pulls = toys.map(pullOf);
    const mean = pulls.reduce((sum, pull) => sum + pull, 0) / pulls.length;
    const width = Math.sqrt(pulls.reduce((sum, pull) => sum + (pull - mean) ** 2, 0) / (pulls.length - 1));
    expect(Math.abs(mean)).toBeLessThan(3 / Math.sqrt(pulls.length));
    expect(Math.abs(width - 1)).toBeLessThan(3 / Math.sqrt(2 * pulls.length));
  });

  it('p-values of chi2 are uniform (Kolmogorov-Smirnov)', () => {
    const sorted = toys.map((fit) => fit.pValue ?? NaN).sort((a, b) => a - b);
    const distance = Math.max(
      ...sorted.map((p, i) => Math.max(Math.abs(p - i / sorted.length), Math.abs((i + 1) / sorted.length - p))),
    );
    // 1.63/sqrt(n) is the distance that a uniform sample exceeds in 1 % of cases.
    expect(distance).toBeLessThan(1.63 / Math.sqrt(sorted.length));
  });

  it('finds lines that are far narrower, wider or displaced', () => {
    for (const [sigmaEv, positionEv] of [
      [35, 8047],
      [140, 8047],
      [75, 7900],
      [75, 8190],
    ] as const) {
      const fit = fitted(toyCopper(3, SETUP, { ...MONTH_LIKE, sigmaEv, positionEv }), SETUP);
      expect(Math.abs(fit.positionEv - positionEv)).toBeLessThan(5 * fit.positionErrorEv);
      expect(Math.abs(fit.fwhmEv - FWHM_PER_SIGMA * sigmaEv)).toBeLessThan(5 * fit.fwhmErrorEv);
    }
  });

  it('finds the tail when it is free', () => {
    const wrong: CopperSetup = { tail: { fraction: 0, beta: 2.5 }, withNickel: true };
    const counts = toyCopper(5, { ...SETUP, tail: { fraction: 0.2, beta: 2.5 } }, { ...MONTH_LIKE, area: 40_000 });
    const fixed = fitted(counts, wrong);
    const free = fitted(counts, wrong, true);
    expect(fixed.cost - free.cost).toBeGreaterThan(100);
    expect(Math.abs(free.fwhmEv - FWHM_PER_SIGMA * MONTH_LIKE.sigmaEv)).toBeLessThan(4 * free.fwhmErrorEv);
  });

  it('gives total and background curves that add up to the events', () => {
    const counts = toyCopper(11, SETUP, MONTH_LIKE);
    const { curve } = fitted(counts, SETUP);
    const sum = (values: Float64Array) => values.reduce((total, n) => total + n, 0);
    // At the minimum of a Poisson likelihood with free normalisation, expected and observed totals agree.
    expect(sum(curve.total)).toBeCloseTo(sum(counts), 0);
    expect(sum(curve.background)).toBeLessThan(sum(curve.total));
    expect(curve.total).toHaveLength(COPPER_REGION.bins);
  });
});

describe('fitCopper with hardly any counts', () => {
  it('fits a line, but has no degrees of freedom to judge it by', () => {
    const fit = fitted(toyCopper(2, SETUP, { ...MONTH_LIKE, area: 36, perEv: 0.001, nickelArea: 0 }), SETUP);
    expect(Math.abs(fit.positionEv - MONTH_LIKE.positionEv)).toBeLessThan(4 * fit.positionErrorEv);
    expect(fit.ndf).toBe(0);
    expect(fit.pValue).toBeNull();
  });
});

describe('fitCopper says why there is no line', () => {
  it('when there are hardly any events', () => {
    expect(fitCopper(new Float64Array(150), SETUP)).toEqual({ fit: null, why: 'only 0 events in 7000-8500 eV' });
  });
  it('when there is background only', () => {
    const counts = toyCopper(1, SETUP, { ...MONTH_LIKE, area: 0, nickelArea: 0 });
    const { fit, why } = fitCopper(counts, SETUP);
    expect(fit).toBeNull();
    expect(why).toMatch(/7000-8500 eV/);
  });
});
