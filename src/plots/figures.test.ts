import { describe, expect, it } from 'vitest';
import { syntheticAnalysis, syntheticRecord, syntheticSpectrum } from '../store/fixtures/syntheticRun';
import { adcSpectrumFigure, occupiedRange, rebin } from './adcSpectrum';
import { beforeAfterFigure, residuals } from './beforeAfter';
import { crosses } from './crosses';
import { descentFigure } from './descent';
import { displacementsFigure, histogram, shareWithinOne, unitGaussian } from './displacements';
import type { Figure } from './figure';
import { binCentres, lineNames } from './figure';
import { ratesFigure } from './rates';
import { summedSpectraFigure, window } from './summedSpectra';
import { DARK, LIGHT } from './theme';
import { tradeOffFigure } from './tradeOff';
import { timeSeriesFigure } from './timeSeries';
import { trainingLossFigure } from './trainingLoss';

interface Trace {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly yaxis?: string;
  readonly name?: string;
}

function traces(figure: Figure): Trace[] {
  return figure.data as unknown as Trace[];
}

/** Titles of all axes of a figure. */
function axisTitles({ layout }: Figure): string[] {
  return Object.entries(layout)
    .filter(([key]) => /^[xy]axis\d*$/.test(key))
    .map(([, value]) => (value as { title: { text: string } }).title.text);
}

const LINES = [{ label: 'Cu Kα', x: 8047.8 }];
const SPECTRUM = syntheticSpectrum('reference', false);

describe('binCentres', () => {
  it('puts the centre half a bin above the edge', () => {
    expect([...binCentres(2000, 10, 3)]).toEqual([2005, 2015, 2025]);
  });
});

describe('lineNames', () => {
  it('raises a name that would touch the one before', () => {
    const shifts = lineNames(
      [
        { label: 'a', x: 0 },
        { label: 'b', x: 5 },
        { label: 'c', x: 8 },
        { label: 'd', x: 100 },
      ],
      '#000',
      10,
    ).map((name) => name.yshift);
    expect(shifts).toEqual([0, 13, 0, 0]);
  });
});

describe('summedSpectraFigure', () => {
  it('draws one step line per spectrum at the bin centres and names the lines in range', () => {
    const figure = summedSpectraFigure([SPECTRUM], {
      theme: LIGHT,
      isLog: true,
      lines: [...LINES, { label: 'x', x: 20_000 }],
    });
    const [trace] = traces(figure);
    expect(trace?.x[0]).toBe(2005);
    expect(trace?.y).toEqual(SPECTRUM.counts);
    expect(figure.layout.annotations?.map((a) => a.text)).toEqual(['Cu Kα']);
    expect(axisTitles(figure)).toEqual(['Energy [eV]', 'Counts / 10 eV']);
  });

  it('draws only what is in range', () => {
    const figure = summedSpectraFigure([SPECTRUM], { theme: LIGHT, isLog: false, lines: [], rangeEv: [7000, 8500] });
    const [trace] = traces(figure);
    expect([trace?.x[0], trace?.x[149], trace?.x.length]).toEqual([7005, 8495, 150]);
    expect(trace?.y[0]).toBe(SPECTRUM.counts[500]);
  });

  it('cuts the window at bin edges', () => {
    expect(window(SPECTRUM, 7000, 8500)).toHaveLength(150);
    expect(window(SPECTRUM, 7000, 8500)[0]).toBe(SPECTRUM.counts[500]);
  });
});

describe('beforeAfterFigure', () => {
  const analysis = syntheticAnalysis();
  const row = analysis.cuKa[1] ?? null;

  it('gives data, fit, background and residuals of each spectrum', () => {
    const figure = beforeAfterFigure([{ spectrum: SPECTRUM, row }], {
      isLog: false,
      theme: LIGHT,
      regionEv: [7000, 8500],
      lines: LINES,
    });
    const drawn = traces(figure);
    expect(drawn).toHaveLength(4);
    expect(drawn.map((trace) => trace.yaxis ?? 'y')).toEqual(['y', 'y', 'y', 'y2']);
    expect(drawn.map((trace) => trace.x.length)).toEqual([900, 150, 150, 450]);
    expect(drawn.every((trace) => trace.x.length === trace.y.length)).toBe(true);
    expect(axisTitles(figure)).toContain('Residual [σ]');
  });

  it('shows the data alone where there is no fit', () => {
    const figure = beforeAfterFigure([{ spectrum: SPECTRUM, row: null }], {
      isLog: false,
      theme: LIGHT,
      regionEv: [7000, 8500],
      lines: [],
    });
    expect(traces(figure)).toHaveLength(1);
  });

  it('measures residuals in units of the expected fluctuation', () => {
    expect([...residuals(Float64Array.of(120, 100, 3), Float64Array.of(100, 100, 0))]).toEqual([2, 0, 0]);
  });
});

describe('crosses', () => {
  it('span the bin and the error, with the pen lifted in between', () => {
    const trace = crosses({ firstEdge: 10, width: 2 }, Float64Array.of(9), Float64Array.of(3), {}) as unknown as Trace;
    expect([...Array.from(trace.x)]).toEqual([10, 12, NaN, 11, 11, NaN]);
    expect([...Array.from(trace.y)]).toEqual([9, 9, NaN, 6, 12, NaN]);
  });

  it('are strokes alone where there is no error', () => {
    const trace = crosses({ firstEdge: 0, width: 1 }, Float64Array.of(1, 2), null, {}) as unknown as Trace;
    expect([...Array.from(trace.y)]).toEqual([1, 1, NaN, 2, 2, NaN]);
  });
});

describe('descentFigure', () => {
  const record = {
    ...syntheticRecord(2),
    logLikelihood: [-50, -40, -39],
    gradientNorm: [1, 0.1, 0],
    gainDriftPercent: [0, -0.1, -0.2],
    gainSpreadPercent: [0, 0.3, 0.4],
  };
  const leftOut = { gain: [0, 4, 3], error: [0, 1, 2] };
  const figure = descentFigure(record, { theme: LIGHT, planned: 40, marked: 1, leftOut });
  const on = (yaxis: string) => traces(figure).filter((trace) => trace.yaxis === yaxis);

  it('draws the gain from zero, keeps the values for hovering, and has room for all iterations', () => {
    const used = on('y').find((trace) => 'customdata' in trace);
    expect(used?.y).toEqual([0, 10, 11]);
    expect((used as unknown as { customdata: number[] }).customdata).toEqual([-50, -40, -39]);
    expect(figure.layout.xaxis?.range).toEqual([-0.5, 40.5]);
    expect(axisTitles(figure)).toEqual(['Iteration', 'Gain in ln L', '|∇ ln L|', 'Gain drift [%]']);
  });

  it('draws the events left out beside it with their errors, and names both where they end', () => {
    expect(on('y').map(({ y }) => [...Array.from(y)])).toContainEqual([0, 4, 3]);
    expect(on('y').map(({ y }) => [...Array.from(y)])).toContainEqual([0, 5, 5, 1, 3, 0]);
    expect(figure.layout.annotations?.map(({ text }) => text)).toEqual(['events used', 'events left out']);
    const without = descentFigure(record, { theme: LIGHT, planned: 2, marked: null, leftOut: null });
    expect(without.layout.annotations?.map(({ text }) => text)).toEqual(['events used']);
    expect(without.layout.shapes).toEqual([]);
  });

  it('marks the iteration that is looked at, and keeps a vanished gradient on its axis of powers of ten', () => {
    expect(figure.layout.shapes?.map(({ x0 }) => x0)).toEqual([1]);
    expect(Math.min(...Array.from(on('y2')[0]?.y ?? []))).toBeGreaterThan(0);
  });

  it('draws the spread of the gain drift around its mean', () => {
    expect([...Array.from(on('y3')[0]?.y ?? [])]).toEqual([0, 0.3 - 0.1, 0.4 - 0.2, -0.2 - 0.4, -0.1 - 0.3, 0]);
  });
});

describe('trainingLossFigure', () => {
  it('counts epochs from 1, on an axis that has room for all of them', () => {
    const figure = trainingLossFigure([3, 2.5], 40, LIGHT);
    expect([...Array.from(traces(figure)[0]?.x ?? [])]).toEqual([1, 2]);
    expect([...Array.from(traces(figure)[0]?.y ?? [])]).toEqual([3, 2.5]);
    expect(figure.layout.xaxis?.range).toEqual([0.5, 40.5]);
    expect(axisTitles(figure)).toEqual(['Epoch', 'Loss (mean negative log likelihood)']);
  });
});

describe('displacementsFigure', () => {
  it('counts every finite value once, far ones in the outermost bins', () => {
    const counts = histogram([0, 0.1, -0.1, 99, -99, NaN]);
    expect(counts.reduce((a, b) => a + b, 0)).toBe(5);
    expect(counts[0]).toBe(1);
    expect(counts.at(-1)).toBe(1);
    expect(counts[16]).toBe(2);
    expect(counts[15]).toBe(1);
  });

  it('draws bins at their centres', () => {
    expect(traces(displacementsFigure([0.1], LIGHT))[0]?.x[16]).toBe(0.125);
  });

  it('tells the share within one sigma', () => {
    expect(shareWithinOne([0.5, -1, 2, -3])).toBe(0.5);
    expect(shareWithinOne([])).toBeNull();
  });
});

describe('adcSpectrumFigure', () => {
  const counts = Uint32Array.from({ length: 400 }, (_, adc) => (adc >= 160 && adc < 240 ? 50 : 1));

  it('sums channels without losing any', () => {
    expect([...rebin(Uint32Array.of(1, 2, 3, 4, 5), 2)]).toEqual([3, 7, 5]);
  });

  it('finds the range that stands out of the continuum', () => {
    const [from, to] = occupiedRange(counts);
    expect(from).toBeLessThanOrEqual(160);
    expect(from).toBeGreaterThan(100);
    expect(to).toBeGreaterThanOrEqual(239);
    expect(to).toBeLessThan(300);
    expect(occupiedRange(new Uint32Array(10))).toEqual([0, 10]);
  });

  it('shows the lines with half their span to both sides', () => {
    const line = (x: number) => ({ label: '', x, error: null });
    const figure = adcSpectrumFigure(counts, {
      theme: DARK,
      isLog: true,
      predicted: [line(100), line(140)],
      fitted: [line(200)],
      energyOf: null,
      binAdc: 1,
    });
    expect(figure.layout.xaxis?.range).toEqual([50, 250]);
  });

  it('centres a bin on its channels and shows the energy beside the channel', () => {
    const figure = adcSpectrumFigure(counts, {
      theme: DARK,
      isLog: false,
      predicted: [{ label: 'Mn Kα', x: 50, error: 2 }],
      fitted: [{ label: 'Mn Kα', x: 50.4, error: 0.3 }],
      energyOf: (adc) => 10 * adc,
      binAdc: 4,
    });
    const trace = figure.data[0] as { x: Float64Array; customdata: Float64Array };
    expect(trace.x[0]).toBe(1.5);
    expect(trace.customdata[0]).toBe(15);
    expect(figure.layout.annotations?.map((a) => a.text)).toEqual(['Mn Kα']);
    expect(axisTitles(figure)).toEqual(['ADC [channel]', 'Counts / 4 channels']);
    expect(figure.layout.shapes).toHaveLength(3);
  });
});

describe('unitGaussian', () => {
  it('has as many values as the histogram, of standard deviation 1', () => {
    const { x, y } = unitGaussian(400);
    // Twenty points per unit, bins of a quarter.
    const moment = (power: number) => y.reduce((sum, value, i) => sum + (value * x[i]! ** power) / 20 / 0.25, 0);
    expect(moment(0)).toBeCloseTo(400, 0);
    expect(moment(2) / moment(0)).toBeCloseTo(1, 2);
  });
});

describe('timeSeriesFigure', () => {
  it('stacks panels from the top and shares the time axis', () => {
    const series = [{ spectrum: 'reference', values: [1, 2], errors: [0.1, null] }] as const;
    const figure = timeSeriesFigure(
      [
        { title: 'p₀ [eV]', series },
        { title: 'p₁ [eV/channel]', series },
      ],
      { title: 'Batch', x: [1, 2], selected: 1 },
      LIGHT,
    );
    // A band and a line in each.
    expect(traces(figure).map((trace) => trace.yaxis)).toEqual(['y', 'y', 'y2', 'y2']);
    // The second batch has no error: the band is that of the first one, up and down again.
    expect(traces(figure)[0]?.y).toEqual([1.1, 0.9, null]);
    const top = figure.layout.yaxis?.domain ?? [];
    const bottom = figure.layout.yaxis2?.domain ?? [];
    expect(top[1]).toBe(1);
    expect(bottom[0]).toBeCloseTo(0, 12);
    expect(top[0]).toBeGreaterThan(bottom[1] ?? 1);
    expect(figure.layout.shapes).toHaveLength(1);
  });
});

describe('a quantity that is continuous in time', () => {
  it('is a line of its own under the points of the batches', () => {
    const curve = { x: [new Date(0), new Date(1)], values: [3, 4] };
    const series = [{ spectrum: 'reference', values: [1, 2], errors: [0.1, null], curve }] as const;
    const figure = timeSeriesFigure(
      [{ title: 'p₀ [eV]', series }],
      { title: 'Batch', x: [1, 2], selected: null },
      LIGHT,
    );
    expect(figure.data.map((trace) => (trace as { mode: string }).mode)).toEqual(['lines', 'lines', 'markers']);
    expect([...(figure.data[1] as { y: Float64Array }).y]).toEqual([3, 4]);
  });
});

describe('tradeOffFigure', () => {
  it('draws width and position error of both kinds of events, continuous ones apart, the choice marked', () => {
    const measured = (value: number | null) => ({ value, error: 1 });
    const pointAt = (batchLengthDays: number, continuous: boolean, fwhm: number | null) => ({
      ...{ batchLengthDays, continuous, batches: 1, why: null },
      inSample: { fwhm: measured(170), position: measured(8046) },
      heldOut: { fwhm: measured(fwhm), position: measured(8049) },
    });
    const points = [pointAt(4, false, 180), pointAt(2, false, null), pointAt(2, true, 178)];
    const { data, layout } = tradeOffFigure(points, {
      chosenDays: 2,
      label: 'Cu Kα',
      expectedEv: 8047.5,
      theme: LIGHT,
    });
    const named = (name: string, yaxis: string) =>
      data.find((trace) => trace.name === name && (trace as { yaxis: string }).yaxis === yaxis) as { y: number[] };
    expect(named('held out', 'y').y).toEqual([NaN, 180]);
    expect(named('held out, continuous', 'y').y).toEqual([178]);
    expect(named('in sample', 'y2').y).toEqual([-1.5, -1.5]);
    expect(layout.xaxis?.type).toBe('log');
    expect(layout.shapes).toMatchObject([{ x0: 2, x1: 2 }]);
  });
});

describe('ratesFigure', () => {
  it('names a row per detector', () => {
    const figure = ratesFigure(
      { rows: [[1, null]], detectorLabels: ['17'], quantity: 'Rate [1/h]' },
      { title: 'Batch', x: [1, 2], selected: null },
      LIGHT,
    );
    expect((figure.data[0] as { y: string[] }).y).toEqual(['SDD 17']);
  });
});
