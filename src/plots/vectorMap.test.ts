import { describe, expect, it } from 'vitest';
import { edgesOf } from './cellEdges';
import { colourAt } from './colourScale';
import { ratesFigure } from './rates';
import { LIGHT } from './theme';
import { withVectorMap } from './vectorMap';

describe('edges of cells', () => {
  it('lie half way between the middles, and as far beyond the ends', () => {
    expect(edgesOf([1, 2, 4])).toEqual([0.5, 1.5, 3, 5]);
    expect(edgesOf([7])).toEqual([6.5, 7.5]);
    expect(edgesOf([])).toEqual([]);
  });
});

describe('a scale of colours', () => {
  const scale = [
    [0, '#000000'],
    [0.5, '#ff0000'],
    [1, '#ff00ff'],
  ] as const;

  it('has its own colours at its places, and mixtures between', () => {
    expect([0, 0.25, 0.5, 0.75, 1].map((at) => colourAt(scale, at))).toEqual([
      '#000000',
      '#800000',
      '#ff0000',
      '#ff0080',
      '#ff00ff',
    ]);
  });
});

describe('a map as paths', () => {
  const rows = [
    [0, 4],
    [null, 2],
  ];
  const map = { rows, detectorLabels: ['1', '2'], quantity: 'Rate (Hz)' };

  it('has a path for every cell with a number, in the colour of its number', () => {
    const { data, layout } = withVectorMap(ratesFigure(map, { title: 'Batch', x: [1, 2], selected: null }, LIGHT));
    expect(data.map(({ type }) => type)).toEqual(['scatter']);
    const byColour = new Map((layout.shapes ?? []).map(({ fillcolor, path }) => [fillcolor, path]));
    expect(Object.fromEntries(byColour)).toEqual({
      [colourAt(LIGHT.scale, 0)]: 'M0.5,-0.5H1.5V0.5H0.5Z',
      [colourAt(LIGHT.scale, 1)]: 'M1.5,-0.5H2.5V0.5H1.5Z',
      [colourAt(LIGHT.scale, 0.5)]: 'M1.5,0.5H2.5V1.5H1.5Z',
    });
    expect(layout.xaxis?.range).toEqual([0.5, 2.5]);
    expect(layout.yaxis?.range).toEqual([1.5, -0.5]);
  });

  it('knows dates, and keeps a zoom', () => {
    const x = [Date.UTC(2026, 0, 1, 12), Date.UTC(2026, 0, 2, 12)].map((time) => new Date(time));
    const figure = ratesFigure(map, { title: 'Date', x, selected: null }, LIGHT);
    const zoomed = { ...figure, layout: { ...figure.layout, xaxis: { range: x } } };
    const { layout } = withVectorMap(zoomed);
    expect(layout.shapes?.[0]?.path).toBe(
      'M2026-01-01_00:00:00.000,-0.5H2026-01-02_00:00:00.000V0.5H2026-01-01_00:00:00.000Z',
    );
    expect(layout.xaxis?.range).toEqual(x);
  });

  it('leaves a figure without one as it is', () => {
    const figure = { data: [], layout: {} };
    expect(withVectorMap(figure)).toBe(figure);
  });
});
