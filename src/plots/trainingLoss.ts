import { labels } from '../labels/labels';
import { axis, baseLayout } from './figure';
import type { Figure } from './figure';
import type { PlotTheme } from './theme';

const { axes: AXES, drawn: DRAWN, hover: HOVER } = labels.plots;

/** Mean loss of each epoch so far, on an axis of all `epochs`. */
export function trainingLossFigure(losses: readonly number[], epochs: number, theme: PlotTheme): Figure {
  return {
    data: [
      {
        type: 'scatter',
        name: DRAWN.training,
        mode: losses.length > 100 ? 'lines' : 'lines+markers',
        x: Float64Array.from(losses, (_, index) => index + 1),
        y: Float64Array.from(losses),
        line: { color: theme.data, width: 1.5 },
        marker: { color: theme.data, size: 4 },
        hovertemplate: `${HOVER.epoch('%{x}', '%{y:.3f}')}<extra></extra>`,
      },
    ],
    layout: baseLayout(theme, {
      xaxis: axis(theme, AXES.epoch, {
        range: [0.5, Math.max(2, epochs) + 0.5],
        ...(epochs <= 10 ? { dtick: 1 } : {}),
      }),
      yaxis: axis(theme, AXES.loss),
    }),
  };
}
