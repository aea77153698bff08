import type { BenchmarkReport } from '../../../peaks/benchmark/report';
import { Jargon } from '../../controls/Jargon';
import { formatFixed } from '../../format/number';
import { FinderMark, LimitMark } from './FinderMark';
import { TableFrame } from '../../tables/TableFrame';
import { findersTable } from './finderTables';

interface FinderTableProps {
  readonly report: BenchmarkReport;
  readonly labelOf: (finder: string) => string;
}

/** One row per finder, all lines together, under the limit. */
export function FinderTable({ report, labelOf }: FinderTableProps) {
  const { finders, limit } = report;
  return (
    <TableFrame title="Peak finders compared" model={() => findersTable(report, labelOf)}>
      <table className="figures tight" aria-label="Peak finders compared">
        <thead>
          <tr>
            <th scope="col">Finder</th>
            <th scope="col" className="number">
              <Jargon term="standardDeviation">Std [ADC]</Jargon>
            </th>
            <th scope="col" className="number">
              <Jargon term="halfWidth68">Half width [ADC]</Jargon>
            </th>
            <th scope="col" className="number">
              Bias [ADC]
            </th>
            <th scope="col" className="number">
              <Jargon term="found">Found [%]</Jargon>
            </th>
            <th scope="col" className="number">
              <Jargon term="fakes">Fakes</Jargon>
            </th>
            <th scope="col" className="number">
              <Jargon term="pullWidth">Pull width</Jargon>
            </th>
            <th scope="col" className="number">
              <Jargon term="finderTime">Time [ms]</Jargon>
            </th>
          </tr>
        </thead>
        <tbody>
          {limit !== null && (
            <tr>
              <th scope="row">
                <LimitMark />
                <Jargon term="cramerRao">Cramér-Rao limit</Jargon>
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
