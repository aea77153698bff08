import type { BenchmarkReport } from '../../src/peaks/benchmark/report';
import { FOUND_WITHIN_ADC } from '../../src/peaks/positionScore';
import { chartAsSvg, COLOURS } from './chart';

const LIMIT_COLOUR = '#1c2126';
/** Errors beyond are few; the tables count them. */
const SHOWN_ERROR_ADC = 20;

/** Standard deviation over all lines against the total yield, with the limit. */
export function yieldFigure({ yields, finders, limit }: BenchmarkReport): string {
  const x = yields.map(({ from, to }) => Math.sqrt(from * to));
  const pointsOf = (values: readonly number[]) => values.map((value, i) => [x[i] ?? NaN, value] as const);
  const [from, to] = [yields[0]?.from ?? 0.01, yields.at(-1)?.to ?? 1];
  const limits = limit?.byYield.map(({ all }) => all.knownContinuum) ?? [];
  return chartAsSvg({
    xTitle: 'Total yield (1: a typical month of one SDD)',
    yTitle: 'Standard deviation, all lines [ADC channels]',
    x: { from, to, isLog: true, ticks: [...yields.map((bin) => bin.from), to] },
    y: { from: 0.5, to: 30, isLog: true, ticks: [0.5, 1, 2, 5, 10, 20] },
    curves: [
      { name: 'Cramér-Rao limit', color: LIMIT_COLOUR, dash: '6 4', points: pointsOf(limits) },
      ...finders.map(({ finder, byYield }, i) => ({
        name: finder,
        color: COLOURS[i % COLOURS.length] ?? LIMIT_COLOUR,
        points: pointsOf(byYield.map(({ all }) => all.standardDeviation)),
      })),
    ],
  });
}

/** Errors of all lines in bins of one channel (paper Fig. 3 right). */
export function errorFigure({ finders }: BenchmarkReport): string {
  const shown = finders.map(({ errorCounts }) =>
    errorCounts.slice(FOUND_WITHIN_ADC - SHOWN_ERROR_ADC, FOUND_WITHIN_ADC + SHOWN_ERROR_ADC),
  );
  const highest = Math.max(10, ...shown.flat());
  const step = 10 ** Math.floor(Math.log10(highest));
  const ticks = Array.from({ length: Math.floor(highest / step) + 1 }, (_, i) => i * step);
  return chartAsSvg({
    xTitle: 'Predicted − true [ADC channels]',
    yTitle: 'Lines / channel',
    x: { from: -SHOWN_ERROR_ADC, to: SHOWN_ERROR_ADC, isLog: false, ticks: [-20, -15, -10, -5, 0, 5, 10, 15, 20] },
    y: { from: 0, to: 1.05 * highest, isLog: false, ticks },
    curves: finders.map(({ finder }, i) => ({
      name: finder,
      color: COLOURS[i % COLOURS.length] ?? LIMIT_COLOUR,
      isStepped: true,
      // A step to the value of each bin at its lower edge, then along the bin.
      points: [
        [-SHOWN_ERROR_ADC, 0] as const,
        ...(shown[i] ?? []).map((count, bin) => [bin + 1 - SHOWN_ERROR_ADC, count] as const),
      ],
    })),
  });
}
