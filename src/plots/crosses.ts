import type { Data } from 'plotly.js';
import { withNumbers, type TraceNumbers } from './figureNumbers';

/** Bins of equal width. */
export interface Bins {
  readonly firstEdge: number;
  readonly width: number;
}

/** Ends of error bars that are not of the same length to both sides. */
export interface Interval {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/**
 * Points as crosses: a stroke over the bin, and one over the error where there is one. One path for all of them, where
 * markers with error bars would be two elements of the page each and take ten times as long to draw. `customdata` of
 * every corner is (value, error), the mean of both where they differ.
 */
export function crosses(
  bins: Bins,
  values: Float64Array,
  errors: Float64Array | Interval | null,
  more: Partial<Data>,
): Data {
  const perBin = errors === null ? 3 : 6;
  const x = new Float64Array(perBin * values.length).fill(NaN);
  const y = new Float64Array(perBin * values.length).fill(NaN);
  const customdata: [number, number][] = [];
  values.forEach((value, bin) => {
    const left = bins.firstEdge + bin * bins.width;
    const [low, high] = endsOf(value, errors, bin);
    const corner = perBin * bin;
    // The NaN after each stroke lifts the pen.
    x.set([left, left + bins.width], corner);
    y.set([value, value], corner);
    if (errors !== null) {
      x.set([left + bins.width / 2, left + bins.width / 2], corner + 3);
      y.set([low, high], corner + 3);
    }
    for (let i = 0; i < perBin; i++) customdata.push([value, (high - low) / 2]);
  });
  const trace = { type: 'scatter', mode: 'lines', connectgaps: false, x, y, customdata, ...more } as Data;
  return withNumbers(trace, numbersOf(bins, values, errors));
}

/** What the strokes stand for: a value with its error at the middle of each bin. */
function numbersOf(
  { firstEdge, width }: Bins,
  values: Float64Array,
  errors: Float64Array | Interval | null,
): TraceNumbers {
  const x = values.map((_, bin) => firstEdge + (bin + 0.5) * width);
  if (errors === null) return { x, y: values };
  return 'low' in errors ? { x, y: values, ...errors } : { x, y: values, error: errors };
}

function endsOf(value: number, errors: Float64Array | Interval | null, bin: number): [number, number] {
  if (errors !== null && 'low' in errors) return [errors.low[bin] ?? value, errors.high[bin] ?? value];
  const error = errors?.[bin] ?? 0;
  return [value - error, value + error];
}
