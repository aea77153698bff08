import { describe, expect, it } from 'vitest';
import type { FitInspection, InspectedFit } from '../fit/inspection/fitInspection';
import { calibrationPointsFigure } from './calibrationPoints';
import type { Figure } from './figure';
import { LIGHT } from './theme';
import { windowFitFigure } from './windowFit';

interface Trace {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly yaxis?: string;
  readonly name?: string;
  readonly customdata?: readonly (readonly number[])[];
  readonly line?: { readonly dash?: string };
}
const traces = (figure: Figure) => figure.data as unknown as Trace[];

const BINS = 5;
const values = (of: (bin: number) => number) => Float64Array.from({ length: BINS }, (_, bin) => of(bin));
const WINDOW: FitInspection = {
  lines: ['MnKa'],
  range: { firstAdc: 100, lastAdc: 109 },
  profile: 'gauss',
  bins: { firstEdge: 99.5, binWidth: 2, count: BINS },
  counts: values(() => 9),
  countsLow: values(() => 6),
  countsHigh: values(() => 13),
  parameters: [],
  startExpected: values(() => 7),
  fit: null,
};
const FIT = {
  expected: values(() => 8),
  components: [
    { label: 'Background', expected: values(() => 1) },
    { label: 'MnKa', expected: values(() => 7) },
  ],
  residuals: values((bin) => bin - 5),
} as unknown as InspectedFit;
const OPTIONS = {
  theme: LIGHT,
  isLog: false,
  spectrum: Uint32Array.from({ length: 200 }, (_, adc) => adc),
  energyOf: (adc: number) => 4 * adc,
  nameOf: (component: string) => `<${component}>`,
  subject: '',
};

describe('windowFitFigure', () => {
  it('draws data with errors, what lies beside the window, components, model, and residuals below', () => {
    const fitted = { ...WINDOW, fit: FIT };
    const figure = windowFitFigure(fitted, fitted, OPTIONS);
    const drawn = traces(figure);
    expect(drawn.map(({ name, yaxis }) => [name, yaxis].filter(Boolean).join(' '))).toEqual([
      'counts beside the window',
      'counts beside the window',
      'counts',
      '<Background>',
      '<MnKa>',
      'model',
      'counts y2',
    ]);
    // The bins beside go on from the window's: channels 98 and 99 before it, 110 and 111 after it.
    expect([drawn[0]?.y[0], drawn[1]?.y[0]]).toEqual([98 + 99, 110 + 111]);
    expect([drawn[0]?.x[0], drawn[1]?.x[0]]).toEqual([98.5, 110.5]);
    expect(drawn[2]?.y.length).toBe(6 * BINS);
    expect([drawn[2]?.y[3], drawn[2]?.y[4]]).toEqual([6, 13]);
    expect(drawn[2]?.customdata?.[0]).toEqual([9, 100.5, 402]);
    expect(figure.layout.yaxis?.title).toMatchObject({ text: 'Counts per 2 channels' });
    // Room for the largest residual, 5 sigma.
    expect(figure.layout.yaxis2?.range).toEqual([-5, 5]);
  });

  it('draws the model at the start values over what is not fitted yet, beside the fit before', () => {
    const figure = windowFitFigure(WINDOW, { ...WINDOW, fit: FIT }, OPTIONS);
    const start = traces(figure).find(({ name }) => name === 'start values');
    expect(start?.line?.dash).toBe('dash');
    expect([...Array.from(start?.y ?? [])]).toEqual(Array(BINS).fill(7));
    expect(traces(figure).some(({ name }) => name === 'model')).toBe(true);
  });

  it('shows the data alone where nothing more is known', () => {
    expect(traces(windowFitFigure(WINDOW, null, { ...OPTIONS, spectrum: null, energyOf: null }))).toHaveLength(2);
  });
});

describe('calibrationPointsFigure', () => {
  it('puts both residuals of a line beside each other, and leaves out what is not known', () => {
    const point = { line: 'MnKa', adc: 1105, energyEv: 5900, residualEv: 1, errorEv: 2, isUsed: true } as const;
    const points = [
      { ...point, leftOut: { residualEv: 3, errorEv: 4, pull: 0.75 }, why: null },
      { ...point, energyEv: 8047, leftOut: null, why: 'too few' },
    ];
    const [all, without] = traces(calibrationPointsFigure(points, String, LIGHT));
    expect(all?.y.length).toBe(2);
    expect(without?.y.length).toBe(1);
    expect((all?.x[0] ?? 0) < 5900 && 5900 < (without?.x[0] ?? 0)).toBe(true);
  });
});
