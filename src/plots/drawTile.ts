import type { PlotTheme } from './theme';
import { occupiedRange } from './adcSpectrum';
import { pixelOf, tileMarks, type TileLine, type TileMark } from './tileMarks';

export interface TileOptions {
  readonly theme: PlotTheme;
  readonly isLog: boolean;
  readonly predicted: readonly TileLine[];
  /** Fitted centroids, channels. */
  readonly fitted: readonly number[];
}

const TOP = 16;
/** Half the size of a line's mark, pixels. */
const MARK = 2.5;

/** Draws a spectrum without axes over its occupied channels, with predicted lines and fitted centroids. */
export function drawTile(canvas: HTMLCanvasElement, counts: Uint32Array, options: TileOptions): void {
  const scale = window.devicePixelRatio;
  const width = canvas.clientWidth;
  const height = canvas.clientHeight;
  const context = canvas.getContext('2d');
  if (context === null || width === 0) return;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  context.scale(scale, scale);
  const [from, to] = occupiedRange(counts);
  const heights = columnHeights(columnSums(counts, from, to, width), options.isLog);
  context.fillStyle = options.theme.data;
  heights.forEach((fraction, column) => {
    const bar = fraction * (height - TOP - 1);
    context.fillRect(column, height - bar, 1, bar);
  });
  const place = { from, to, width };
  for (const mark of tileMarks(options.predicted, place)) drawPrediction(context, mark, height, options.theme);
  for (const adc of options.fitted) drawFit(context, pixelOf(adc, place), height, options.theme);
}

/** A line down from its mark: a disc, hollow where the line is doubtful, a square where it was set by hand. */
function drawPrediction(context: CanvasRenderingContext2D, mark: TileMark, height: number, theme: PlotTheme): void {
  const { x, halfError, kind } = mark;
  const y = TOP - MARK - 1;
  context.strokeStyle = theme.prediction;
  context.fillStyle = kind === 'doubtful' ? theme.paper : theme.prediction;
  context.lineWidth = 1;
  context.setLineDash(kind === 'doubtful' ? [2, 3] : []);
  context.beginPath();
  context.moveTo(x, TOP);
  context.lineTo(x, height);
  context.stroke();
  context.setLineDash([]);
  context.beginPath();
  if (halfError !== null) {
    context.moveTo(x - halfError, y);
    context.lineTo(x + halfError, y);
    context.stroke();
    context.beginPath();
  }
  if (kind === 'manual') context.rect(x - MARK, y - MARK, 2 * MARK, 2 * MARK);
  else context.arc(x, y, MARK - 0.5, 0, 2 * Math.PI);
  context.fill();
  context.stroke();
}

/** A triangle that points up from the axis. */
function drawFit(context: CanvasRenderingContext2D, x: number, height: number, theme: PlotTheme): void {
  context.fillStyle = theme.fit;
  context.strokeStyle = theme.paper;
  context.lineWidth = 0.7;
  context.beginPath();
  context.moveTo(x, height - 8);
  context.lineTo(x + 3.5, height - 0.5);
  context.lineTo(x - 3.5, height - 0.5);
  context.closePath();
  context.fill();
  context.stroke();
}

/** Counts of the channels that fall into each pixel column. */
export function columnSums(counts: Uint32Array, from: number, to: number, columns: number): Float64Array {
  const sums = new Float64Array(Math.max(1, Math.floor(columns)));
  const perChannel = sums.length / Math.max(1, to - from);
  for (let adc = Math.ceil(from); adc < to; adc++) {
    const column = Math.min(sums.length - 1, Math.floor((adc - from) * perChannel));
    sums[column] = (sums[column] ?? 0) + (counts[adc] ?? 0);
  }
  return sums;
}

/** Heights from 0 to 1 of the highest column; a logarithmic scale begins below one count. */
export function columnHeights(columns: Float64Array, isLog: boolean): Float64Array {
  const highest = columns.reduce((a, b) => Math.max(a, b), 0);
  if (highest === 0) return columns.map(() => 0);
  if (!isLog) return columns.map((n) => n / highest);
  const floor = Math.log(0.5);
  return columns.map((n) => (n === 0 ? 0 : (Math.log(n) - floor) / (Math.log(highest) - floor)));
}
