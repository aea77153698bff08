import type { CSSProperties } from 'react';
import type { FitInspection } from '../../fit/inspection/fitInspection';
import { Worded } from '../controls/Worded';
import { formatFixed } from '../format/number';
import { labels } from '../../labels/labels';
import classes from './CorrelationTable.module.css';
import { parameterName } from './fitText';
import { TableFrame } from '../tables/TableFrame';
import { correlationsTable } from './fitTables';

const TEXTS = labels.fit.parameters;

/** Correlation coefficients of the free parameters, coloured by sign and size. */
export function CorrelationTable({ inspection }: { readonly inspection: FitInspection }) {
  const correlation = inspection.fit?.correlation ?? null;
  if (correlation === null || correlation.names.length === 0) return null;
  const { names, values } = correlation;
  return (
    <div className={classes['box']}>
      <p className={classes['words']}>
        <Worded text={TEXTS.correlations} slots={{ of: <span className="faint">{TEXTS.ofFree}</span> }} />
      </p>
      <TableFrame title={labels.names.correlationTable} model={() => correlationsTable(inspection)}>
        <table className={classes['matrix']}>
          <caption className="visually-hidden">{labels.names.correlationTable}</caption>
          <thead>
            <tr>
              <td />
              {names.map((name, i) => (
                <th key={name} scope="col" title={parameterName(name, inspection)}>
                  {i + 1}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {names.map((name, row) => (
              <tr key={name}>
                <th scope="row">
                  {row + 1} {parameterName(name, inspection)}
                </th>
                {names.map((other, column) => (
                  <Cell key={other} value={values[row * names.length + column] ?? 0} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </div>
  );
}

function Cell({ value }: { readonly value: number }) {
  const style = { '--strength': `${(70 * Math.abs(value)).toFixed(0)}%` } as CSSProperties;
  return (
    <td data-sign={value < 0 ? 'negative' : 'positive'} style={style}>
      {formatFixed(value, 2)}
    </td>
  );
}
