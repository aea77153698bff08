import type { Data } from 'plotly.js';
import type { Measured } from '../assess/results';
import type { LineFigures, TradeOffPoint } from '../assess/tradeOff';
import { labels } from '../labels/labels';
import { axis, baseLayout, verticalMark, type Figure } from './figure';
import { withNumbers } from './figureNumbers';
import type { PlotTheme } from './theme';
import { BELOW_NUMBERS } from './room';

const { axes: AXES, drawn: DRAWN } = labels.plots;

const TICKS_DAYS = [0.25, 0.5, 1, 2, 4, 8, 16, 32];
const TICK_LABELS = ['6 h', '12 h', '1 d', '2 d', '4 d', '8 d', '16 d', '32 d'];
/** In sample and held out stand side by side, as factors of the length; continuous ones a little further out. */
const APART = { inSample: 0.97, heldOut: 1.03 } as const;

type Which = keyof typeof APART;

/** How the two kinds of events are told apart, with and without colour. */
const TRADE_OFF_SERIES = {
  inSample: { label: DRAWN.inSample, dash: 'dot', symbol: 'circle-open' },
  heldOut: { label: DRAWN.heldOut, dash: 'solid', symbol: 'circle' },
} as const;

/** FWHM and position of a line against the length of batches. */
export function tradeOffFigure(
  points: readonly TradeOffPoint[],
  options: {
    readonly chosenDays: number;
    /** Name of the line, and where it should be. */
    readonly label: string;
    readonly expectedEv: number;
    readonly theme: PlotTheme;
  },
): Figure {
  const { chosenDays, label, expectedEv, theme } = options;
  const fwhm = ({ fwhm: own }: LineFigures) => own;
  const offset = ({ position: { value, error } }: LineFigures): Measured => ({
    value: value === null ? null : value - expectedEv,
    error,
  });
  return {
    data: (['inSample', 'heldOut'] as const).flatMap((which) => [
      ...traces(points, which, fwhm, 'y', theme),
      ...traces(points, which, offset, 'y2', theme),
    ]),
    layout: baseLayout(theme, {
      margin: { l: 62, r: 14, t: 12, b: BELOW_NUMBERS },
      xaxis: axis(theme, AXES.batchLength, {
        type: 'log',
        tickvals: TICKS_DAYS,
        ticktext: TICK_LABELS,
        anchor: 'y2',
        mirror: 'all',
      }),
      yaxis: axis(theme, AXES.fwhmOf(label), { domain: [0.4, 1], nticks: 6 }),
      yaxis2: axis(theme, AXES.positionError, {
        domain: [0, 0.34],
        nticks: 4,
        zeroline: true,
        zerolinecolor: theme.faintInk,
      }),
      shapes: [verticalMark(chosenDays, theme.faintInk)],
    }),
  };
}

/** Batches as a line, continuous constants as points of their own. */
function traces(
  points: readonly TradeOffPoint[],
  which: Which,
  of: (figures: LineFigures) => Measured,
  yaxis: 'y' | 'y2',
  theme: PlotTheme,
): Data[] {
  const { label, dash, symbol } = TRADE_OFF_SERIES[which];
  const color = which === 'heldOut' ? theme.ink : theme.inSample;
  return [false, true].map((continuous) => {
    const own = points
      .filter((point) => point.continuous === continuous)
      .sort((a, b) => a.batchLengthDays - b.batchLengthDays);
    const name = continuous ? DRAWN.continuous(label) : label;
    const drawn: Data = {
      type: 'scatter',
      mode: continuous ? 'markers' : 'lines+markers',
      name,
      x: own.map(({ batchLengthDays }) => batchLengthDays * APART[which] ** (continuous ? 3 : 1)),
      y: own.map((point) => of(point[which]).value ?? NaN),
      error_y: { type: 'data', array: own.map((point) => of(point[which]).error ?? 0), color, thickness: 1, width: 3 },
      yaxis,
      line: { color, dash, width: 1.3 },
      marker: { color, size: continuous ? 10 : 7, symbol: continuous ? symbol.replace('circle', 'diamond') : symbol },
      hovertemplate: `%{y:.2f} ± %{error_y.array:.2f} eV<extra>${name}</extra>`,
    };
    return withNumbers(drawn, {
      x: own.map(({ batchLengthDays }) => batchLengthDays),
      y: own.map((point) => of(point[which]).value),
      error: own.map((point) => of(point[which]).error),
    });
  });
}
