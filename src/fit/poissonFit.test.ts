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
});
