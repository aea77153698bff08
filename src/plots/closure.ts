import type { Data } from 'plotly.js';
import type { ClosedSet, Deviation, DeviationSummary } from '../assess/closure/results';
import { labels } from '../labels/labels';
import { axis, baseLayout } from './figure';
import { withNumbers } from './figureNumbers';
import type { Figure } from './figure';
import { SERIES_DASH, SERIES_LABEL, type PlotTheme } from './theme';

const { axes: AXES, drawn: DRAWN, hover: HOVER } = labels.plots;

const BIN = 0.25;
const LIMIT = 4;
const SETS = ['reference', 'optimized'] as const satisfies readonly ClosedSet[];
/** So that the points of one place stand side by side: share of a step of the axis. */
const BESIDE = { reference: -0.12, optimized: 0.12 } as const;
const CURVE_POINTS = 161;

/** Histogram of pulls with the Gaussian of width 1 that they should follow; the outermost bins hold what lies beyond. */
export function closurePullsFigure(
  deviations: Readonly<Record<ClosedSet, readonly Deviation[]>>,
  theme: PlotTheme,
): Figure {
  const count = deviations.reference.length;
  const x = Float64Array.from({ length: CURVE_POINTS }, (_, i) => -LIMIT + (2 * LIMIT * i) / (CURVE_POINTS - 1));
  const gaussian = x.map((pull) => (count * BIN * Math.exp(-0.5 * pull * pull)) / Math.sqrt(2 * Math.PI));
  return {
    data: [
      ...SETS.map((set): Data => histogramTrace(deviations[set], set, theme)),
      {
        type: 'scatter',
        mode: 'lines',
        name: DRAWN.widthOne,
        x,
        y: gaussian,
        line: { color: theme.ink, width: 1.5, dash: 'dot' },
        hoverinfo: 'skip',
      },
    ],
    layout: baseLayout(theme, {
      xaxis: axis(theme, AXES.pull, { range: [-LIMIT, LIMIT] }),
      yaxis: axis(theme, AXES.spectraPer(String(BIN)), { rangemode: 'tozero' }),
    }),
  };
}

function histogramTrace(deviations: readonly Deviation[], set: ClosedSet, theme: PlotTheme): Data {
  const counts = new Float64Array((2 * LIMIT) / BIN);
  for (const { ev, errorEv } of deviations) {
    const bin = Math.min(Math.max(Math.floor((ev / errorEv + LIMIT) / BIN), 0), counts.length - 1);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return {
    type: 'scatter',
    mode: 'lines',
    name: SERIES_LABEL[set],
    x: Float64Array.from(counts, (_, bin) => -LIMIT + (bin + 0.5) * BIN),
    y: counts,
    line: { shape: 'hvh', color: theme.series[set], width: 1.5, dash: SERIES_DASH[set] },
    hovertemplate: `${HOVER.spectra('%{x:.2f} ± 0.13', '%{y}')}<extra>${SERIES_LABEL[set]}</extra>`,
  };
}

/** Places that deviations are shown by: SDDs or batches, one summary each. */
export interface ClosurePlaces {
  readonly title: string;
  readonly x: readonly (Date | number)[];
  /** Names of the places, where they are not their x. */
  readonly names: readonly string[] | null;
  readonly summaries: Readonly<Record<ClosedSet, readonly DeviationSummary[]>>;
}

/** Mean deviation at copper with its error by SDD or by batch. */
export function closureDeviationsFigure({ title, x, names, summaries }: ClosurePlaces, theme: PlotTheme): Figure {
  const [first] = x;
  const second = x[1];
  const step = first === undefined || second === undefined ? 1 : Number(second) - Number(first);
  return {
    data: SETS.map((set): Data => {
      const color = theme.series[set];
      const shifted = x.map((at) => {
        const beside = Number(at) + BESIDE[set] * step;
        return at instanceof Date ? new Date(beside) : beside;
      });
      const drawn: Data = {
        type: 'scatter',
        mode: 'markers',
        name: SERIES_LABEL[set],
        x: shifted as number[],
        y: Float64Array.from(summaries[set], ({ meanEv }) => meanEv.value ?? NaN),
        error_y: {
          type: 'data',
          array: summaries[set].map(({ meanEv }) => meanEv.error ?? 0),
          color,
          thickness: 1,
          width: 3,
        },
        marker: { color, size: 7, symbol: set === 'reference' ? 'circle-open' : 'circle' },
        hovertemplate: `%{y:.1f} ± %{error_y.array:.1f} eV<extra>${SERIES_LABEL[set]}</extra>`,
      };
      return withNumbers(drawn, {
        x: names ?? x,
        y: summaries[set].map(({ meanEv }) => meanEv.value),
        error: summaries[set].map(({ meanEv }) => meanEv.error),
      });
    }),
    layout: baseLayout(theme, {
      xaxis: axis(theme, title, names === null ? {} : namedTicks(names)),
      yaxis: axis(theme, AXES.foundMinusTrue, { zeroline: true, zerolinecolor: theme.faintInk }),
    }),
  };
}

const MOST_NAMES = 16;

/** Every place named, or every second, third, ... where there are many. */
function namedTicks(names: readonly string[]) {
  const every = Math.ceil(names.length / MOST_NAMES);
  const shown = names.flatMap((name, index) => (index % every === 0 ? [{ name, index }] : []));
  return {
    tickvals: shown.map(({ index }) => index),
    ticktext: shown.map(({ name }) => name),
    range: [-0.7, names.length - 0.3],
  };
}
