import { expect, it } from 'vitest';
import { chiSquareSurvival } from './chiSquare';

/** scipy.stats.chi2.sf(chi2, ndf), SciPy of Debian 12. */
const SCIPY: readonly (readonly [number, number, number])[] = [
  [0.1, 1, 0.7518296340458492],
  [3.84, 1, 0.05004352124870519],
  [2.5, 3, 0.4752910833430205],
  [12, 10, 0.2850565003166312],
  [144, 144, 0.4843268954391587],
  [200, 144, 0.001408853743939379],
  [80, 144, 0.9999966383398785],
  [400, 144, 5.932034919959901e-26],
  [1000, 1010, 0.5825375905645693],
];

it.each(SCIPY)('chi2 %d with ndf %d has the p-value of SciPy', (chi2, ndf, p) => {
  expect(chiSquareSurvival(chi2, ndf) / p).toBeCloseTo(1, 10);
});

it('has the limits of a probability', () => {
  expect(chiSquareSurvival(0, 5)).toBe(1);
  expect(chiSquareSurvival(1500, 1)).toBeLessThan(1e-300);
});
