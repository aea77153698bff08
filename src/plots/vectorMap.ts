import type { Data, LayoutAxis, PlotData, Shape } from 'plotly.js';
import { colourAt, type ColourScale } from './colourScale';
import { edgesOf } from './cellEdges';
import type { Figure } from './figure';

/** So many colours along the scale: no eye tells two neighbours apart. */
const LEVELS = 128;

/** The heat map as the figures of this room make it: rows of numbers, one row per category of y. */
interface HeatMap {
  readonly z: readonly (readonly (number | null)[])[];
  readonly x: readonly (Date | number)[];
  readonly y: readonly string[];
  readonly colorscale: ColourScale;
  readonly zmin: number;
  readonly zmax: number;
  readonly colorbar?: PlotData['colorbar'];
}

/**
 * The figure with its heat map as outlines. Plotly draws a heat map as a bitmap even within an SVG, which a printer shows
 * as blur; here every cell is a path. A figure without a heat map is returned as it is.
 */
export function withVectorMap(figure: Figure): Figure {
  const index = figure.data.findIndex(({ type }) => type === 'heatmap');
  if (index < 0) return figure;
  const map = figure.data[index] as unknown as HeatMap;
  const columns = edgesOf(map.x.map(Number));
  return {
    data: figure.data.map((trace, at) => (at === index ? colourBar(map) : trace)),
    layout: {
      ...figure.layout,
      shapes: [...(figure.layout.shapes ?? []), ...cells(map, columns)],
      xaxis: within(figure.layout.xaxis, [place(columns[0], map), place(columns.at(-1), map)]),
      yaxis: within(figure.layout.yaxis, [map.y.length - 0.5, -0.5]),
    },
  };
}

/** One path for all cells of a colour: an SVG of a few hundred kilobytes, whatever the size of the array. */
function cells({ z, colorscale, zmin, zmax, ...map }: HeatMap, columns: readonly number[]): Partial<Shape>[] {
  const paths = new Map<number, string[]>();
  z.forEach((row, y) => {
    row.forEach((value, column) => {
      if (value === null || !Number.isFinite(value)) return;
      const share = Math.min(1, Math.max(0, (value - zmin) / (zmax - zmin)));
      const level = Math.round(share * LEVELS);
      const [x0, x1] = [pathPlace(columns[column], map), pathPlace(columns[column + 1], map)];
      const path = `M${x0},${String(y - 0.5)}H${x1}V${String(y + 0.5)}H${x0}Z`;
      paths.set(level, [...(paths.get(level) ?? []), path]);
    });
  });
  return [...paths].map(([level, pieces]) => ({
    type: 'path',
    path: pieces.join(''),
    layer: 'below',
    fillcolor: colourAt(colorscale, level / LEVELS),
    line: { width: 0 },
  }));
}

/** A trace that draws nothing but the scale of colours, and gives the rows their names. */
function colourBar({ x, y, colorscale, zmin, zmax, colorbar }: HeatMap): Data {
  return {
    type: 'scatter',
    mode: 'markers',
    x: y.map(() => x[0]) as number[],
    y: [...y],
    hoverinfo: 'skip',
    marker: {
      size: 0.01,
      color: y.map(() => zmin),
      colorscale: colorscale.map(([at, color]): [number, string] => [at, color]),
      cmin: zmin,
      cmax: zmax,
      showscale: true,
      ...(colorbar === undefined ? {} : { colorbar }),
    },
  };
}

/** The axis over the whole map, unless the user has chosen a stretch of it. */
function within(axis: Partial<LayoutAxis> | undefined, range: (Date | number)[]): Partial<LayoutAxis> {
  if (axis?.range !== undefined && axis.autorange !== true && axis.autorange !== 'reversed') return axis;
  return { ...axis, range: range as number[], autorange: false };
}

function place(value = NaN, { x }: Pick<HeatMap, 'x'>): Date | number {
  return x[0] instanceof Date ? new Date(value) : value;
}

/** In a path, a date has an underscore where its time begins. */
function pathPlace(value = NaN, map: Pick<HeatMap, 'x'>): string {
  const at = place(value, map);
  return at instanceof Date ? at.toISOString().replace('T', '_').replace('Z', '') : String(at);
}
