import { axis, baseLayout } from './figure';
import type { Figure } from './figure';
import { wholeNumbers, type BatchAxis } from './timeSeries';
import type { PlotTheme } from './theme';

export interface RatesInput {
  /** One row per detector, one number per batch; null where the batch has no length. */
  readonly rows: readonly (readonly (number | null)[])[];
  readonly detectorLabels: readonly string[];
  /** What the colour means, with its unit. */
  readonly quantity: string;
}

/** Event rate of every detector against time. */
export function ratesFigure(
  { rows, detectorLabels, quantity }: RatesInput,
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
        colorscale: theme.scale.map(([position, color]): [number, string] => [position, color]),
        zmin: 0,
        zmax: Math.max(1e-9, ...rows.flat().map((rate) => rate ?? 0)),
        xgap: 1,
        ygap: 1,
        colorbar: {
          title: { text: quantity, side: 'right', font: { size: 12, color: theme.faintInk } },
          thickness: 10,
          outlinewidth: 0,
          tickfont: { size: 11, color: theme.faintInk },
        },
        hovertemplate: '%{y}, %{x}: %{z:.4g}<extra></extra>',
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
