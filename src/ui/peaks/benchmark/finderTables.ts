import type { BenchmarkReport } from '../../../peaks/benchmark/report';
import { LINES } from '../../../store/catalogue';
import { fixed, numberColumn, words, wordsColumn, type TableModel } from '../../tables/model';

/** One row per finder, all lines together, under the limit. */
export function findersTable({ finders, limit }: BenchmarkReport, labelOf: (finder: string) => string): TableModel {
  const limits = limit === null ? [] : [[words('Cramér-Rao limit'), fixed(limit.all.knownContinuum, 2)]];
  return {
    title: 'Peak finders compared',
    columns: [
      wordsColumn('Finder'),
      numberColumn('Std [ADC]'),
      numberColumn('Half width [ADC]'),
      numberColumn('Bias [ADC]'),
      numberColumn('Found [%]'),
      numberColumn('Fakes per spectrum'),
      numberColumn('Pull width'),
      numberColumn('Time [ms]'),
    ],
    rows: [
      ...limits,
      ...finders.map(({ finder, all, msPerSpectrum }) => [
        words(labelOf(finder)),
        fixed(all.standardDeviation, 2),
        fixed(all.halfWidth68, 2),
        fixed(all.bias, 2),
        fixed(100 * all.efficiency, 1),
        fixed(all.fakesPerSpectrum, 2),
        fixed(all.pullWidth, 2),
        fixed(msPerSpectrum, 2),
      ]),
    ],
  };
}

/** Standard deviation and share found of each line. */
export function findersByLineTable(report: BenchmarkReport, labelOf: (finder: string) => string): TableModel {
  const { finders, limit, lines } = report;
  const limits =
    limit === null
      ? []
      : [[words('Limit'), ...limit.byLine.flatMap(({ knownContinuum }) => [fixed(knownContinuum, 2), words('')])]];
  return {
    title: 'Peak finders compared by line',
    columns: [
      wordsColumn('Finder'),
      ...lines.flatMap((line) => {
        const { label } = LINES[line];
        return [numberColumn(`Std, ${label} [ADC]`), numberColumn(`Found, ${label} [%]`)];
      }),
    ],
    rows: [
      ...limits,
      ...finders.map(({ finder, byLine }) => [
        words(labelOf(finder)),
        ...byLine.flatMap((own) => [fixed(own.standardDeviation, 2), fixed(100 * own.efficiency, 1)]),
      ]),
    ],
  };
}
