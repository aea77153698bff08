import { axis, baseLayout } from './figure';
import type { Figure } from './figure';
import { wholeNumbers, type BatchAxis } from './timeSeries';
import type { PlotTheme } from './theme';

export interface DisplacementMapInput {
  /** One row per detector, one number per batch; null where there is none. */
  readonly rows: readonly (readonly (number | null)[])[];
  readonly detectorLabels: readonly string[];
}

/** Beyond this the colour grows no further. */
const LIMIT = 1;

/** Displacement/sigma of every detector against time: whether the optimisation pulls some one way. */
export function displacementMapFigure(
  { rows, detectorLabels }: DisplacementMapInput,
  batches: BatchAxis,
  theme: PlotTheme,
): Figure {
  return {
    data: [
      {
        type: 'heatmap',
        z: rows.map((row) => [...row]),
        x: [...batches.x] as number[],
        y: detectorLabels.map((label) => `SDD ${label}`),
        // From reference over nothing to optimised: the colours that the two have everywhere.
        colorscale: [
          [0, theme.series.reference],
          [0.5, theme.paper],
          [1, theme.series.optimized],
        ],
        zmin: -LIMIT,
        zmax: LIMIT,
        colorbar: {
          title: { text: 'Displacement / σ', side: 'right', font: { size: 12, color: theme.faintInk } },
          thickness: 10,
          outlinewidth: 0,
          tickfont: { size: 11, color: theme.faintInk },
        },
        hovertemplate: '%{y}, %{x}: %{z:.2f}<extra></extra>',
      },
    ],
    layout: baseLayout(theme, {
      margin: { l: 56, r: 10, t: 8, b: 44 },
      xaxis: axis(theme, batches.title, { showgrid: false, ...wholeNumbers(batches) }),
      yaxis: axis(theme, '', {
        showgrid: false,
        autorange: 'reversed',
        type: 'category',
        tickfont: { size: 10, color: theme.faintInk },
      }),
    }),
  };
}
