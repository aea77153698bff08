import { labels } from '../../../labels/labels';
import type { BenchmarkReport } from '../../../peaks/benchmark/report';
import { LINES } from '../../../store/catalogue';
import { fixed, numberColumn, words, wordsColumn, type TableModel } from '../../tables/model';

const WORDS = labels.peaks.benchmark;

/** One row per finder, all lines together, under the limit. */
export function findersTable({ finders, limit }: BenchmarkReport, labelOf: (finder: string) => string): TableModel {
  const limits = limit === null ? [] : [[words(WORDS.finders.limit), fixed(limit.all.knownContinuum, 2)]];
  return {
    title: WORDS.finders.table,
    columns: [
      wordsColumn(WORDS.finders.finder),
      numberColumn(WORDS.finders.deviation),
      numberColumn(WORDS.finders.halfWidth),
      numberColumn(WORDS.finders.bias),
      numberColumn(WORDS.finders.found),
      numberColumn(WORDS.finders.fakesPerSpectrum),
      numberColumn(WORDS.finders.pullWidth),
      numberColumn(WORDS.finders.time),
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
      : [
          [
            words(WORDS.byLine.limit),
            ...limit.byLine.flatMap(({ knownContinuum }) => [fixed(knownContinuum, 2), words('')]),
          ],
        ];
  return {
    title: WORDS.byLine.table,
    columns: [
      wordsColumn(WORDS.finders.finder),
      ...lines.flatMap((line) => {
        const { label } = LINES[line];
        return [numberColumn(WORDS.byLine.deviation(label)), numberColumn(WORDS.byLine.found(label))];
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
