import { labels } from '../../../labels/labels';
import type { BenchmarkReport } from '../../../peaks/benchmark/report';
import { LINES } from '../../../store/catalogue';
import { formatFixed } from '../../format/number';
import { FinderMark, LimitMark } from './FinderMark';
import { TableFrame } from '../../tables/TableFrame';
import { findersByLineTable } from './finderTables';

const WORDS = labels.peaks.benchmark.byLine;

interface FinderLineTableProps {
  readonly report: BenchmarkReport;
  readonly labelOf: (finder: string) => string;
}

/** Standard deviation and share found of each line. */
export function FinderLineTable({ report, labelOf }: FinderLineTableProps) {
  const { finders, limit, lines } = report;
  return (
    <TableFrame title={WORDS.table} model={() => findersByLineTable(report, labelOf)}>
      <table className="figures" aria-label={WORDS.table}>
        <thead>
          <tr>
            <th scope="col">{WORDS.head}</th>
            {lines.map((line) => (
              <th key={line} scope="col" className="number">
                {LINES[line].label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {limit !== null && (
            <tr>
              <th scope="row">
                <LimitMark />
                {WORDS.limit}
              </th>
              {limit.byLine.map(({ knownContinuum }, l) => (
                <td key={lines[l]} className="number">
                  {formatFixed(knownContinuum, 2)}
                </td>
              ))}
            </tr>
          )}
          {finders.map(({ finder, byLine }, index) => (
            <tr key={finder}>
              <th scope="row">
                <FinderMark index={index} />
                {labelOf(finder)}
              </th>
              {byLine.map(({ standardDeviation, efficiency }, l) => (
                <td key={lines[l]} className="number">
                  {formatFixed(standardDeviation, 2)} ({formatFixed(100 * efficiency, 1)})
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
