import type { Data, Layout } from 'plotly.js';
import { labels } from '../labels/labels';
import { axis, baseLayout, verticalMark, type Figure } from './figure';
import { withNumbers } from './figureNumbers';
import { wholeNumbers, type BatchAxis } from './timeSeries';
import type { PlotTheme } from './theme';
import { ABOVE_PANELS, belowBatches } from './room';

const { drawn: DRAWN } = labels.plots;

/** One quantity of a detector against time. */
export interface History {
  /** With its unit. */
  readonly title: string;
  readonly values: readonly (number | null)[];
  /** One sigma. */
  readonly errors: readonly (number | null)[];
}

const GAP = 0.04;

/** Quantities of one detector one above the other, each with a band of one sigma, and marks where its gain steps. */
export function detectorHistoryFigure(
  histories: readonly History[],
  batches: BatchAxis,
  stepTimes: readonly (Date | number)[],
  theme: PlotTheme,
): Figure {
  const height = (1 - GAP * (histories.length - 1)) / Math.max(1, histories.length);
  const layout: Record<string, unknown> = {};
  histories.forEach(({ title }, index) => {
    const top = 1 - index * (height + GAP);
    layout[index === 0 ? 'yaxis' : `yaxis${String(index + 1)}`] = axis(theme, title, {
      domain: [Math.max(0, top - height), top],
      nticks: 4,
      title: { text: title, standoff: 6, font: { size: 11, color: theme.faintInk } },
    });
  });
  return {
    data: histories.flatMap((history, index) => traces(history, batches, index, theme)),
    layout: baseLayout(theme, {
      margin: { l: 76, r: 14, t: ABOVE_PANELS, b: belowBatches(batches.x) },
      xaxis: axis(theme, batches.title, {
        ...wholeNumbers(batches),
        mirror: 'all',
        anchor: histories.length > 1 ? (`y${String(histories.length)}` as 'y2') : 'y',
      }),
      shapes: stepTimes.map((time) => verticalMark(Number(time), theme.warning, 'dash')),
      ...(layout as Partial<Layout>),
    }),
  };
}

function traces({ title, values, errors }: History, batches: BatchAxis, index: number, theme: PlotTheme): Data[] {
  const yaxis = (index === 0 ? 'y' : `y${String(index + 1)}`) as 'y';
  const x = [...batches.x] as number[];
  const edge = (sign: 1 | -1) => values.map((value, i) => (value === null ? null : value + sign * (errors[i] ?? 0)));
  const outline = { type: 'scatter', mode: 'lines', x, yaxis, hoverinfo: 'skip' } as const;
  const colours = { fillcolor: `${theme.data}33`, line: { width: 0, color: theme.data } };
  const band = (y: (number | null)[], fill: 'none' | 'tonexty') => withNumbers({ ...outline, ...colours, y, fill });
  const middle: Data = {
    type: 'scatter',
    mode: 'lines+markers',
    name: DRAWN.batches,
    x,
    y: [...values],
    yaxis,
    line: { color: theme.data, width: 1 },
    marker: { color: theme.data, size: 4 },
    hovertemplate: `%{x}: %{y:.5g}<extra>${title}</extra>`,
  };
  return [
    band(edge(-1), 'none'),
    band(edge(1), 'tonexty'),
    withNumbers(middle, { x: batches.x, y: values, error: errors }),
  ];
}
