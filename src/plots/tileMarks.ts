/** A predicted line of a tile, in channels. */
export interface TileLine {
  readonly adc: number;
  /** One sigma; null where it is not stated. */
  readonly error: number | null;
  /** That the line is there; null where it is not stated. */
  readonly probability: number | null;
  readonly isByHand: boolean;
}

/** The same in pixels. */
export interface TileMark {
  readonly x: number;
  /** Half the length of the error bar; null where it would not be wider than a pixel. */
  readonly halfError: number | null;
  readonly kind: 'sure' | 'doubtful' | 'manual';
}

/** Channels `from` to `to` over `width` pixels. */
export interface TileRange {
  readonly from: number;
  readonly to: number;
  readonly width: number;
}

/** Below this probability a line is rather absent than there. */
const DOUBTFUL_BELOW = 0.5;

/** Where a channel lies, pixels from the left. */
export function pixelOf(adc: number, { from, to, width }: TileRange): number {
  return ((adc - from) / (to - from)) * width;
}

/** How a line is marked: by hand goes before doubt. */
export function kindOf({ isByHand, probability }: Pick<TileLine, 'isByHand' | 'probability'>): TileMark['kind'] {
  if (isByHand) return 'manual';
  return probability !== null && probability < DOUBTFUL_BELOW ? 'doubtful' : 'sure';
}

/** Marks of the lines that lie in the tile. */
export function tileMarks(lines: readonly TileLine[], range: TileRange): TileMark[] {
  const pixelsPerChannel = range.width / (range.to - range.from);
  return lines
    .filter(({ adc }) => adc >= range.from && adc <= range.to)
    .map((line) => {
      const halfError = line.error === null ? 0 : line.error * pixelsPerChannel;
      return { x: pixelOf(line.adc, range), halfError: 2 * halfError > 1 ? halfError : null, kind: kindOf(line) };
    });
}
