import { FormatError } from '../../dataset/errors';
import type { TableHeader } from './header';

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * The slow path for rows that are not plain: fills `cells` from a row without its newline. Knows quotes, signs,
 * exponents, spaces around cells, empty cells (NaN), and decimal commas where the separator is a semicolon. False for a
 * blank row. Throws a FormatError that names line, column and what would be right.
 */
export function carefulRowParser(
  file: string,
  header: TableHeader,
  wanted: readonly boolean[],
  cells: Float64Array,
): (row: Uint8Array, line: number) => boolean {
  const decoder = new TextDecoder('utf-8');
  const { names, separator } = header;
  return (row, line) => {
    const text = decoder.decode(row);
    if (text.trim() === '') return false;
    const found = splitRow(text, separator);
    if (found === null) throw new FormatError(file, { line }, 'a quotation mark is opened and not closed on this line');
    if (found.length !== names.length) {
      const expected = `${String(names.length)}: ${shortened(names.join(separator === '\t' ? ' ' : separator))}`;
      const problem = `this row has ${cellCount(found.length)}, but the header has ${expected}`;
      throw new FormatError(file, { line, column: Math.min(found.length, names.length) + 1 }, problem);
    }
    for (const [column, cell] of found.entries()) {
      if (wanted[column] !== true) continue;
      const value = numberIn(cell, separator);
      if (value === null) {
        const problem = `${names[column] ?? ''} is "${shortened(cell)}", which is no number`;
        throw new FormatError(file, { line, column: column + 1 }, problem);
      }
      cells[column] = value;
    }
    return true;
  };
}

function cellCount(count: number): string {
  return count === 1 ? 'one cell' : `${String(count)} cells`;
}

/** NaN for an empty cell, null for one that is no finite number. */
function numberIn(cell: string, separator: string): number | null {
  if (cell === '') return NaN;
  const text = separator === ';' ? cell.replace(',', '.') : cell;
  const value = DECIMAL.test(text) ? Number(text) : NaN;
  return Number.isFinite(value) ? value : null;
}

/** Cells, trimmed and without their quotes (`""` in quotes is one quotation mark); null where a quote is left open. */
function splitRow(text: string, separator: string): string[] | null {
  if (!text.includes('"')) return text.split(separator).map((cell) => cell.trim());
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    if (character === '"') {
      if (quoted && text.charAt(i + 1) === '"') cell += text.charAt(++i);
      else quoted = !quoted;
    } else if (character === separator && !quoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += character;
  }
  return quoted ? null : [...cells, cell.trim()];
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
