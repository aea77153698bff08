import type { PlotTheme } from './theme';
import { occupiedRange } from './adcSpectrum';

export interface TileOptions {
  readonly theme: PlotTheme;
  readonly isLog: boolean;
  /** Channels to be marked. */
  readonly marks: readonly number[];
}

const TOP = 12;

/** Draws a spectrum without axes over its occupied channels, with marks at the predicted lines. */
export function drawTile(canvas: HTMLCanvasElement, counts: Uint32Array, { theme, isLog, marks }: TileOptions): void {
  const scale = window.devicePixelRatio;
  const width = canvas.clientWidth;
  const height = canvas.clientHeight;
  const context = canvas.getContext('2d');
  if (context === null || width === 0) return;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  context.scale(scale, scale);
  const [from, to] = occupiedRange(counts);
  const columns = columnSums(counts, from, to, width);
  const heights = columnHeights(columns, isLog);
  context.strokeStyle = theme.prediction;
  context.lineWidth = 1;
  context.beginPath();
  for (const mark of marks) {
    const x = ((mark - from) / (to - from)) * width;
    context.moveTo(x, TOP);
    context.lineTo(x, height);
  }
  context.stroke();
  context.fillStyle = theme.data;
  heights.forEach((fraction, column) => {
    const bar = fraction * (height - TOP - 1);
    context.fillRect(column, height - bar, 1, bar);
  });
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
