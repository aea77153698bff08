import { labels } from '../labels/labels';
import { detectorMapColorbar, detectorMapLayout } from './detectorMap';
import type { Figure } from './figure';
import type { BatchAxis } from './timeSeries';
import type { PlotTheme } from './theme';

const { drawn: DRAWN } = labels.plots;

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
        y: detectorLabels.map(DRAWN.sdd),
        colorscale: theme.scale.map(([position, color]): [number, string] => [position, color]),
        zmin: 0,
        zmax: Math.max(1e-9, ...rows.flat().map((rate) => rate ?? 0)),
        xgap: 1,
        ygap: 1,
        colorbar: detectorMapColorbar(theme, quantity),
        hovertemplate: '%{y}, %{x}: %{z:.4g}<extra></extra>',
      },
    ],
    layout: detectorMapLayout(theme, batches),
  };
}
