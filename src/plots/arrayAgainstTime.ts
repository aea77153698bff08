import { labels } from '../labels/labels';
import { detectorMapColorbar, detectorMapLayout } from './detectorMap';
import { withNumbers } from './figureNumbers';
import type { Figure } from './figure';
import type { BatchAxis } from './timeSeries';
import type { PlotTheme } from './theme';

const { drawn: DRAWN } = labels.plots;

export interface ArrayAgainstTime {
  /** One row per detector, one value per batch; null where there is none. */
  readonly rows: readonly (readonly (number | null)[])[];
  readonly detectorLabels: readonly string[];
  /** What the colour means, with its unit. */
  readonly quantity: string;
  /** Values about which the colours are balanced; null for those that begin at 0. */
  readonly centre: number | null;
  /** The colours end here, away from the centre or from 0; what lies beyond has the last colour. */
  readonly reach: number;
  /** Batches with a flag, as (detector, batch). */
  readonly flagged: readonly { readonly detector: number; readonly batch: number }[];
}

/** A quantity of every detector against time, with a mark on every flagged batch. */
export function arrayAgainstTime(input: ArrayAgainstTime, batches: BatchAxis, theme: PlotTheme): Figure {
  const { rows, detectorLabels, quantity, centre, reach, flagged } = input;
  const names = detectorLabels.map(DRAWN.sdd);
  const x = [...batches.x] as number[];
  return {
    data: [
      {
        type: 'heatmap',
        z: rows.map((row) => [...row]),
        x,
        y: names,
        colorscale: colours(centre, theme),
        zmin: centre === null ? 0 : centre - reach,
        zmax: centre === null ? reach : centre + reach,
        xgap: 1,
        ygap: 1,
        colorbar: detectorMapColorbar(theme, quantity),
        hovertemplate: '%{y}, %{x}: %{z:.4g}<extra></extra>',
      },
      withNumbers({
        type: 'scatter',
        mode: 'markers',
        x: flagged.map(({ batch }) => x[batch] ?? 0),
        y: flagged.map(({ detector }) => names[detector] ?? ''),
        marker: { symbol: 'circle-open', size: 8, color: theme.warning, line: { width: 1.6, color: theme.warning } },
        hoverinfo: 'skip',
      }),
    ],
    layout: detectorMapLayout(theme, batches),
  };
}

/** From few to many; about a centre from one colour over the paper to another. */
function colours(centre: number | null, theme: PlotTheme): [number, string][] {
  if (centre === null) return theme.scale.map(([position, color]): [number, string] => [position, color]);
  return [
    [0, theme.diverging[0]],
    [0.5, theme.scale[0]?.[1] ?? theme.paper],
    [1, theme.diverging[1]],
  ];
}
