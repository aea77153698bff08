/** Where a drawn plot has its x axis: what is laid over the plot finds its place by it. Pixels are of the plot's box. */
export interface PlotArea {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Values at the left and right end. */
  readonly from: number;
  readonly to: number;
}

/** What Plotly knows of a plot that it has drawn; its types leave the full layout out. */
interface DrawnAxis {
  readonly range: readonly [number, number];
  readonly _offset: number;
  readonly _length: number;
}
export interface DrawnPlot {
  readonly _fullLayout?: {
    readonly xaxis?: DrawnAxis;
    readonly yaxis?: DrawnAxis;
    readonly [more: string]: DrawnAxis | undefined;
  };
}

/** The area of a plot with linear x axis; null before it is drawn. */
export function plotAreaOf({ _fullLayout }: DrawnPlot): PlotArea | null {
  const { xaxis, yaxis } = _fullLayout ?? {};
  if (xaxis === undefined || yaxis === undefined) return null;
  const [from, to] = xaxis.range;
  return { left: xaxis._offset, width: xaxis._length, top: yaxis._offset, height: yaxis._length, from, to };
}

/** Pixels from the left end of the axis to a value. */
export function pixelsTo(value: number, { from, to, width }: PlotArea): number {
  return ((value - from) / (to - from)) * width;
}

/** The value at so many pixels from the left end of the axis. */
export function valueAt(pixels: number, { from, to, width }: PlotArea): number {
  return from + (pixels / width) * (to - from);
}

export function isSameArea(a: PlotArea | null, b: PlotArea | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
