import { labels } from '../labels/labels';
import { axis, baseLayout } from './figure';
import type { Figure } from './figure';
import type { PlotTheme } from './theme';

const { axes: AXES, drawn: DRAWN, hover: HOVER } = labels.plots;

const BIN = 0.25;
const LIMIT = 4;

/**
 * Histogram of displacement/sigma of the Cu Ka positions (paper Fig. 6) with a Gaussian of width 1; the outermost bins
 * hold what lies beyond.
 */
export function displacementsFigure(values: readonly number[], theme: PlotTheme): Figure {
  const counts = histogram(values);
  return {
    data: [
      {
        type: 'bar',
        name: DRAWN.batches,
        x: Float64Array.from(counts, (_, bin) => -LIMIT + (bin + 0.5) * BIN),
        y: counts,
        width: BIN,
        marker: { color: theme.series.optimized, line: { width: 0 } },
        hovertemplate: `${HOVER.batches('%{x:.2f} ± 0.13', '%{y}')}<extra></extra>`,
      },
      {
        type: 'scatter',
        mode: 'lines',
        name: DRAWN.gaussian,
        ...unitGaussian(counts.reduce((sum, n) => sum + n, 0)),
        line: { color: theme.ink, width: 1.5, dash: 'dash' },
        hoverinfo: 'skip',
      },
    ],
    layout: baseLayout(theme, {
      bargap: 0.08,
      xaxis: axis(theme, AXES.displacement, {
        range: [-LIMIT, LIMIT],
      }),
      yaxis: axis(theme, AXES.batchesPer(String(BIN)), { rangemode: 'tozero' }),
      shapes: [-1, 1].map((x) => ({
        type: 'line',
        xref: 'x',
        yref: 'paper',
        x0: x,
        x1: x,
        y0: 0,
        y1: 1,
        line: { color: theme.faintInk, width: 1, dash: 'dot' },
      })),
    }),
  };
}

/** What `total` values of mean 0 and standard deviation 1 would give per bin. */
export function unitGaussian(total: number): { readonly x: Float64Array; readonly y: Float64Array } {
  const x = Float64Array.from({ length: 20 * 2 * LIMIT + 1 }, (_, i) => -LIMIT + i / 20);
  return { x, y: x.map((value) => (total * BIN * Math.exp(-0.5 * value * value)) / Math.sqrt(2 * Math.PI)) };
}

/** Counts of `BIN`-wide bins over [-LIMIT, LIMIT], values beyond in the outermost ones. */
export function histogram(values: readonly number[]): Float64Array {
  const counts = new Float64Array((2 * LIMIT) / BIN);
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    const bin = Math.min(counts.length - 1, Math.max(0, Math.floor((value + LIMIT) / BIN)));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}

/** Share of the values within one sigma, 0 to 1; null for none. */
export function shareWithinOne(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return values.filter((value) => Math.abs(value) <= 1).length / values.length;
}
