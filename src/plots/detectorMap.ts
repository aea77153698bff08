import type { ColorBar, Layout } from 'plotly.js';
import { axis, baseLayout } from './figure';
import type { PlotTheme } from './theme';
import { wholeNumbers, type BatchAxis } from './timeSeries';
import { BEFORE_MAP, BESIDE_MAP, belowBatches } from './room';

/** The layout of a map: a row per detector, the first on top, batches to the right. */
export function detectorMapLayout(theme: PlotTheme, batches: BatchAxis): Partial<Layout> {
  return baseLayout(theme, {
    margin: { l: BEFORE_MAP, r: BESIDE_MAP, t: 14, b: belowBatches(batches.x) },
    xaxis: axis(theme, batches.title, { showgrid: false, ...wholeNumbers(batches) }),
    yaxis: axis(theme, '', {
      showgrid: false,
      autorange: 'reversed',
      type: 'category',
      tickfont: { size: 10, color: theme.faintInk },
    }),
  });
}

/** The scale of colours beside a map; `quantity` is what they mean, with its unit. */
export function detectorMapColorbar(theme: PlotTheme, quantity: string): Partial<ColorBar> {
  return {
    title: { text: quantity, side: 'right', font: { size: 12, color: theme.faintInk } },
    thickness: 10,
    outlinewidth: 0,
    tickfont: { size: 11, color: theme.faintInk },
  };
}
