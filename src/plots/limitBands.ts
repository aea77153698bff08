import type { Data, Shape } from 'plotly.js';
import type { SpectrumName } from '../assess/results';
import { labels } from '../labels/labels';
import { axis, baseLayout } from './figure';
import { withNumbers } from './figureNumbers';
import type { Figure } from './figure';
import { SERIES_LABEL, type PlotTheme } from './theme';
import { BELOW_NUMBERS } from './room';

const { axes: AXES, drawn: DRAWN, hover: HOVER, columns: COLUMNS } = labels.plots;

/** The limit of one spectrum, in counts. */
export interface LimitBand {
  readonly spectrum: SpectrumName;
  readonly median: number;
  readonly band68: readonly [number, number];
  readonly band95: readonly [number, number];
  /** Null while blinded. */
  readonly observed: number | null;
}

/** Half the height of a bar, in rows. */
const HALF = 0.26;
const HALF_WIDE = 0.34;

/** Median expected limits with their 68 % and 95 % bands, one row per calibration, and the observed ones as diamonds. */
export function limitBandsFigure(bands: readonly LimitBand[], theme: PlotTheme): Figure {
  const rows = bands.map((band, row) => ({ ...band, y: bands.length - row }));
  const bar = (y: number, [x0, x1]: readonly [number, number], half: number, color: string): Partial<Shape> => {
    return {
      type: 'rect',
      xref: 'x',
      yref: 'y',
      x0,
      x1,
      y0: y - half,
      y1: y + half,
      fillcolor: color,
      line: { width: 0 },
    };
  };
  const observed = rows.filter((row) => row.observed !== null);
  return {
    data: [mediansTrace(rows, theme), observedTrace(observed, theme)],
    layout: baseLayout(theme, {
      margin: { l: 90, r: 14, t: 10, b: BELOW_NUMBERS },
      xaxis: axis(theme, AXES.upperLimit, { rangemode: 'tozero', range: [0, highest(bands) * 1.08] }),
      yaxis: axis(theme, '', {
        range: [0.4, bands.length + 0.6],
        tickvals: rows.map(({ y }) => y),
        ticktext: rows.map(({ spectrum }) => SERIES_LABEL[spectrum]),
        showgrid: false,
      }),
      shapes: rows.flatMap(({ y, band68, band95, spectrum }) => [
        { ...bar(y, band95, HALF_WIDE, theme.series[spectrum]), opacity: 0.14, layer: 'below' as const },
        { ...bar(y, band68, HALF, theme.series[spectrum]), opacity: 0.22, layer: 'below' as const },
      ]),
    }),
  };
}

function highest(bands: readonly LimitBand[]): number {
  return Math.max(1, ...bands.map(({ band95, observed }) => Math.max(band95[1], observed ?? 0)));
}

type Row = LimitBand & { readonly y: number };

function mediansTrace(rows: readonly Row[], theme: PlotTheme): Data {
  const drawn: Data = {
    type: 'scatter',
    mode: 'markers',
    name: DRAWN.expected,
    x: rows.map(({ median }) => median),
    y: rows.map(({ y }) => y),
    marker: {
      symbol: 'line-ns-open',
      size: 30,
      line: { width: 2.5 },
      color: rows.map(({ spectrum }) => theme.series[spectrum]),
    },
    hovertemplate: rows.map(
      ({ spectrum }) => `${HOVER.medianLimit('%{x:.1f}')}<extra>${SERIES_LABEL[spectrum]}</extra>`,
    ),
  };
  const band = (share: string, of: 'band68' | 'band95') => ({
    x: namesOf(rows),
    y: rows.map(({ median }) => median),
    low: rows.map((row) => row[of][0]),
    high: rows.map((row) => row[of][1]),
    titles: [COLUMNS.calibration, COLUMNS.expectedLimit(share)] as const,
  });
  return withNumbers(drawn, band('68 %', 'band68'), band('95 %', 'band95'));
}

function observedTrace(rows: readonly Row[], theme: PlotTheme): Data {
  const drawn: Data = {
    type: 'scatter',
    mode: 'markers',
    name: DRAWN.observed,
    x: rows.map((row) => row.observed),
    y: rows.map(({ y }) => y),
    marker: { symbol: 'diamond', size: 9, color: theme.ink },
    hovertemplate: `${HOVER.observedLimit('%{x:.1f}')}<extra></extra>`,
  };
  return withNumbers(drawn, {
    x: namesOf(rows),
    y: rows.map((row) => row.observed),
    titles: [COLUMNS.calibration, COLUMNS.observedLimit],
  });
}

function namesOf(rows: readonly Row[]): string[] {
  return rows.map(({ spectrum }) => SERIES_LABEL[spectrum]);
}
