import { labels } from '../labels/labels';
import type { BenchmarkReport } from '../peaks/benchmark/report';
import { axis, baseLayout, type Figure } from './figure';
import type { PlotTheme } from './theme';
import { BELOW_NUMBERS } from './room';

const { axes: AXES, drawn: DRAWN, hover: HOVER } = labels.plots;

/** Standard deviation of each finder against the total yield; `line` is an index into the report's lines, null for all. */
export function benchmarkByYieldFigure(
  { yields, finders, limit, lines }: BenchmarkReport,
  options: { readonly line: number | null; readonly labelOf: (finder: string) => string; readonly theme: PlotTheme },
): Figure {
  const { line, labelOf, theme } = options;
  const pick = <Figures>(of: { readonly all: Figures; readonly byLine: readonly Figures[] }) =>
    line === null ? of.all : of.byLine[line];
  // Log-uniform yields lie about the geometric middle of their bin.
  const x = Float64Array.from(yields, ({ from, to }) => Math.sqrt(from * to));
  const spectra = yields.map((bin) => bin.spectra);
  const limits = limit?.byYield.map((entry) => pick(entry)?.knownContinuum ?? NaN) ?? [];
  return {
    data: [
      ...finders.map(({ finder, byYield }, index) => ({
        type: 'scatter' as const,
        mode: 'lines+markers' as const,
        name: labelOf(finder),
        x,
        y: Float64Array.from(byYield, (entry) => pick(entry)?.standardDeviation ?? NaN),
        customdata: spectra,
        line: { color: theme.kinds[index % theme.kinds.length] ?? theme.ink, width: 1.5 },
        marker: { size: 6, symbol: index },
        hovertemplate: `${HOVER.atYieldOf('%{y:.2f}', '%{x:.2g}', '%{customdata}')}<extra>${labelOf(finder)}</extra>`,
      })),
      {
        type: 'scatter',
        mode: 'lines+markers',
        name: DRAWN.cramerRao,
        x,
        y: Float64Array.from(limits),
        line: { color: theme.ink, width: 1.5, dash: 'dash' },
        marker: { size: 4 },
        hovertemplate: `${HOVER.atYield('%{y:.2f}', '%{x:.2g}')}<extra>${DRAWN.cramerRao}</extra>`,
      },
    ],
    layout: baseLayout(theme, {
      margin: { l: 56, r: 14, t: 10, b: BELOW_NUMBERS },
      xaxis: axis(theme, AXES.totalYield, { type: 'log', tickvals: edgesOf(yields) }),
      yaxis: axis(theme, AXES.sigmaOf(line === null ? DRAWN.allLines : (lines[line] ?? '')), {
        type: 'log',
        tickvals: [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50],
      }),
    }),
  };
}

/** Ends of the bins, each once. */
function edgesOf(yields: BenchmarkReport['yields']): number[] {
  return [...new Set(yields.flatMap(({ from, to }) => [from, to]))];
}
