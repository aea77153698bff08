import { expect, it } from 'vitest';
import { pixelsTo, plotAreaOf, valueAt } from './plotArea';

const AREA = { left: 56, top: 34, width: 700, height: 300, from: 800, to: 2200 };

it('reads the area of a drawn plot, and none before', () => {
  const xaxis = { range: [800, 2200], _offset: 56, _length: 700 } as const;
  const yaxis = { range: [0, 5], _offset: 34, _length: 300 } as const;
  expect(plotAreaOf({ _fullLayout: { xaxis, yaxis } })).toEqual(AREA);
  expect(plotAreaOf({})).toBeNull();
});

it('turns values into pixels and back: two channels to a pixel', () => {
  expect(pixelsTo(1000, AREA)).toBe(100);
  expect(valueAt(100, AREA)).toBe(1000);
  expect(valueAt(pixelsTo(1234.5, AREA), AREA)).toBeCloseTo(1234.5, 10);
});
