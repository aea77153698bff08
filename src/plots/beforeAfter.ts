import type { Data, PlotData } from 'plotly.js';
import type { CuKaRow, SummedSpectrum } from '../assess/results';
import { labels } from '../labels/labels';
import { blindedBand } from './blindedBand';
import { crosses, type Bins } from './crosses';
import { axis, baseLayout, binCentres, countAxis, energyAxis, greatest, lineNames, verticalMark } from './figure';
import type { Figure, NamedLine } from './figure';
import { window } from './summedSpectra';
import { SERIES_DASH, SERIES_LABEL, type PlotTheme } from './theme';
import { BELOW_NUMBERS } from './room';

const { axes: AXES, drawn: DRAWN, hover: HOVER } = labels.plots;

/** A summed spectrum with the fit of the line of interest. */
export interface FittedSpectrum {
  readonly spectrum: SummedSpectrum;
  readonly row: CuKaRow | null;
}

export interface BeforeAfterOptions {
  readonly theme: PlotTheme;
  readonly isLog: boolean;
  /** The fitted region in eV. */
  readonly regionEv: readonly [number, number];
  readonly lines: readonly NamedLine[];
}

/** The line of interest before and after, with best fits, and below it the residuals (paper Fig. 7). */
export function beforeAfterFigure(fitted: readonly FittedSpectrum[], options: BeforeAfterOptions): Figure {
  const { theme, isLog, regionEv, lines } = options;
  const [fromEv, toEv] = regionEv;
  const highest = Math.max(1, ...fitted.map(({ spectrum }) => greatest(window(spectrum, fromEv, toEv))));
  const binWidthEv = fitted[0]?.spectrum.binWidthEv ?? 10;
  const spectra = fitted.map(({ spectrum }) => spectrum);
  const blinded = blindedBand(spectra, theme);
  return {
    data: fitted.flatMap((entry) => tracesOf(entry, options)),
    layout: baseLayout(theme, {
      margin: { l: 60, r: 14, t: 30, b: BELOW_NUMBERS },
      grid: { rows: 2, columns: 1 },
      xaxis: energyAxis(theme, AXES.energy, { mirror: 'all', range: [fromEv, toEv], anchor: 'y2' }),
      yaxis: { ...countAxis(theme, AXES.countsPerEv(String(binWidthEv)), isLog, highest), domain: [0.31, 1] },
      yaxis2: axis(theme, AXES.residual, {
        domain: [0, 0.24],
        range: [-4, 4],
        dtick: 2,
        zeroline: true,
        zerolinecolor: theme.faintInk,
      }),
      shapes: [...blinded.shapes, ...lines.map(({ x }) => verticalMark(x, theme.faintInk))],
      annotations: [...blinded.annotations, ...lineNames(lines, theme.ink, (toEv - fromEv) / 14)],
    }),
  };
}

function tracesOf({ spectrum, row }: FittedSpectrum, { theme, regionEv }: BeforeAfterOptions): Data[] {
  const [fromEv, toEv] = regionEv;
  const counts = window(spectrum, fromEv, toEv);
  const color = theme.series[spectrum.spectrum];
  const name = SERIES_LABEL[spectrum.spectrum];
  const bins: Bins = { firstEdge: fromEv, width: spectrum.binWidthEv };
  const points = crosses(bins, counts, counts.map(Math.sqrt), {
    name,
    line: { color, width: 1.2 },
    hovertemplate: `${HOVER.counts('%{x:.0f} eV', '%{customdata[0]} ± %{customdata[1]:.0f}')}<extra>${name}</extra>`,
  });
  const curve = row?.curve ?? null;
  if (curve?.total.length !== counts.length) return [points];
  const x = binCentres(fromEv, spectrum.binWidthEv, counts.length);
  return [
    points,
    lineTrace(x, curve.total, {
      name: DRAWN.bestFit(name),
      line: { color, width: 2, dash: SERIES_DASH[spectrum.spectrum] },
    }),
    lineTrace(x, curve.background, { name: DRAWN.background(name), line: { color, width: 1, dash: 'dot' } }),
    crosses(bins, residuals(counts, curve.total), null, {
      name,
      yaxis: 'y2',
      line: { color, width: 2 },
      hovertemplate: `%{x:.0f} eV: %{customdata[0]:.1f} σ<extra>${name}</extra>`,
    }),
  ];
}

function lineTrace(x: Float64Array, y: Float64Array, more: Pick<PlotData, 'name' | 'line'>): Data {
  return { type: 'scatter', mode: 'lines', x, y, hoverinfo: 'skip', ...more };
}

/** (data - fit)/sqrt(fit), the Pearson residual of each bin; 0 where the fit expects nothing. */
export function residuals(counts: Float64Array, expected: Float64Array): Float64Array {
  return counts.map((n, bin) => {
    const mean = expected[bin] ?? 0;
    return mean > 0 ? (n - mean) / Math.sqrt(mean) : 0;
  });
}
