import type { Data } from 'plotly.js';
import { withNumbers } from './figureNumbers';

/** Points of a bin: along the top of its step to the middle, up, down, back, and on to the end of the step. */
const POINTS = 6;

/**
 * Poisson errors of counts, +-sqrt(N), as strokes beside steps that are drawn already. One faint path that goes from stroke
 * to stroke along the steps: with gaps between the strokes Plotly makes an element of each, which takes ten times as long.
 * The table of the figure has the errors with the counts. `x`: middles of the bins, evenly spaced.
 */
export function countErrors(x: Float64Array, counts: ArrayLike<number>, color: string): Data {
  const places = new Float64Array(POINTS * x.length).fill(NaN);
  const ends = new Float64Array(POINTS * x.length).fill(NaN);
  const half = ((x[1] ?? 0) - (x[0] ?? 0)) / 2;
  x.forEach((place, bin) => {
    const n = counts[bin] ?? 0;
    // Of an empty bin it would be a stroke of no length; of a single count it ends at 0, where a logarithmic axis has none.
    if (!(n > 0)) return;
    places.set([place - half, place, place, place, place, place + half], POINTS * bin);
    ends.set([n, n, n + Math.sqrt(n), Math.max(n - Math.sqrt(n), LEAST), n, n], POINTS * bin);
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
