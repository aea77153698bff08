import { FormatError } from '../../dataset/errors';
import type { OpenFile } from '../format';
import { carefulRowParser } from './carefulRow';
import type { TableHeader } from './header';

/** A longer row is no row of a table: the file is something else. */
const MAX_ROW_BYTES = 2 ** 20;

const NEWLINE = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
const QUOTE = 34;
const POINT = 46;
const ZERO = 48;
const NINE = 57;
/** Digits that a double holds exactly. */
const EXACT_DIGITS = 15;
const POWERS_OF_TEN = Float64Array.from({ length: 10 }, (_, power) => 10 ** power);

/**
 * Takes the cells of one row as numbers, in the order of the columns; NaN for an empty cell. The array is the same one
 * each time. `line` counts from 1.
 */
export type RowSink = (cells: Float64Array, line: number) => void;

/**
 * Reads the rows of a table of numbers. `wanted` says per column whether its cells have to be numbers; others may hold
 * anything but line breaks. Throws a FormatError with line and column where a cell is no number or a row has not as many
 * cells as the header.
 *
 * Plain rows go through a loop over the bytes that makes no strings; whatever that loop does not know (signs,
 * exponents, quotes, faults) sends the row to the careful parser, which also words the errors.
 */
export async function readRows(
  file: OpenFile,
  header: TableHeader,
  wanted: readonly boolean[],
  onRow: RowSink,
): Promise<void> {
  const parse = rowParser(file.name, header, wanted, onRow);
  let line = header.line + 1;
  let toSkip = header.bodyByte;
  let carry = new Uint8Array(0);
  for await (const whole of file.chunks) {
    const skipped = Math.min(toSkip, whole.length);
    toSkip -= skipped;
    const chunk = whole.subarray(skipped);
    const lastNewline = chunk.lastIndexOf(NEWLINE);
    if (lastNewline < 0) {
      carry = joined(carry, chunk);
    } else {
      const firstEnd = carry.length > 0 ? chunk.indexOf(NEWLINE) + 1 : 0;
      if (firstEnd > 0) line = parse(joined(carry, chunk.subarray(0, firstEnd)), line);
      line = parse(chunk.subarray(firstEnd, lastNewline + 1), line);
      carry = chunk.slice(lastNewline + 1);
    }
    if (carry.length > MAX_ROW_BYTES) {
      throw new FormatError(file.name, { line }, 'this line is longer than 1 MiB, so the file is no table of numbers');
    }
  }
  if (carry.length > 0) parse(joined(carry, Uint8Array.of(NEWLINE)), line);
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** A parser of whole rows, each ended by a newline; takes and gives the line number. */
function rowParser(
  file: string,
  header: TableHeader,
  wanted: readonly boolean[],
  onRow: RowSink,
): (bytes: Uint8Array, firstLine: number) => number {
  const cells = new Float64Array(header.names.length);
  const plainRow = plainRowParser(header.separator.charCodeAt(0), wanted, cells);
  const carefulRow = carefulRowParser(file, header, wanted, cells);
  return (bytes, firstLine) => {
    let line = firstLine;
    for (let from = 0; from < bytes.length; line++) {
      let to = plainRow(bytes, from);
      if (to >= 0) {
        onRow(cells, line);
      } else {
        to = bytes.indexOf(NEWLINE, from) + 1;
        if (carefulRow(bytes.subarray(from, to - 1), line)) onRow(cells, line);
      }
      from = to;
    }
    return line;
  };
}

/**
 * The fast path: fills `cells` from a row of unsigned decimal numbers that starts at `from` and returns where the next
 * row starts, or -1 where the row holds anything else. Digits are gathered nine at a time, which a 32-bit integer holds:
 * integer arithmetic is twice as fast here as that of doubles.
 */
function plainRowParser(
  separator: number,
  wanted: readonly boolean[],
  cells: Float64Array,
): (bytes: Uint8Array, from: number) => number {
  const columns = cells.length;
  const isWanted = Uint8Array.from(wanted, Number);
  return (bytes, from) => {
    let at = from;
    for (let column = 0; column < columns; column++) {
      let byte = bytes[at] ?? NEWLINE;
      if (isWanted[column] === 1) {
        while (byte === SPACE) byte = bytes[++at] ?? NEWLINE;
        const start = at;
        let digits = 0;
        while (isDigit(byte) && at - start < 9) {
          digits = (Math.imul(digits, 10) + byte - ZERO) | 0;
          byte = bytes[++at] ?? NEWLINE;
        }
        if (at === start) return -1;
        let value = digits;
        if (isDigit(byte)) {
          digits = 0;
          const middle = at;
          while (isDigit(byte) && at - start < EXACT_DIGITS) {
            digits = (Math.imul(digits, 10) + byte - ZERO) | 0;
            byte = bytes[++at] ?? NEWLINE;
          }
          value = value * (POWERS_OF_TEN[at - middle] ?? NaN) + digits;
        }
        if (byte === POINT) {
          digits = 0;
          const point = at;
          byte = bytes[++at] ?? NEWLINE;
          while (isDigit(byte) && at - point <= 9) {
            digits = (Math.imul(digits, 10) + byte - ZERO) | 0;
            byte = bytes[++at] ?? NEWLINE;
          }
          value += digits / (POWERS_OF_TEN[at - point - 1] ?? NaN);
        }
        cells[column] = value;
      } else {
        while (byte !== separator && byte !== NEWLINE && byte !== QUOTE) byte = bytes[++at] ?? NEWLINE;
      }
      if (column === columns - 1 && byte === CARRIAGE_RETURN) byte = bytes[++at] ?? NEWLINE;
      if (byte !== (column < columns - 1 ? separator : NEWLINE)) return -1;
      at++;
    }
    return at;
  };
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= NINE;
}
