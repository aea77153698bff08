import type { Data, Layout, LayoutAxis } from 'plotly.js';
import type { SpectrumName } from '../assess/results';
import { labels } from '../labels/labels';
import { axis, baseLayout } from './figure';
import { withNumbers } from './figureNumbers';
import type { Figure } from './figure';
import { SERIES_DASH, SERIES_LABEL, type PlotTheme } from './theme';
import { ABOVE_PANELS, belowBatches } from './room';

const { drawn: DRAWN } = labels.plots;

/** A quantity of one calibration against time (or batch number). */
export interface TimeSeries {
  readonly spectrum: SpectrumName;
  readonly values: readonly number[];
  /** One sigma; null where none is known. */
  readonly errors: readonly (number | null)[];
  /** The same quantity where it is continuous in time: drawn as the line, the batches as points. Absent: one per batch. */
  readonly curve?: { readonly x: readonly Date[]; readonly values: readonly number[] };
}

export interface Panel {
  /** With its unit. */
  readonly title: string;
  readonly series: readonly TimeSeries[];
  /** What the series are drawn through; left out where nothing is known of that. */
  readonly points?: Omit<TimeSeries, 'spectrum'>;
}

/** Middles of the batches: dates where the run has times, else batch numbers counted from 1. */
export interface BatchAxis {
  readonly title: string;
  readonly x: readonly (Date | number)[];
  /** Batch to be marked; null for none. */
  readonly selected: number | null;
}

const GAP = 0.045;

/** Panels one above the other, all against the batches. */
export function timeSeriesFigure(panels: readonly Panel[], batches: BatchAxis, theme: PlotTheme): Figure {
  const height = (1 - GAP * (panels.length - 1)) / Math.max(1, panels.length);
  const layout: Record<string, unknown> = {
    xaxis: axis(theme, batches.title, {
      ...wholeNumbers(batches),
      mirror: 'all',
      anchor: panels.length > 1 ? axisName(panels.length - 1) : 'y',
    }),
  };
  panels.forEach((panel, index) => {
    const top = 1 - index * (height + GAP);
    layout[index === 0 ? 'yaxis' : `yaxis${String(index + 1)}`] = axis(theme, panel.title, {
      domain: [Math.max(0, top - height), top],
      nticks: 5,
    });
  });
  const marked = batches.selected === null ? undefined : batches.x[batches.selected];
  return {
    data: panels.flatMap((panel, index) => [
      ...panel.series.flatMap((series) => band(series, batches, axisName(index), theme)),
      ...(panel.points === undefined ? [] : [points(panel.points, batches, axisName(index), theme)]),
      ...panel.series.flatMap((series) => curveTrace(series, axisName(index), theme)),
      ...panel.series.map((series) => trace(series, batches, axisName(index), theme)),
    ]),
    layout: baseLayout(theme, {
      margin: { l: 70, r: 14, t: ABOVE_PANELS, b: belowBatches(batches.x) },
      shapes:
        marked === undefined
          ? []
          : [
              {
                type: 'line',
                xref: 'x',
                yref: 'paper',
                x0: marked,
                x1: marked,
                y0: 0,
                y1: 1,
                line: { color: theme.grid, width: 8 },
                layer: 'below',
              },
            ],
      ...(layout as Partial<Layout>),
    }),
  };
}

/** An axis of batches: ticks of numbers are whole, for there is no batch 1.5; zoom holds while the batches do. */
export function wholeNumbers({ x }: BatchAxis): Partial<LayoutAxis> {
  // Another run is another stretch of time: a zoom into this one would show nothing of it.
  const uirevision = [x.length, Number(x[0]), Number(x.at(-1))].join(' ');
  return typeof x[0] === 'number'
    ? { uirevision, dtick: Math.max(1, Math.ceil(x.length / 12)), tick0: 1 }
    : { uirevision };
}

function axisName(index: number): 'y' {
  // Plotly's type lists `y` to `y9`; the name is made by number.
  return (index === 0 ? 'y' : `y${String(index + 1)}`) as 'y';
}

/** The band of one sigma about a series, in pieces where batches have no error; none about a constant. */
function band({ spectrum, values, errors }: TimeSeries, batches: BatchAxis, yaxis: 'y', theme: PlotTheme): Data[] {
  if (spectrum === 'standard') return [];
  const x: (Date | number | null)[] = [];
  const y: (number | null)[] = [];
  for (const piece of piecesOf(values, errors)) {
    const there = piece.map((batch) => batches.x[batch] ?? null);
    const edge = (sign: number) => piece.map((batch) => (values[batch] ?? NaN) + sign * (errors[batch] ?? 0));
    x.push(...there, ...there.toReversed(), null);
    y.push(...edge(1), ...edge(-1).toReversed(), null);
  }
  const outline: Data = {
    type: 'scatter',
    mode: 'lines',
    x: x as number[],
    y,
    yaxis,
    fill: 'toself',
    fillcolor: `${theme.series[spectrum]}${BAND_ALPHA}`,
    line: { width: 0 },
    hoverinfo: 'skip',
  };
  return [withNumbers(outline)];
}

/** Two hexadecimal digits of opacity behind a colour. */
const BAND_ALPHA = '33';

/** Runs of batches that have a value and an error. */
function piecesOf(values: readonly number[], errors: readonly (number | null)[]): number[][] {
  const pieces: number[][] = [];
  let piece: number[] = [];
  values.forEach((value, batch) => {
    if (Number.isFinite(value) && errors[batch] != null) {
      if (piece.length === 0) pieces.push(piece);
      piece.push(batch);
    } else piece = [];
  });
  return pieces;
}

function points(
  { values, errors }: Omit<TimeSeries, 'spectrum'>,
  batches: BatchAxis,
  yaxis: 'y',
  theme: PlotTheme,
): Data {
  return {
    type: 'scatter',
    mode: 'markers',
    name: DRAWN.ownLines,
    x: [...batches.x] as number[],
    y: Float64Array.from(values),
    yaxis,
    error_y: {
      type: 'data',
      array: errors.map((error) => error ?? 0),
      color: theme.data,
      thickness: 0.8,
      width: 0,
    },
    marker: { color: theme.data, size: 4, symbol: 'x-thin-open' },
    hovertemplate: `%{x}: %{y:.6g} ± %{error_y.array:.2g}<extra>${DRAWN.ownLines}</extra>`,
  };
}

function curveTrace({ spectrum, curve }: TimeSeries, yaxis: 'y', theme: PlotTheme): Data[] {
  if (curve === undefined) return [];
  const line = {
    color: theme.series[spectrum],
    width: spectrum === 'reference' ? 3 : 1.6,
    dash: SERIES_DASH[spectrum],
  };
  return [
    {
      ...{ type: 'scatter', mode: 'lines', x: [...curve.x], y: Float64Array.from(curve.values), yaxis, line },
      name: DRAWN.continuous(SERIES_LABEL[spectrum]),
      hoverinfo: 'skip',
    },
  ];
}

function trace(
  { spectrum, values, errors, curve }: TimeSeries,
  batches: BatchAxis,
  yaxis: 'y',
  theme: PlotTheme,
): Data {
  const color = theme.series[spectrum];
  const drawn: Data = {
    type: 'scatter',
    mode: curve === undefined ? 'lines' : 'markers',
    name: SERIES_LABEL[spectrum],
    x: [...batches.x] as number[],
    y: Float64Array.from(values),
    yaxis,
    // Wider, so that a reference under the optimised one still shows.
    line: { color, width: spectrum === 'reference' ? 3 : 1.6, dash: SERIES_DASH[spectrum] },
    marker: { color, size: spectrum === 'reference' ? 7 : 4 },
    customdata: errors.map((error) => (error === null ? '' : ` ± ${error.toPrecision(2)}`)),
    hovertemplate: `%{x}: %{y:.6g}%{customdata}<extra>${SERIES_LABEL[spectrum]}</extra>`,
  };
  return withNumbers(drawn, { x: batches.x, y: values, error: errors });
}
