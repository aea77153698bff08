import { describe, expect, it } from 'vitest';
import type { Parameter } from '../parameter';
import stored from './fixtures/binIntegrals.json';
import { buildModel, type RegionModel } from './language';
import { escapePeak, type ModelComponent, type NamedLine } from './modelComponent';

const VALUES = {
  position: 1500.3,
  area: 2000,
  share: 0.02,
  sigma: 17,
  noiseEv: 45,
  fano: 0.12,
  fraction: 0.12,
  beta: 1.8,
  level: 3,
  other: 1.2,
  rate: 0.004,
  perUnit: 0.0003,
};
const PARAMETERS: Parameter[] = Object.entries(VALUES).map(([name, start]) => {
  return { name, start, lower: -Infinity, upper: Infinity, fixed: false };
});
const START = Float64Array.from(PARAMETERS, ({ start }) => start);
const BINS = { firstEdge: 1400.5, binWidth: 4, count: 50 };

const LINE: NamedLine = {
  kind: 'line',
  label: 'Cu Ka',
  profile: 'gauss',
  components: [
    { offset: 0, share: 1 / 1.51, naturalWidth: 0.5 },
    { offset: -4.4, share: 0.51 / 1.51, naturalWidth: 0.6 },
  ],
  position: 'position',
  area: 'area',
  width: { sigma: 'sigma' },
  tail: { fraction: 'fraction', beta: 'beta' },
};
const LAW = { noiseEv: 'noiseEv', fanoFactor: 'fano', energyEv: 8047.8, evPerUnit: 4.4 };

function evaluated(components: readonly ModelComponent[], values = START, bins = BINS) {
  const region: RegionModel = { bins, components };
  const expected = new Float64Array(bins.count);
  const jacobian = new Float64Array(values.length * bins.count);
  buildModel(region, PARAMETERS).model(values, expected, jacobian);
  return { expected, jacobian };
}

const COMPONENTS: Readonly<Record<string, ModelComponent>> = {
  'a doublet with tail': LINE,
  'a doublet by the resolution law': { ...LINE, width: LAW },
  'a Voigt doublet with tail': { ...LINE, profile: 'voigt' },
  'a Voigt doublet by the resolution law': { ...LINE, profile: 'voigt', width: LAW },
  'an escape peak': escapePeak(LINE, 30, 'share'),
  'an escape peak with natural widths': escapePeak({ ...LINE, profile: 'voigt' }, 30, 'share'),
  'a shelf': {
    kind: 'shelf',
    label: '',
    position: 'position',
    area: 'area',
    width: { sigma: 'sigma' },
    perUnit: 'perUnit',
  },
  'a shelf by the resolution law': {
    kind: 'shelf',
    label: '',
    position: 'position',
    area: 'area',
    width: LAW,
    perUnit: 'perUnit',
  },
  'a shoulder': {
    kind: 'shoulder',
    label: '',
    position: 'position',
    area: 'area',
    share: 'share',
    width: { sigma: 'sigma' },
    reach: 60,
  },
  'a shoulder by the resolution law': {
    kind: 'shoulder',
    label: '',
    position: 'position',
    area: 'area',
    share: 'share',
    width: LAW,
    reach: 60,
  },
  'a constant': { kind: 'constant', label: '', level: 'level' },
  'a straight line': { kind: 'straight', label: '', low: 'level', high: 'other' },
  'a sloped line': { kind: 'sloped', label: '', level: 'level', slope: 'other' },
  'an exponential': { kind: 'exponential', label: '', level: 'level', rate: 'rate' },
  'a template': {
    kind: 'template',
    label: '',
    scale: 'other',
    counts: Float64Array.from({ length: 50 }, (_, i) => 50 - i),
  },
};

describe('model of a region', () => {
  it.each(Object.entries(COMPONENTS))('%s has the derivatives that finite differences give', (_, component) => {
    const { jacobian } = evaluated([component]);
    PARAMETERS.forEach(({ name, start }, p) => {
      const h = 1e-5 * Math.max(Math.abs(start), 1e-3);
      const shifted = (by: number) =>
        evaluated(
          [component],
          START.map((v, i) => (i === p ? v + by : v)),
        ).expected;
      const [up, down] = [shifted(h), shifted(-h)];
      for (let i = 0; i < BINS.count; i++) {
        const slope = (up[i]! - down[i]!) / (2 * h);
        const scale = Math.max(Math.abs(slope), 1e-6 * (VALUES.area / Math.max(Math.abs(start), 1e-3)));
        expect(Math.abs(jacobian[p * BINS.count + i]! - slope) / scale, `${name}, bin ${String(i)}`).toBeLessThan(1e-4);
      }
    });
  });

  it('integrates its shapes over bins as SciPy does (fixtures/makeBinIntegrals.py)', () => {
    const { sigma, area, rows } = stored;
    for (const row of rows) {
      const values = START.slice();
      const set = (name: keyof typeof VALUES, value: number) => (values[Object.keys(VALUES).indexOf(name)] = value);
      set('position', 0);
      set('sigma', sigma);
      set('area', area);
      set('fraction', row.tail ?? 0);
      set('beta', row.beta ?? 1);
      set('perUnit', row.perUnit ?? 0);
      set('level', area * (row.level ?? 0));
      set('rate', row.rate ?? 0);
      const bins = { firstEdge: row.low, binWidth: row.high - row.low, count: 1 };
      const one: NamedLine = { ...LINE, components: [{ offset: 0, share: 1, naturalWidth: row.naturalWidth ?? 0 }] };
      const shapes: ModelComponent[] =
        row.shape === 'line'
          ? [{ ...one, profile: 'voigt' }, ...(row.naturalWidth === 0 ? [one] : [])]
          : [row.shape === 'shelf' ? COMPONENTS['a shelf']! : COMPONENTS['an exponential']!];
      for (const shape of shapes) {
        const [counts] = evaluated([shape], values, bins).expected;
        expect(Math.abs(counts! - row.counts), JSON.stringify(row)).toBeLessThan(2e-6 * area);
      }
    }
  });

  it('gives the same counts in a wide bin as in the narrow ones that make it', () => {
    for (const [name, component] of Object.entries(COMPONENTS)) {
      if (component.kind === 'template') continue;
      const narrow = evaluated([component], START, { firstEdge: 1440.5, binWidth: 1, count: 100 }).expected;
      const wide = evaluated([component], START, { firstEdge: 1440.5, binWidth: 100, count: 1 }).expected;
      const sum = narrow.reduce((a, b) => a + b, 0);
      // A sloped line has its slope per region, not per unit.
      if (component.kind !== 'sloped') expect(Math.abs(wide[0]! / sum - 1), name).toBeLessThan(3e-5);
    }
  });

  it('is the sum of its components, which it also gives alone', () => {
    const components = [LINE, COMPONENTS['an escape peak']!, COMPONENTS['a straight line']!];
    const { expected } = evaluated(components);
    const parts = buildModel({ bins: BINS, components }, PARAMETERS).partsAt(START);
    expect(parts).toHaveLength(3);
    expected.forEach((value, i) => {
      expect(value).toBeCloseTo(
        parts.reduce((sum, part) => sum + part[i]!, 0),
        9,
      );
    });
  });

  it('puts the escape peak of silicon 1739.9 eV below its line', () => {
    const escape = escapePeak(LINE, 10, 'share');
    expect(escape.components[0]?.offset).toBeCloseTo(-173.99, 9);
    expect(escape.components[1]?.offset).toBeCloseTo(-178.39, 9);
  });

  it('says which name is missing or given twice', () => {
    const region = { bins: BINS, components: [{ ...LINE, area: 'missing' }] };
    expect(() => buildModel(region, PARAMETERS)).toThrow('no parameter is called "missing"');
    expect(() => buildModel(region, [...PARAMETERS, PARAMETERS[0]!])).toThrow('two parameters have the same name');
  });
});
