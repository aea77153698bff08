import { axis, baseLayout } from './figure';
import type { Figure } from './figure';
import type { PlotTheme } from './theme';

/** Log likelihood by iteration (paper Fig. 5), as the gain over its value before the first step. */
export function logLikelihoodFigure(values: readonly number[], iterations: number, theme: PlotTheme): Figure {
  const start = values[0] ?? 0;
  const gain = Float64Array.from(values, (value) => value - start);
  return {
    data: [
      {
        type: 'scatter',
        mode: values.length > 200 ? 'lines' : 'lines+markers',
        x: Float64Array.from(values, (_, iteration) => iteration),
        y: gain,
        line: { color: theme.series.optimized, width: 1.5 },
        marker: { color: theme.series.optimized, size: 4 },
        customdata: [...values],
        hovertemplate: 'iteration %{x}: ln L = %{customdata:.1f}<extra></extra>',
      },
    ],
    layout: baseLayout(theme, {
      xaxis: axis(theme, 'Iteration', { range: [-0.5, Math.max(1, iterations) + 0.5] }),
      yaxis: axis(theme, 'ln L − ln L<sub>start</sub>', { rangemode: 'tozero' }),
    }),
  };
}
