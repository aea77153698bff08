import { describe, expect, it } from 'vitest';
import { randomSource } from '../math/random';
import { COARSE_BINS } from './coarse';
import { devianceExcess } from './poissonDeviance';
import { principalComponents, reconstructByComponents } from './principalComponents';

/** A line on a floor; `share` of the counts are in a second line. */
function spectrum(share: number): Float64Array {
  return Float64Array.from({ length: COARSE_BINS }, (_, bin) => {
    const line = (centre: number) => Math.exp(-0.5 * ((bin - centre) / 3) ** 2);
    return 5 + 400 * ((1 - share) * line(60) + share * line(90));
  });
}

describe('principal components', () => {
  const random = randomSource(2);
  const rows = Array.from({ length: 200 }, () => spectrum(0.2 + 0.6 * random.uniform()).map(random.poisson));
  const counts = Float32Array.from(rows.flatMap((row) => [...row]));
  const components = principalComponents(counts, 2, 1);

  it('describe spectra that vary in one way to within chance', () => {
    const fresh = spectrum(0.35).map(random.poisson);
    const again = reconstructByComponents(components, Float32Array.from(fresh));
    expect(Math.abs(devianceExcess(fresh, again))).toBeLessThan(4);
  });

  it('do not describe one that has something else', () => {
    const odd = spectrum(0.5).map((n, bin) => random.poisson(n + (bin > 120 && bin < 130 ? 40 : 0)));
    expect(devianceExcess(odd, reconstructByComponents(components, Float32Array.from(odd)))).toBeGreaterThan(10);
  });

  it('are orthonormal', () => {
    const [a, b] = components.components;
    const dot = (x: Float64Array, y: Float64Array) => x.reduce((sum, value, i) => sum + value * y[i]!, 0);
    expect(dot(a!, a!)).toBeCloseTo(1, 9);
    expect(dot(b!, b!)).toBeCloseTo(1, 9);
    expect(Math.abs(dot(a!, b!))).toBeLessThan(1e-9);
  });
});
