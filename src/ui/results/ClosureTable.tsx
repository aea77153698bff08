import type { ClosedSet, ClosureReport } from '../../assess/closure/results';
import { Jargon } from '../controls/Jargon';
import { SeriesMark } from '../controls/SeriesKey';
import { formatDifference, formatInteger, formatMeasured } from '../format/number';
import { labels } from '../../labels/labels';
import { TableFrame } from '../tables/TableFrame';
import { closureTable } from '../tables/resultTables';

const TEXTS = labels.results.closure.table;

const SETS: readonly ClosedSet[] = ['reference', 'optimized'];

/** Bias, scatter and pulls at copper, and the summed line against that with true constants. */
export function ClosureTable({ closure }: { readonly closure: ClosureReport }) {
  return (
    <TableFrame title={labels.names.closureTable} model={() => closureTable(closure.figures)}>
      <table className="figures" aria-label={labels.names.closureTable}>
        <thead>
          <tr>
            <th scope="col">{TEXTS.deviation}</th>
            <th scope="col" className="number">
              {TEXTS.spectra}
            </th>
            <th scope="col" className="number">
              {TEXTS.mean}
            </th>
            <th scope="col" className="number">
              {TEXTS.rms}
            </th>
            <th scope="col" className="number">
              <Jargon term="closurePull">{TEXTS.pullWidth}</Jargon>
            </th>
            <th scope="col" className="number">
              {TEXTS.sumPosition}
            </th>
            <th scope="col" className="number">
              {TEXTS.sumFwhm}
            </th>
          </tr>
        </thead>
        <tbody>
          {SETS.map((set) => {
            const { all, positionEv, fwhmEv } = closure.figures[set];
            return (
              <tr key={set}>
                <th scope="row">
                  <SeriesMark spectrum={set} /> {labels.spectra[set]}
                </th>
                <td className="number">{formatInteger(all.spectra)}</td>
                <td className="number">{formatDifference(all.meanEv)}</td>
                <td className="number">{formatMeasured(all.rmsEv)}</td>
                <td className="number">{formatMeasured(all.pullWidth)}</td>
                <td className="number">{formatDifference(positionEv)}</td>
                <td className="number">{formatDifference(fwhmEv)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableFrame>
  );
}
