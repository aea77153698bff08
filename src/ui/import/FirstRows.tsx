import type { EventChoice, EventTable } from '../../ingest/choice/contents';
import { labels } from '../../labels/labels';
import { cellText, roleOf } from '../../store/derived/importForm';
import classes from './import.module.css';

const TEXTS = labels.import.rows;

interface FirstRowsProps {
  readonly table: EventTable;
  readonly choice: EventChoice;
}

/** The first rows of the file; columns that are read say as what. */
export function FirstRows({ table, choice }: FirstRowsProps) {
  const roles = table.columns.map(({ name }) => roleOf(name, choice));
  return (
    <div className={`scroll ${classes['preview'] ?? ''}`}>
      <table className="figures" aria-label={TEXTS.title}>
        <thead>
          <tr>
            {table.columns.map(({ name, perRow }, i) => (
              <th key={name} scope="col" className="number" data-used={roles[i] !== null || undefined}>
                {name}
                {perRow !== 1 && `[${String(perRow)}]`}
                <div className={classes['role']}>{roles[i] ?? '\u00a0'}</div>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.firstRows.map((row, i) => (
            <tr key={i}>
              {row.map((values, k) => (
                <td key={k} className="number" data-used={roles[k] !== null || undefined}>
                  {cellText(values)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {table.firstRows.length === 0 && <p className={classes['note']}>{TEXTS.none}</p>}
    </div>
  );
}
