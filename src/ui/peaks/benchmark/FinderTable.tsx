import { labels } from '../../../labels/labels';
import type { BenchmarkReport } from '../../../peaks/benchmark/report';
import { Jargon } from '../../controls/Jargon';
import { formatFixed } from '../../format/number';
import { FinderMark, LimitMark } from './FinderMark';
import { TableFrame } from '../../tables/TableFrame';
import { findersTable } from './finderTables';

const WORDS = labels.peaks.benchmark.finders;

interface FinderTableProps {
  readonly report: BenchmarkReport;
  readonly labelOf: (finder: string) => string;
}

/** One row per finder, all lines together, under the limit. */
export function FinderTable({ report, labelOf }: FinderTableProps) {
  const { finders, limit } = report;
  return (
    <TableFrame title={WORDS.table} model={() => findersTable(report, labelOf)}>
      <table className="figures tight" aria-label={WORDS.table}>
        <thead>
          <tr>
            <th scope="col">{WORDS.finder}</th>
            <th scope="col" className="number">
              <Jargon term="standardDeviation">{WORDS.deviation}</Jargon>
            </th>
            <th scope="col" className="number">
              <Jargon term="halfWidth68">{WORDS.halfWidth}</Jargon>
            </th>
            <th scope="col" className="number">
              {WORDS.bias}
            </th>
            <th scope="col" className="number">
              <Jargon term="found">{WORDS.found}</Jargon>
            </th>
            <th scope="col" className="number">
              <Jargon term="fakes">{WORDS.fakes}</Jargon>
            </th>
            <th scope="col" className="number">
              <Jargon term="pullWidth">{WORDS.pullWidth}</Jargon>
            </th>
            <th scope="col" className="number">
              <Jargon term="finderTime">{WORDS.time}</Jargon>
            </th>
          </tr>
        </thead>
        <tbody>
          {limit !== null && (
            <tr>
              <th scope="row">
                <LimitMark />
                <Jargon term="cramerRao">{WORDS.limit}</Jargon>
              </th>
              <td className="number">{formatFixed(limit.all.knownContinuum, 2)}</td>
              <td colSpan={6} />
            </tr>
          )}
          {finders.map(({ finder, all, msPerSpectrum }, index) => (
            <tr key={finder}>
              <th scope="row">
                <FinderMark index={index} />
                {labelOf(finder)}
              </th>
              <td className="number">{formatFixed(all.standardDeviation, 2)}</td>
              <td className="number">{formatFixed(all.halfWidth68, 2)}</td>
              <td className="number">{formatFixed(all.bias, 2)}</td>
              <td className="number">{formatFixed(100 * all.efficiency, 1)}</td>
              <td className="number">{formatFixed(all.fakesPerSpectrum, 2)}</td>
              <td className="number">{formatFixed(all.pullWidth, 2)}</td>
              <td className="number">{formatFixed(msPerSpectrum, 2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
