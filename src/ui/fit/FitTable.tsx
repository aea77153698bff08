import { Button } from '@mantine/core';
import { useState } from 'react';
import type { LineFit } from '../../fit/lineFit';
import { labels } from '../../labels/labels';
import { LINES } from '../../store/catalogue';
import { isSamePlace } from '../../store/inspectionSlice';
import type { DatasetSummary } from '../../worker/protocol';
import { formatMeasured, formatSignificant, NOTHING } from '../format/number';
import { placeName } from '../format/place';
import { useWorkbench } from '../useWorkbench';
import classes from './FitTable.module.css';
import { TableFrame } from '../tables/TableFrame';
import { lineFitsTable } from './fitTables';

const TEXTS = labels.fit.list;

/** Rows drawn at once: thousands would block the page. */
const PAGE = 100;

interface FitTableProps {
  readonly fits: readonly LineFit[];
  readonly summary: DatasetSummary;
  /** Called after a fit was picked. */
  readonly onPick: () => void;
}

/** Every fit with its status and reason; a click on the row selects it. */
export function FitTable({ fits, summary, onPick }: FitTableProps) {
  const [pages, setPages] = useState(1);
  if (fits.length === 0) return <p className="faint">{TEXTS.none}</p>;
  return (
    <TableFrame title={TEXTS.table} model={() => lineFitsTable(fits, summary)}>
      <table className="figures">
        <caption className="visually-hidden">{TEXTS.table}</caption>
        <thead>
          <tr>
            <th scope="col">{TEXTS.place}</th>
            <th scope="col">{TEXTS.line}</th>
            <th scope="col">{TEXTS.status}</th>
            <th scope="col" className="number">
              {TEXTS.position}
            </th>
            <th scope="col" className="number">
              {TEXTS.sigma}
            </th>
            <th scope="col" className="number">
              {TEXTS.counts}
            </th>
            <th scope="col" className="number">
              {TEXTS.reducedChi2}
            </th>
            <th scope="col">{TEXTS.why}</th>
          </tr>
        </thead>
        <tbody>
          {fits.slice(0, pages * PAGE).map((fit) => (
            <FitRow
              key={`${String(fit.detector)} ${String(fit.batch)} ${fit.line}`}
              fit={fit}
              summary={summary}
              onPick={onPick}
            />
          ))}
        </tbody>
      </table>
      {fits.length > pages * PAGE && (
        <Button variant="subtle" size="compact-xs" onClick={() => setPages(pages + 1)}>
          {TEXTS.more(String(fits.length - pages * PAGE))}
        </Button>
      )}
    </TableFrame>
  );
}

export const STATUS_CLASS = { ok: 'good', poor: 'warn', failed: 'bad' } as const;

interface FitRowProps {
  readonly fit: LineFit;
  readonly summary: DatasetSummary;
  readonly onPick: () => void;
}

function FitRow({ fit, summary, onPick }: FitRowProps) {
  const { select, inspectFit, isInspected } = useWorkbench(({ select, inspectFit, inspected }) => ({
    select,
    inspectFit,
    isInspected: inspected !== null && isSamePlace(inspected, fit) && inspected.inspection.lines.includes(fit.line),
  }));
  const pick = () => {
    select({ detector: fit.detector, batch: fit.batch });
    void inspectFit(fit.line);
    onPick();
  };
  return (
    // The button in it does the same for the keyboard: its click bubbles up to the row.
    <tr className={classes['row']} aria-current={isInspected || undefined} onClick={pick}>
      <th scope="row">
        <button type="button" className={classes['pick']}>
          {placeName(summary, fit)}
        </button>
      </th>
      <td>{LINES[fit.line].label}</td>
      <td className={STATUS_CLASS[fit.status]}>{labels.fit.status[fit.status]}</td>
      <td className="number">{formatMeasured({ value: fit.adc, error: fit.adcError })}</td>
      <td className="number">{formatSignificant(fit.sigmaAdc, 3)}</td>
      <td className="number">{formatSignificant(fit.counts, 4)}</td>
      <td className="number">
        {fit.chi2 === null || fit.ndf === null || fit.ndf === 0
          ? NOTHING
          : `${fit.chi2.toFixed(1)}/${String(fit.ndf)} = ${(fit.chi2 / fit.ndf).toFixed(2)}`}
      </td>
      <td>{fit.why}</td>
    </tr>
  );
}
