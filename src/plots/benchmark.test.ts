import { describe, expect, it } from 'vitest';
import type { BenchmarkReport, FinderScore } from '../peaks/benchmark/report';
import { benchmarkByYieldFigure } from './benchmarkByYield';
import { benchmarkErrorsFigure } from './benchmarkErrors';
import { LIGHT } from './theme';

const score = (standardDeviation: number): FinderScore => ({
  standardDeviation,
  halfWidth68: 1,
  bias: 0,
  efficiency: 1,
  pullWidth: null,
  fakesPerSpectrum: 0,
});
const scores = (all: number, line: number) => ({ all: score(all), byLine: [score(line)] });
const limits = (value: number) => {
  const figures = { knownContinuum: value, unknownContinuum: 2 * value };
  return { all: figures, byLine: [figures] };
};
const errorCounts = new Array<number>(100).fill(0);
errorCounts[50] = 7;
const REPORT: BenchmarkReport = {
  title: 'toy',
  lines: ['TiKa'],
  spectra: 20,
  seed: 1,
  yields: [
    { from: 0.1, to: 0.4, spectra: 12 },
    { from: 1, to: 4, spectra: 8 },
  ],
  limit: { kind: 'exact', ...limits(1), byYield: [limits(3), limits(0.5)] },
  finders: [{ finder: 'toy', ...scores(5, 6), byYield: [scores(8, 9), scores(2, 3)], errorCounts, msPerSpectrum: 1 }],
};
const OPTIONS = { labelOf: (finder: string) => finder.toUpperCase(), theme: LIGHT };
interface Trace {
  readonly name: string;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

describe('benchmarkByYieldFigure', () => {
  it('puts finders and the limit at the geometric middles of the yields', () => {
    const { data } = benchmarkByYieldFigure(REPORT, { ...OPTIONS, line: null });
    const [finder, limit] = data as unknown as Trace[];
    expect(Array.from(finder!.x, (x) => Number(x.toFixed(12)))).toEqual([0.2, 2]);
    expect([finder!.name, ...finder!.y]).toEqual(['TOY', 8, 2]);
    expect([...limit!.y]).toEqual([3, 0.5]);
  });

  it('shows one line alone and says which', () => {
    const { data, layout } = benchmarkByYieldFigure(REPORT, { ...OPTIONS, line: 0 });
    expect([...(data[0] as unknown as Trace).y]).toEqual([9, 3]);
    expect(JSON.stringify(layout.yaxis?.title)).toContain('TiKa [ADC channels]');
  });
});

describe('benchmarkErrorsFigure', () => {
  it('draws errors of 0 to 1 channel at half a channel', () => {
    const [trace] = benchmarkErrorsFigure(REPORT, OPTIONS).data as unknown as Trace[];
    expect(trace!.x[trace!.y.indexOf(7)]).toBe(0.5);
  });
});
