import type { Annotations, Data, Layout, LayoutAxis, Shape } from 'plotly.js';
import type { PlotTheme } from './theme';
import { BELOW_NUMBERS } from './room';

/** What a figure builder makes and `Plot` draws. */
export interface Figure {
  readonly data: readonly Data[];
  readonly layout: Partial<Layout>;
}

/** A line to be named in a spectrum, at its place on the x axis. */
export interface NamedLine {
  readonly label: string;
  readonly x: number;
}

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';

/** An axis with its title (which carries the unit) in the colours of the theme. */
export function axis(theme: PlotTheme, title: string, more: Partial<LayoutAxis> = {}): Partial<LayoutAxis> {
  return {
    title: { text: title, standoff: 8, font: { size: 12, color: theme.faintInk } },
    gridcolor: theme.grid,
    linecolor: theme.faintInk,
    tickcolor: theme.faintInk,
    tickfont: { size: 11, color: theme.faintInk },
    ticks: 'outside',
    ticklen: 4,
    showline: true,
    mirror: true,
    zeroline: false,
    automargin: true,
    exponentformat: 'power',
    ...more,
  };
}

/** An energy axis in whole eV. */
export function energyAxis(theme: PlotTheme, title: string, more: Partial<LayoutAxis> = {}): Partial<LayoutAxis> {
  return axis(theme, title, { tickformat: 'd', ...more });
}

/** A count axis; logarithmic ones start below one count, so that single events show. */
export function countAxis(theme: PlotTheme, title: string, isLog: boolean, highest: number): Partial<LayoutAxis> {
  // Plotly sets powers of ten a quarter larger than other tick labels.
  const tickfont = { size: isLog ? 9 : 11, color: theme.faintInk };
  const range = isLog ? [Math.log10(0.5), Math.log10(Math.max(10, highest * 2.5))] : [0, Math.max(1, highest * 1.18)];
  return axis(theme, title, { type: isLog ? 'log' : 'linear', range, tickfont, ...(isLog ? { dtick: 1 } : {}) });
}

/** What all figures share. */
export function baseLayout(theme: PlotTheme, more: Partial<Layout> = {}): Partial<Layout> {
  return {
    paper_bgcolor: 'rgba(0,0,0,0)',
    plot_bgcolor: 'rgba(0,0,0,0)',
    font: { family: FONT, size: 12, color: theme.ink },
    margin: { l: 60, r: 18, t: 14, b: BELOW_NUMBERS },
    showlegend: false,
    hovermode: 'closest',
    hoverlabel: {
      bgcolor: theme.paper,
      bordercolor: theme.faintInk,
      font: { family: FONT, size: 12, color: theme.ink },
    },
    dragmode: 'zoom',
    modebar: { bgcolor: theme.paper, color: theme.faintInk, activecolor: theme.ink },
    legend: {
      orientation: 'h',
      x: 1,
      xanchor: 'right',
      y: 1.0,
      yanchor: 'bottom',
      bgcolor: 'rgba(0,0,0,0)',
      font: { size: 12, color: theme.ink },
    },
    ...more,
  };
}

/** A histogram as steps: one value per bin, drawn at bin centres. */
export function steps(x: Float64Array, y: ArrayLike<number>, color: string, more: Partial<Data> = {}): Data {
  return {
    type: 'scatter',
    mode: 'lines',
    x,
    y: toTyped(y),
    line: { shape: 'hvh', color, width: 1.2 },
    hoverinfo: 'skip',
    ...more,
  } as Data;
}

/** Centres of `bins` bins of `width` from `firstEdge`. */
export function binCentres(firstEdge: number, width: number, bins: number): Float64Array {
  return Float64Array.from({ length: bins }, (_, bin) => firstEdge + (bin + 0.5) * width);
}

/** Greatest of the values, 0 for none. */
export function greatest(values: Iterable<number>): number {
  let max = 0;
  for (const value of values) if (value > max) max = value;
  return max;
}

/** A thin vertical line over the height of the plot. */
export function verticalMark(x: number, color: string, dash: 'solid' | 'dot' | 'dash' = 'dot'): Partial<Shape> {
  return { type: 'line', xref: 'x', yref: 'paper', x0: x, x1: x, y0: 0, y1: 1, line: { color, width: 1, dash } };
}

/** Names of lines, ascending, above the plot's upper edge, on so many rows where neighbours would touch. */
export function lineNames(
  lines: readonly NamedLine[],
  color: string,
  closeness: number,
  rows = 2,
): Partial<Annotations>[] {
  const lastX = new Array<number>(rows).fill(-Infinity);
  return lines.map(({ label, x }) => {
    const free = lastX.findIndex((last) => x - last >= closeness);
    const row = free < 0 ? lastX.indexOf(Math.min(...lastX)) : free;
    lastX[row] = x;
    return {
      text: label,
      x,
      xref: 'x',
      yref: 'paper',
      y: 1,
      yanchor: 'bottom',
      yshift: 13 * row,
      showarrow: false,
      font: { size: 11, color },
    };
  });
}

function toTyped(values: ArrayLike<number>): Float64Array | Uint32Array {
  return values instanceof Float64Array || values instanceof Uint32Array ? values : Float64Array.from(values);
}
