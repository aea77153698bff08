import type { LimitRow, UpperLimit } from '../../assess/limit/results';
import { SeriesMark } from '../controls/SeriesKey';
import { formatFixed, formatMeasured } from '../format/number';
import { labels } from '../../labels/labels';
import classes from './UpperLimitPanel.module.css';
import { TableFrame } from '../tables/TableFrame';
import { limitTable } from '../tables/resultTables';

const TEXTS = labels.results.limit;

interface LimitTableProps {
  readonly limit: UpperLimit;
  /** Which of the levels of confidence. */
  readonly level: number;
}

/** Expected limits in sample and held out; those of the data once they are unblinded. */
export function LimitTable({ limit, level }: LimitTableProps) {
  const { unblinded, rows } = limit;
  const confidence = rows.find(({ levels }) => levels.length > level)?.levels[level]?.confidence ?? 0;
  const odd = rows.filter(({ crossValidated, why }) => crossValidated && why !== null);
  return (
    <>
      <TableFrame title={labels.names.limitTable} model={() => limitTable(rows, confidence, unblinded)}>
        <table className="figures" aria-label={labels.names.limitTable}>
          <thead>
            <tr>
              <th scope="col">{TEXTS.calibration}</th>
              <Head>{TEXTS.fwhm}</Head>
              <Head>{TEXTS.background}</Head>
              <Head>{TEXTS.median}</Head>
              <Head>{TEXTS.band}</Head>
              <Head>{TEXTS.tailFree}</Head>
              {unblinded && <Head>{TEXTS.observed}</Head>}
              {unblinded && <Head>{TEXTS.found}</Head>}
            </tr>
          </thead>
          {[false, true].map((crossValidated) => (
            <tbody key={String(crossValidated)} className={crossValidated ? classes['heldOut'] : classes['inSample']}>
              {rows
                .filter((row) => row.crossValidated === crossValidated)
                .map((row) => (
                  <Row key={row.spectrum} row={row} level={level} unblinded={unblinded} />
                ))}
            </tbody>
          ))}
        </table>
      </TableFrame>
      {odd.map(({ spectrum, why }) => (
        <p key={spectrum} className={classes['why']}>
          {TEXTS.odd(labels.spectra[spectrum], why ?? '')}
        </p>
      ))}
    </>
  );
}

function Head({ children }: { readonly children: string }) {
  return (
    <th scope="col" className="number">
      {children}
    </th>
  );
}

interface RowProps {
  readonly row: LimitRow;
  readonly level: number;
  readonly unblinded: boolean;
}

function Row({ row, level, unblinded }: RowProps) {
  const { spectrum, crossValidated, fwhmEv, background, counts } = row;
  const own = row.levels[level];
  const expected = own?.expected;
  const name = labels.spectra[spectrum];
  return (
    <tr>
      <th scope="row">
        <SeriesMark spectrum={spectrum} /> {crossValidated ? labels.results.crossValidated(name) : name}
      </th>
      <td className="number">{formatFixed(fwhmEv, 1)}</td>
      <td className="number">{formatFixed(background, 0)}</td>
      <td className="number">{formatFixed(expected?.median ?? null, 1)}</td>
      <td className="number">{band(expected?.minus1, expected?.plus1)}</td>
      <td className="number">{formatFixed(own?.medianFreeTail ?? null, 1)}</td>
      {unblinded && <td className="number">{formatFixed(own?.observed ?? null, 1)}</td>}
      {unblinded && <td className="number">{formatMeasured(counts ?? { value: null, error: null })}</td>}
    </tr>
  );
}

function band(low: number | undefined, high: number | undefined): string {
  return `${formatFixed(low ?? null, 1)} … ${formatFixed(high ?? null, 1)}`;
}
