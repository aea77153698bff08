import { describe, expect, it } from 'vitest';
import { buildModel } from './model/language';
import type { ModelComponent } from './model/modelComponent';
import type { Parameter } from './parameter';
import { fitPoisson } from './poissonFit';

const TRUTH = { position: 1100.3, sigma: 12, area: 100_000, level: 2, slope: -1 };
const BINS = { firstEdge: 1020.5, binWidth: 1, count: 130 };
const COMPONENTS: readonly ModelComponent[] = [
  {
    kind: 'line',
    label: 'line',
    profile: 'gauss',
    components: [{ offset: 0, share: 1, naturalWidth: 0 }],
    position: 'position',
    area: 'area',
    width: { sigma: 'sigma' },
  },
  { kind: 'sloped', label: 'background', level: 'level', slope: 'slope' },
];

describe('Poisson fit', () => {
  it.each([-1, -0.5, 0.5, 1])('finds a line from %d sigma off, over a background whose slope has no bounds', (off) => {
    const start = {
      ...TRUTH,
      position: TRUTH.position + off * TRUTH.sigma,
      sigma: 14,
      area: 80_000,
      level: 8,
      slope: 0,
    };
    const parameters = Object.entries(start).map(([name, value]): Parameter => {
      const lower = name === 'slope' ? -Infinity : 0;
      return { name, start: value, lower, upper: Infinity, fixed: false };
    });
    const { model } = buildModel({ bins: BINS, components: COMPONENTS }, parameters);
    const counts = new Float64Array(BINS.count);
    model(Float64Array.from(Object.values(TRUTH)), counts, new Float64Array(BINS.count * parameters.length));
    // The counts expected, without noise: the minimum is the truth.
    const { converged, values, errors } = fitPoisson(counts, model, parameters);
    expect(converged).toBe(true);
    Object.values(TRUTH).forEach((value, i) => {
      expect(Math.abs(values[i]! - value), parameters[i]?.name).toBeLessThan(0.01 * errors[i]!);
    });
  });

  it('ends at a bound, not just short of it, and then has errors', () => {
    // 25 events of a line and no background: a level of 1e-6 already bends the cost, by the events furthest out.
    const channels = [
      81, 114, 115, 116, 117, 123, 125, 128, 129, 135, 135, 137, 138, 141, 144, 144, 149, 150, 150, 151, 152, 157, 160,
      160, 176,
    ];
    const counts = new Float64Array(222);
    for (const channel of channels) counts[channel] = (counts[channel] ?? 0) + 1;
    const start = { position: 123, sigma: 18, area: 20, level: 0.1, slope: 0 };
    const parameters = Object.entries(start).map(([name, value]): Parameter => {
      return { name, start: value, lower: 0, upper: Infinity, fixed: name === 'slope' };
    });
    const bins = { firstEdge: -0.5, binWidth: 1, count: counts.length };
    const { model } = buildModel({ bins, components: COMPONENTS }, parameters);
    const { values, errors, atBound } = fitPoisson(counts, model, parameters);
    expect(atBound).toEqual(['level']);
    // Without background, maximum likelihood gives mean, standard deviation (Sheppard: less 1/12) and number of the events.
    const mean = channels.reduce((sum, channel) => sum + channel, 0) / 25;
    const sigma = Math.sqrt(channels.reduce((sum, channel) => sum + (channel - mean) ** 2, 0) / 25 - 1 / 12);
    [mean, sigma, 25].forEach((expected, i) => {
      expect(Math.abs(values[i]! - expected)).toBeLessThan(0.01 * errors[i]!);
    });
    [sigma / 5, sigma / Math.sqrt(50), 5].forEach((expected, i) => {
      expect(Math.abs(errors[i]! / expected - 1)).toBeLessThan(0.01);
    });
  });
});
