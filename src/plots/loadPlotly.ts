/** Plotly is 1.4 MB, so it comes after the first paint, while the page is idle or when the first plot wants it. */
import type * as Plotly from 'plotly.js-cartesian-dist-min';

let loading: Promise<typeof Plotly> | null = null;

/** Plotly, loaded once. */
export function loadPlotly(): Promise<typeof Plotly> {
  loading ??= import('plotly.js-cartesian-dist-min').catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}
