import type { Data } from 'plotly.js';

/** Bins of equal width. */
export interface Bins {
  readonly firstEdge: number;
  readonly width: number;
}

/**
 * Points as crosses: a stroke over the bin, and one over the error where there is one. One path for all of them, where
 * markers with error bars would be two elements of the page each and take ten times as long to draw. `customdata` of
 * every corner is (value, error).
 */
export function crosses(bins: Bins, values: Float64Array, errors: Float64Array | null, more: Partial<Data>): Data {
  const perBin = errors === null ? 3 : 6;
  const x = new Float64Array(perBin * values.length).fill(NaN);
  const y = new Float64Array(perBin * values.length).fill(NaN);
  const customdata: [number, number][] = [];
  values.forEach((value, bin) => {
    const left = bins.firstEdge + bin * bins.width;
    const error = errors?.[bin] ?? 0;
    const corner = perBin * bin;
    // The NaN after each stroke lifts the pen.
    x.set([left, left + bins.width], corner);
    y.set([value, value], corner);
    if (errors !== null) {
      x.set([left + bins.width / 2, left + bins.width / 2], corner + 3);
      y.set([value - error, value + error], corner + 3);
    }
    for (let i = 0; i < perBin; i++) customdata.push([value, error]);
  });
  return { type: 'scatter', mode: 'lines', connectgaps: false, x, y, customdata, ...more } as Data;
}
