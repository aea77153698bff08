import plotlyUrl from 'plotly.js-cartesian-dist-min/plotly-cartesian.min.js?url';
import { labels } from '../labels/labels';

/**
 * Plotly is 1.4 MB, so it comes after the first paint, at rest, or when the first plot wants it. It comes
 * as a script of its own and not through the bundler: the browser then compiles it beside the main thread, which as a
 * wrapped module it did on it, for a tenth of a second.
 */
let loading: Promise<typeof Plotly> | null = null;
const waiting = new Set<() => void>();

/** Plotly, loaded once. */
export function loadPlotly(): Promise<typeof Plotly> {
  loading ??= addScript().then(
    (plotly) => {
      for (const listener of waiting) listener();
      return plotly;
    },
    (error: unknown) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}

/** Calls `listener` once Plotly is there after all, whoever asked for it; the function returned takes that back. */
export function whenPlotlyComes(listener: () => void): () => void {
  waiting.add(listener);
  return () => {
    waiting.delete(listener);
  };
}

function addScript(): Promise<typeof Plotly> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = plotlyUrl;
    script.async = true;
    script.onload = () => {
      resolve(Plotly);
    };
    script.onerror = () => {
      script.remove();
      reject(new Error(labels.plots.save.notLoaded(plotlyUrl)));
    };
    document.head.append(script);
  });
}
