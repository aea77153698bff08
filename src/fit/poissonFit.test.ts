import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fitPoisson } from './poissonFit';
import type { CountModel } from './poissonCost';
import { regionModel } from './regionModel';

/**
 * iminuit's answers to 300 toy fits, made apart from this product. The background there is b0 + b1 u over the channel
 * centres, u from -1 to 1, which may be negative at one end; it is added outside the region model.
 */
interface StoredFit {
  readonly id: number;
  readonly model: 'gauss' | 'doublet-tail' | 'voigt-doublet';
  readonly firstChannel: number;
  readonly counts: readonly number[];
  readonly start: Readonly<Record<string, number>>;
  readonly free: readonly string[];
  readonly limits: Readonly<Record<string, readonly [number | null, number | null]>>;
  readonly values: Readonly<Record<string, number>>;
  readonly hesse: Readonly<Record<string, number>>;
}

const FILE = '../shared/data/fits/fits.json';
const NAMES = ['position', 'sigma', 'area', 'tail', 'beta', 'b0', 'b1'];

function modelOf(fit: StoredFit): CountModel {
  const bins = fit.counts.length;
  const components =
    fit.model === 'gauss'
      ? [{ offset: 0, share: 1 }]
      : [
          { offset: 0, share: 1 / 1.51 },
          { offset: -4.4, share: 0.51 / 1.51 },
        ];
  const line = { components, position: 0, area: 2, sigma: 1, sigmaScale: 1, tailFraction: 3, tailBeta: 4 };
  const inner = regionModel({
    firstEdge: fit.firstChannel - 0.5,
    binWidth: 1,
    bins,
    lines: [line],
    background: [5, 6],
  });
  return (parameters, expected, jacobian) => {
    const [b0 = 0, b1 = 0] = parameters.subarray(5);
    inner(Float64Array.from(parameters).fill(0, 5), expected, jacobian);
    for (let i = 0; i < bins; i++) {
      const u = (2 * i) / (bins - 1) - 1;
      expected[i] = (expected[i] ?? 0) + b0 + b1 * u;
      jacobian[5 * bins + i] = 1;
      jacobian[6 * bins + i] = u;
    }
  };
}

function parametersOf(fit: StoredFit) {
  return NAMES.map((name) => ({
    name,
    start: fit.start[name] ?? (name === 'beta' ? 1 : 0),
    lower: fit.limits[name]?.[0] ?? -Infinity,
    upper: fit.limits[name]?.[1] ?? Infinity,
    fixed: !fit.free.includes(name),
  }));
}

describe.skipIf(!existsSync(FILE))('fitPoisson against iminuit (skipped where ../shared is absent)', () => {
  const { fits } = existsSync(FILE)
    ? (JSON.parse(readFileSync(FILE, 'utf8')) as { fits: StoredFit[] })
    : { fits: [] as StoredFit[] };

  it('finds the same minimum and the same errors in every Gaussian and tailed doublet', () => {
    const compared = fits.filter((fit) => fit.model !== 'voigt-doublet');
    expect(compared.length).toBeGreaterThan(100);
    for (const fit of compared) {
      const found = fitPoisson(fit.counts, modelOf(fit), parametersOf(fit));
      expect(found.converged, `fit ${String(fit.id)}`).toBe(true);
      for (const name of fit.free) {
        const i = NAMES.indexOf(name);
        const error = fit.hesse[name] ?? 0;
        if (error === 0) continue;
        const distance = ((found.values[i] ?? NaN) - (fit.values[name] ?? NaN)) / error;
        expect(Math.abs(distance), `fit ${String(fit.id)}, ${name}`).toBeLessThan(0.02);
        expect((found.errors[i] ?? NaN) / error, `fit ${String(fit.id)}, error of ${name}`).toBeCloseTo(1, 1);
      }
    }
  });
});
