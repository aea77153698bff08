import type { EventTable } from '../choice/contents';
import { findHeader, type TableHeader } from '../table/header';

const SHOWN_ROWS = 8;
/** Names of columns start like words; numbers in the first line are no header. */
const NAME = /^[a-z_µ]/i;

/** The header of a table of numbers, and its first rows; NaN for cells that are no number. Null where it is none. */
export function headTable(head: Uint8Array): { readonly header: TableHeader; readonly table: EventTable } | null {
  const header = findHeader(head);
  if (header === null || header.names.length < 2 || !header.names.every((name) => NAME.test(name))) return null;
  if (new Set(header.names).size < header.names.length) return null;
  const text = new TextDecoder('utf-8').decode(head.subarray(header.bodyByte));
  const lines = text.split('\n');
  // The last line may be cut, but where it is the only one.
  const whole = (lines.length > 1 ? lines.slice(0, -1) : lines)
    .filter((line) => line.trim() !== '')
    .slice(0, SHOWN_ROWS);
  const rows = whole.map((line) => line.split(header.separator).map((cell) => [numberIn(cell)]));
  if (rows.length === 0 || !rows.every((row) => row.length === header.names.length)) return null;
  const columns = header.names.map((name) => ({ name, perRow: 1 }));
  return { header, table: { kind: 'events', path: '', rows: null, columns, firstRows: rows } };
}

function numberIn(cell: string): number {
  const text = cell.trim().replace(/^"(.*)"$/, '$1');
  return text === '' ? NaN : Number(text.replace(',', '.'));
}
