/** What a heatmap network is made for: bins of its input, lines it finds, channels of its four levels. */
export interface HeatmapShape {
  readonly bins: number;
  readonly lines: number;
  readonly widths: readonly [number, number, number, number];
}

/** One array of weights: its shape, and the standard deviation of its seeded start. */
export interface WeightSpec {
  readonly name: string;
  readonly shape: readonly [number, number, number] | readonly [number];
  readonly deviation: number;
}

/** Channels of the shipped networks. */
export const DEFAULT_WIDTHS = [16, 24, 32, 48] as const;
/** Places that are looked at together where a level halves their number; bins count as places of the input. */
export const PAIR = 2;
/** Bins that make one place of the coarsest level. */
const COARSEST = PAIR ** 4;
/** Numbers per bin of the input: normalised counts, and the logarithm of all counts. */
export const INPUTS = 2;
const WIDE = 5;
const NARROW = 3;
/** The heads start near zero: all bins alike. */
const HEAD_GAIN = 0.01;

/** Empty bins that are added so that the window divides into places of the coarsest level. */
export function paddingOf(bins: number): number {
  return COARSEST * Math.ceil(bins / COARSEST) - bins;
}

/** All weights of the network in the order in which `heatmaps` takes them and files hold them. */
export function weightSpecs({ lines, widths }: HeatmapShape): WeightSpec[] {
  const [c0, c1, c2, c3] = widths;
  const layer = (name: string, width: number, channels: number, filters: number, gain: number): WeightSpec[] => [
    { name: `${name}/kernel`, shape: [width, channels, filters], deviation: Math.sqrt(gain / (width * channels)) },
    { name: `${name}/bias`, shape: [filters], deviation: 0 },
  ];
  // He's start for what replaces its input, half of it for what is added to it.
  const replace = (name: string, width: number, channels: number, filters: number) =>
    layer(name, width, channels, filters, 2);
  const look = (name: string, channels: number) => layer(name, WIDE, channels, channels, 0.5);
  const rise = (name: string, channels: number, filters: number) => layer(name, 1, channels, PAIR * filters, 1);
  const head = (name: string) => layer(name, 1, c0, PAIR * lines, HEAD_GAIN);
  return [
    ...replace('in', WIDE, PAIR * INPUTS, c0),
    ...look('look0', c0),
    ...replace('down1', NARROW, PAIR * c0, c1),
    ...look('look1', c1),
    ...replace('down2', NARROW, PAIR * c1, c2),
    ...look('look2', c2),
    ...replace('down3', NARROW, PAIR * c2, c3),
    ...look('look3', c3),
    ...look('turn', c3),
    ...rise('up2', c3, c2),
    ...look('back2', c2),
    ...rise('up1', c2, c1),
    ...look('back1', c1),
    ...rise('up0', c1, c0),
    ...look('back0', c0),
    ...look('refine0', c0),
    ...head('attention'),
    ...head('floor'),
    ...head('shift'),
    ...head('width'),
    ...head('presence'),
  ];
}

/** Number of weights. */
export function weightCount(shape: HeatmapShape): number {
  return weightSpecs(shape).reduce((count, spec) => count + sizeOf(spec), 0);
}

/** Number of weights in one array. */
export function sizeOf({ shape }: WeightSpec): number {
  return shape.reduce((n, size) => n * size, 1);
}
