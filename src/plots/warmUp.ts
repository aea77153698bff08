import type { Data, Layout } from 'plotly.js';
import { isAnyDrawn } from './drawQueue';
import { loadPlotly } from './loadPlotly';

const LINES: Data = { type: 'scatter', mode: 'lines', x: [1, 2, 3], y: [1, 3, 2], line: { shape: 'hvh' } };
const MARKS: Data = {
  type: 'scatter',
  mode: 'markers',
  x: [1, 2, 3],
  y: [1, 3, 2],
  error_y: { type: 'data', array: [1, 1, 1] },
  hovertemplate: '%{x}',
};
const MAP: Data = {
  type: 'heatmap',
  x: ['2026-01-01', '2026-01-02', '2026-01-03'],
  y: ['a', 'b'],
  z: [
    [1, 2, 3],
    [3, 2, 1],
  ],
  xgap: 1,
  colorbar: { title: { text: 'z' } },
};

/** An axis as the figures have them. */
const AXIS = {
  title: { text: 'x', standoff: 8 },
  automargin: true,
  mirror: true,
  showline: true,
  ticks: 'outside',
} as const;

/** One of each kind that the first views draw, small. The room is there, so that none is drawn twice. */
const KINDS: readonly (readonly [readonly Data[], Partial<Layout>])[] = [
  [[LINES], {}],
  [
    [LINES, MARKS],
    {
      yaxis: { ...AXIS, type: 'log' },
      shapes: [{ type: 'line', xref: 'x', yref: 'paper' }],
      annotations: [{ text: 'x', x: 1, y: 1, showarrow: false }],
    },
  ],
  [[MAP], { yaxis: { ...AXIS, type: 'category' } }],
];

/**
 * Draws small plots that nobody sees, each when the page is at rest: code that has run once is compiled, so that the first plot of a
 * run does not hold up the page. Stops where a plot of the page has been drawn or is about to be: then there is nothing left to win.
 */
export async function warmUp(atRest: (task: () => void) => void): Promise<void> {
  const plotly = await loadPlotly();
  for (const [data, layout] of KINDS) {
    await new Promise<void>((resolve) => {
      atRest(resolve);
    });
    if (isAnyDrawn()) return;
    const box = document.createElement('div');
    box.ariaHidden = 'true';
    box.style.cssText = 'position: fixed; left: -1000px; width: 400px; height: 300px; visibility: hidden';
    document.body.append(box);
    const margin = { l: 100, r: 100, t: 40, b: 70 };
    await plotly.react(
      box,
      structuredClone([...data]),
      structuredClone({ xaxis: AXIS, yaxis: AXIS, ...layout, margin, width: 400, height: 300 }),
    );
    plotly.purge(box);
    box.remove();
  }
}
