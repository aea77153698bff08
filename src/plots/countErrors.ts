import type { Data } from 'plotly.js';
import { withNumbers } from './figureNumbers';

/**
 * Poisson errors of counts, +-sqrt(N), as one faint path of strokes: beside steps that are drawn already, and an element
 * for each bar would take ten times as long. The table of the figure has the errors with the counts.
 */
export function countErrors(x: Float64Array, counts: ArrayLike<number>, color: string): Data {
  const places = new Float64Array(3 * x.length).fill(NaN);
  const ends = new Float64Array(3 * x.length).fill(NaN);
  x.forEach((place, bin) => {
    const n = counts[bin] ?? 0;
    // Of an empty bin it would be a stroke of no length; of a single count it ends at 0, where a logarithmic axis has none.
    if (!(n > 0)) return;
    places.set([place, place], 3 * bin);
    ends.set([Math.max(n - Math.sqrt(n), LEAST), n + Math.sqrt(n)], 3 * bin);
  });
  const strokes: Data = {
    type: 'scatter',
    mode: 'lines',
    connectgaps: false,
    x: places,
    y: ends,
    line: { color, width: 1 },
    opacity: 0.45,
    hoverinfo: 'skip',
  };
  return withNumbers(strokes);
}

const LEAST = 0.1;

/** The steps of counts with their errors, in the table and as `text` for the hover. */
export function withCountErrors(steps: Data, x: Float64Array, counts: ArrayLike<number>): Data {
  const y = Float64Array.from(counts);
  const error = y.map(Math.sqrt);
  const text = Array.from(error, (sigma) => sigma.toFixed(1));
  return withNumbers({ ...steps, text }, { x, y, error });
}
