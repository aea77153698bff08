import type { Annotations, Data, LayoutAxis } from 'plotly.js';
import type { DescentRecord } from '../calibrate/optimise/record';
import { labels } from '../labels/labels';
import { axis, baseLayout, verticalMark } from './figure';
import { withNumbers } from './figureNumbers';
import type { Figure } from './figure';
import type { PlotTheme } from './theme';
import { ABOVE_PANELS, BELOW_NUMBERS } from './room';

const { axes: AXES, drawn: DRAWN, hover: HOVER } = labels.plots;

/** Gain of the left-out events against the start, with its standard error, one number per iteration. */
interface LeftOutSeries {
  readonly gain: readonly number[];
  readonly error: readonly number[];
}

export interface DescentOptions {
  readonly theme: PlotTheme;
  /** Iterations that are planned: the length of the axis. */
  readonly planned: number;
  /** Iteration to be marked; null for none. */
  readonly marked: number | null;
  /** Null where no events were left out. */
  readonly leftOut: LeftOutSeries | null;
}

/** Log likelihood (paper Fig. 5), gradient norm and gain drift by iteration, one above the other. */
export function descentFigure(record: DescentRecord, options: DescentOptions): Figure {
  const { theme, planned, marked, leftOut } = options;
  const { logLikelihood, gradientNorm, gainDriftPercent, gainSpreadPercent } = record;
  const used = theme.series.optimized;
  const start = logLikelihood[0] ?? 0;
  const gain = logLikelihood.map((value) => value - start);
  const other = theme.kinds[3] ?? theme.ink;
  return {
    data: [
      ...(leftOut === null ? [] : leftOutTraces(leftOut, other)),
      {
        ...line(gain, 'y', used, 'solid', `${HOVER.logL('%{customdata:.1f}')}<extra>${DRAWN.eventsUsed}</extra>`),
        customdata: logLikelihood.slice(),
      },
      line(
        gradientNorm.map((norm) => Math.max(norm, LEAST_NORM)),
        'y2',
        used,
        'solid',
        '%{y:.2g}<extra></extra>',
      ),
      band(gainDriftPercent, gainSpreadPercent, 'y3', used),
      withNumbers(line(gainDriftPercent, 'y3', used, 'solid', '%{y:.3f} %<extra></extra>'), {
        x: iterationsOf(gainDriftPercent),
        y: gainDriftPercent,
        error: gainSpreadPercent,
      }),
    ],
    layout: baseLayout(theme, {
      margin: { l: 64, r: 14, t: ABOVE_PANELS, b: BELOW_NUMBERS },
      xaxis: axis(theme, AXES.iteration, { range: [-0.5, Math.max(1, planned) + 0.5], anchor: 'y3', mirror: 'all' }),
      yaxis: axis(theme, AXES.gainInLogL, { domain: [0.52, 1], ...ZERO }),
      yaxis2: axis(theme, AXES.gradient, {
        domain: [0.28, 0.48],
        type: 'log',
        dtick: gradientTicks(gradientNorm),
        // Plotly sets powers of ten a quarter larger than other tick labels.
        tickfont: { size: 9, color: theme.faintInk },
      }),
      yaxis3: axis(theme, AXES.gainDrift, { domain: [0, 0.24], nticks: 4, ...ZERO, ...driftRange(record) }),
      shapes: marked === null ? [] : [verticalMark(marked, theme.ink, 'dash')],
      annotations: [
        ...named(DRAWN.eventsUsed, gain, used, planned),
        ...(leftOut === null ? [] : named(DRAWN.eventsLeftOut, leftOut.gain, other, planned)),
      ],
    }),
  };
}

function leftOutTraces({ gain, error }: LeftOutSeries, color: string): Data[] {
  const hover = `%{y:.2f}<extra>${DRAWN.eventsLeftOut}</extra>`;
  const numbers = { x: iterationsOf(gain), y: gain, error };
  return [
    band(gain, error, 'y', color),
    withNumbers(line(gain, 'y', color, 'dash', hover, DRAWN.eventsLeftOut), numbers),
  ];
}

/** Below this a gradient is rounding, and an axis of powers of ten would show nothing else. */
const LEAST_NORM = 1e-6;

const ZERO: Partial<LayoutAxis> = { zeroline: true, zerolinewidth: 1 };

/** Whole powers of ten between ticks, so that there are at most four of them. */
function gradientTicks(norms: readonly number[]): number {
  const logs = norms.map((norm) => Math.log10(Math.max(norm, LEAST_NORM)));
  return Math.max(1, Math.ceil((Math.max(...logs, 0) - Math.min(...logs, 0)) / 3));
}

/** A drift of a hundredth of a per cent is none: the axis does not zoom in on it. */
const LEAST_DRIFT_PERCENT = 0.1;

function driftRange({ gainDriftPercent, gainSpreadPercent }: DescentRecord): Partial<LayoutAxis> {
  const most = gainDriftPercent.reduce(
    (max, drift, i) => Math.max(max, Math.abs(drift) + (gainSpreadPercent[i] ?? 0)),
    0,
  );
  return most > LEAST_DRIFT_PERCENT ? {} : { range: [-1.1 * LEAST_DRIFT_PERCENT, 1.1 * LEAST_DRIFT_PERCENT] };
}

function line(
  values: readonly number[],
  yaxis: 'y' | 'y2' | 'y3',
  color: string,
  dash: 'solid' | 'dash',
  text: string,
  name: string = DRAWN.eventsUsed,
): Data {
  return {
    type: 'scatter',
    name,
    mode: values.length > 200 || dash === 'dash' ? 'lines' : 'lines+markers',
    x: iterationsOf(values),
    y: values.slice(),
    yaxis,
    line: { color, width: 1.5, dash },
    marker: { color, size: 3 },
    hovertemplate: HOVER.iteration('%{x}', text),
  };
}

/** Values plus and minus their errors as a filled outline: there and back. */
function band(values: readonly number[], errors: readonly number[], yaxis: 'y' | 'y3', color: string): Data {
  const iterations = iterationsOf(values);
  const edge = (sign: number) => values.map((value, i) => value + sign * (errors[i] ?? 0));
  const outline: Data = {
    type: 'scatter',
    mode: 'lines',
    x: [...iterations, ...iterations.toReversed()],
    y: [...edge(1), ...edge(-1).toReversed()],
    yaxis,
    fill: 'toself',
    fillcolor: `${color}33`,
    line: { width: 0, color },
    hoverinfo: 'skip',
  };
  return withNumbers(outline);
}

function iterationsOf(values: readonly number[]): number[] {
  return values.map((_, iteration) => iteration);
}

/** The name of a curve at its last point, on the side where there is room. */
function named(text: string, values: readonly number[], color: string, planned: number): Partial<Annotations>[] {
  const last = values.at(-1);
  if (last === undefined || values.length < 2) return [];
  const isHigh = last >= 0;
  return [
    {
      text,
      x: values.length - 1,
      y: last,
      xref: 'x',
      yref: 'y',
      xanchor: values.length > planned / 2 ? 'right' : 'left',
      yanchor: isHigh ? 'top' : 'bottom',
      yshift: isHigh ? -4 : 4,
      showarrow: false,
      font: { size: 11, color },
    },
  ];
}
