import type { Figure } from './figure';
import { loadPlotly } from './loadPlotly';

type Plotly = Awaited<ReturnType<typeof loadPlotly>>;

const TIMES = [1, 2, 3].map((day) => new Date(Date.UTC(2026, 0, day)));
const HIDDEN =
  'position:fixed;top:0;left:0;width:600px;height:400px;visibility:hidden;pointer-events:none;contain:strict';

/** Between them, what the figures of this room need of Plotly: maps, panels, steps, errors, bands, words in the plot. */
const FIGURES: readonly Figure[] = [
  {
    data: [
      {
        type: 'heatmap',
        z: [
          [1, 2, 3],
          [2, null, 1],
        ],
        x: TIMES as unknown as number[],
        y: ['a', 'b'],
        xgap: 1,
        ygap: 1,
        colorbar: { title: { text: 'a', side: 'right' } },
      },
    ],
    layout: { autosize: true, yaxis: { type: 'category', autorange: 'reversed' }, xaxis: { title: { text: 'a' } } },
  },
  {
    data: [
      { type: 'scatter', mode: 'lines', line: { shape: 'hvh' }, x: [1, 2, 3, 4], y: [10, 100, 30, 1] },
      { type: 'scatter', mode: 'lines', fill: 'toself', line: { width: 0 }, x: [1, 2, 3, 1], y: [10, 100, 30, 10] },
    ],
    layout: {
      autosize: true,
      yaxis: { type: 'log', title: { text: 'a' } },
      xaxis: { title: { text: 'a' } },
      annotations: [{ x: 2, y: 1, yref: 'paper', text: 'a', showarrow: false }],
      shapes: [{ type: 'line', x0: 2, x1: 2, y0: 0, y1: 1, yref: 'paper', line: { dash: 'dot' } }],
    },
  },
  {
    data: ['y', 'y2', 'y3'].map((yaxis, index) => ({
      type: 'scatter',
      mode: 'lines+markers',
      x: [1, 2, 3],
      y: [1, 2 + index, 1],
      yaxis,
      marker: { symbol: 'circle-open' },
      line: { dash: 'dash' },
    })),
    layout: {
      autosize: true,
      yaxis: { domain: [0.6, 1] },
      yaxis2: { domain: [0.3, 0.5], type: 'log' },
      yaxis3: { domain: [0, 0.2] },
      xaxis: { anchor: 'y3', mirror: 'all' },
    },
  },
];

/**
 * Draws a figure of every kind out of sight. A browser compiles a function when it is called first, and the first figures
 * of a run would block the page for that. One drawing at a time: `rest` resolves when the page has nothing better to do.
 * Never rejects: without, the first figures are slower.
 */
export async function warmUpPlotly(rest: () => Promise<void>): Promise<void> {
  try {
    const plotly = await loadPlotly();
    for (const figure of FIGURES) {
      await rest();
      await drawHidden(plotly, figure);
    }
  } catch {
    // Told where a plot is wanted.
  }
}

async function drawHidden(plotly: Plotly, { data, layout }: Figure): Promise<void> {
  const box = document.createElement('div');
  box.setAttribute('style', HIDDEN);
  box.setAttribute('aria-hidden', 'true');
  document.body.append(box);
  try {
    await plotly.react(box, [...data], layout, {});
  } finally {
    plotly.purge(box);
    box.remove();
  }
}
