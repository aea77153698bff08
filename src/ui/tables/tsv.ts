import { labels } from '../../labels/labels';
import type { Cell, TableModel } from './model';

/**
 * The table as tab-separated values for a spreadsheet: numbers exact and with a point, a column of errors after each
 * column that has any, empty cells for what is not known.
 */
export function tableTsv({ columns, rows }: TableModel): string {
  const hasErrors = columns.map((_, c) => rows.some((row) => row[c]?.error !== undefined));
  const titles = columns.flatMap(({ title }, c) =>
    hasErrors[c] === true ? [title, labels.tables.errorOf(title)] : [title],
  );
  const lines = rows.map((row) =>
    columns.flatMap((_, c) => {
      const cell = row[c] ?? { text: '' };
      return hasErrors[c] === true ? [exact(cell), numberText(cell.error)] : [exact(cell)];
    }),
  );
  return [titles, ...lines].map((cells) => cells.map(oneLine).join('\t')).join('\n') + '\n';
}

function exact(cell: Cell): string {
  return cell.value === undefined ? cell.text : numberText(cell.value);
}

function numberText(value: number | null | undefined): string {
  return value === null || value === undefined || !Number.isFinite(value) ? '' : String(value);
}

/** A tab or a line break in a cell would be another cell. */
function oneLine(text: string): string {
  return text.replace(/[\t\r\n]+/gu, ' ');
}
