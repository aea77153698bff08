import type { BenchmarkReport } from '../../../peaks/benchmark/report';
import { LINES } from '../../../store/catalogue';
import { formatFixed } from '../../format/number';
import { FinderMark, LimitMark } from './FinderMark';
import { TableFrame } from '../../tables/TableFrame';
import { findersByLineTable } from './finderTables';

interface FinderLineTableProps {
  readonly report: BenchmarkReport;
  readonly labelOf: (finder: string) => string;
}

/** Standard deviation and share found of each line. */
export function FinderLineTable({ report, labelOf }: FinderLineTableProps) {
  const { finders, limit, lines } = report;
  return (
    <TableFrame title="Peak finders compared by line" model={() => findersByLineTable(report, labelOf)}>
      <table className="figures" aria-label="Peak finders compared by line">
        <thead>
          <tr>
            <th scope="col">Std [ADC] (found [%])</th>
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
                Limit
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
