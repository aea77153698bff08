import { labels } from '../labels/labels';
import { detectorMapColorbar, detectorMapLayout } from './detectorMap';
import type { Figure } from './figure';
import type { BatchAxis } from './timeSeries';
import type { PlotTheme } from './theme';

const { axes: AXES, drawn: DRAWN } = labels.plots;

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
        y: detectorLabels.map(DRAWN.sdd),
        // From reference over nothing to optimised: the colours that the two have everywhere.
        colorscale: [
          [0, theme.series.reference],
          [0.5, theme.paper],
          [1, theme.series.optimized],
        ],
        zmin: -LIMIT,
        zmax: LIMIT,
        colorbar: detectorMapColorbar(theme, AXES.displacementShort),
        hovertemplate: '%{y}, %{x}: %{z:.2f}<extra></extra>',
      },
    ],
    layout: detectorMapLayout(theme, batches),
  };
}
