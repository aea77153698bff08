/** The cartesian bundle has the functions of the whole library; `@types/plotly.js` describes them. */
declare module 'plotly.js-cartesian-dist-min' {
  export { newPlot, purge, react, relayout, Plots } from 'plotly.js';
}
