import { labels } from '../labels/labels';
import type { BenchmarkReport } from '../peaks/benchmark/report';
import { axis, baseLayout, binCentres, steps, type Figure } from './figure';
import type { PlotTheme } from './theme';
import { BELOW_NUMBERS } from './room';

const { axes: AXES, hover: HOVER } = labels.plots;

/** Errors beyond are few; the table counts them. Zooming out shows them. */
const SHOWN_ADC = 20;

/** Histogram of (predicted - true) of all lines, a curve per finder (paper Fig. 3 right). */
export function benchmarkErrorsFigure(
  { finders }: BenchmarkReport,
  options: { readonly labelOf: (finder: string) => string; readonly theme: PlotTheme },
): Figure {
  const { labelOf, theme } = options;
  return {
    data: finders.map(({ finder, errorCounts }, index) => {
      const x = binCentres(-errorCounts.length / 2, 1, errorCounts.length);
      const color = theme.kinds[index % theme.kinds.length] ?? theme.ink;
      return steps(x, errorCounts, color, {
        name: labelOf(finder),
        hoverinfo: 'all',
        hovertemplate: `${HOVER.linesAt('%{y}', '%{x} ± 0.5')}<extra>${labelOf(finder)}</extra>`,
      });
    }),
    layout: baseLayout(theme, {
      margin: { l: 56, r: 14, t: 10, b: BELOW_NUMBERS },
      xaxis: axis(theme, AXES.predictedMinusTrue, { range: [-SHOWN_ADC, SHOWN_ADC] }),
      yaxis: axis(theme, AXES.linesPerChannel, { rangemode: 'tozero' }),
    }),
  };
}
