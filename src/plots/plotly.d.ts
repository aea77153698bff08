import type * as PlotlyLibrary from 'plotly.js';

declare global {
  /**
   * The name that Plotly's script gives itself. The cartesian bundle has the functions of the whole library;
   * `@types/plotly.js` describes them.
   */
  const Plotly: Pick<typeof PlotlyLibrary, 'react' | 'purge' | 'Plots' | 'toImage'>;
}
