import { Button } from '@mantine/core';
import { useState } from 'react';
import type { LineFit } from '../../fit/lineFit';
import { LINES } from '../../store/catalogue';
import type { DatasetSummary } from '../../worker/protocol';
import { formatMeasured, formatSignificant, NOTHING } from '../format/number';
import { placeName } from '../format/place';
import { useWorkbench } from '../useWorkbench';
import classes from './FitTable.module.css';

/** Rows drawn at once: thousands would block the page. */
const PAGE = 100;

interface FitTableProps {
  readonly fits: readonly LineFit[];
  readonly summary: DatasetSummary;
}

/** Every fit with its status and reason; a click on the place selects it. */
export function FitTable({ fits, summary }: FitTableProps) {
  const [pages, setPages] = useState(1);
  if (fits.length === 0) return <p className="faint">None. Every line of every spectrum was fitted well.</p>;
  return (
    <div className="scroll">
      <table className="figures">
        <caption className="visually-hidden">Line fits</caption>
        <thead>
          <tr>
            <th scope="col">Place</th>
            <th scope="col">Line</th>
            <th scope="col">Status</th>
            <th scope="col" className="number">
              Position [ADC]
            </th>
            <th scope="col" className="number">
              σ [ADC]
            </th>
            <th scope="col" className="number">
              Counts
            </th>
            <th scope="col" className="number">
              χ²/ndf
            </th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {fits.slice(0, pages * PAGE).map((fit) => (
            <FitRow key={`${String(fit.detector)} ${String(fit.batch)} ${fit.line}`} fit={fit} summary={summary} />
          ))}
        </tbody>
      </table>
      {fits.length > pages * PAGE && (
        <Button variant="subtle" size="compact-xs" onClick={() => setPages(pages + 1)}>
          {String(fits.length - pages * PAGE)} more
        </Button>
      )}
    </div>
  );
}

const STATUS_CLASS = { ok: 'good', poor: 'warn', failed: 'bad' } as const;

function FitRow({ fit, summary }: { readonly fit: LineFit; readonly summary: DatasetSummary }) {
  const select = useWorkbench((state) => state.select);
  return (
    <tr>
      <th scope="row">
        <button
          type="button"
          className={classes['pick']}
          onClick={() => select({ detector: fit.detector, batch: fit.batch })}
        >
          {placeName(summary, fit)}
        </button>
      </th>
      <td>{LINES[fit.line].label}</td>
      <td className={STATUS_CLASS[fit.status]}>{fit.status === 'ok' ? 'good' : fit.status}</td>
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
