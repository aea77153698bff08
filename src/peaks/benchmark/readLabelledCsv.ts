import { FormatError } from '../../dataset/errors';
import type { Profile } from '../../physics/profile';

/** A row of a labelled file. */
export interface LabelledRow {
  readonly totalYield: number;
  /** Gaussian sigma of the lines, channels. */
  readonly sigmaAdc: number;
  /** In the order of the profile's `finderLines`: null where the cell is empty, undefined where the column is missing. */
  readonly linesAdc: readonly (number | null | undefined)[];
  /** Counts per bin of the window. */
  readonly counts: Float32Array;
}

interface Column {
  readonly name: string;
  readonly index: number;
}

interface Columns {
  readonly all: number;
  readonly totalYield: Column;
  readonly width: Column;
  readonly truth: readonly (Column | undefined)[];
  readonly bins: readonly Column[];
}

const TRUTH = 'true_';

/**
 * Reads a benchmark file: CSV with the columns `id`, `yield` (total yield, > 0), `width` (sigma in channels, > 0),
 * `true_<Line>` for lines of the profile (channels on the axis of the bins' edges; an empty cell: not there), and one
 * column of counts `b0`, `b1`, ... for every bin of the profile's window, in any order.
 *
 * @throws {FormatError} naming line and column, both counted from 1, and what would be right
 */
export function readLabelledCsv(name: string, text: string, profile: Profile): LabelledRow[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const columns = columnsOf(name, lines[0] ?? '', profile);
  const rows = lines.flatMap((line, index) =>
    index === 0 || line.trim() === '' ? [] : [readRow(name, line, index + 1, columns)],
  );
  if (rows.length === 0) throw new FormatError(name, { line: 2 }, 'there is no row of data below the header');
  return rows;
}

function columnsOf(file: string, header: string, { finderLines, networkWindow }: Profile): Columns {
  const names = header.split(',').map((cell) => cell.trim());
  const fail = (place: { column?: number }, problem: string) => new FormatError(file, { line: 1, ...place }, problem);
  const known = finderLines.map((line) => TRUTH + line);
  names.forEach((name, index) => {
    if (names.indexOf(name) < index) throw fail({ column: index + 1 }, `a second column "${name}"`);
    if (name.startsWith(TRUTH) && !known.includes(name)) {
      throw fail({ column: index + 1 }, `"${name}" is no line of this profile: expected ${known.join(', ')}`);
    }
  });
  const find = (name: string): Column | undefined =>
    names.includes(name) ? { name, index: names.indexOf(name) } : undefined;
  const need = (name: string): Column => {
    const column = find(name);
    if (column === undefined) throw fail({}, `there is no column "${name}": expected ${formOf(known, networkWindow)}`);
    return column;
  };
  const truth = known.map(find);
  if (truth.every((column) => column === undefined)) need(known[0] ?? TRUTH);
  const surplus = names.indexOf(`b${String(networkWindow.bins)}`);
  if (surplus >= 0) {
    throw fail(
      { column: surplus + 1 },
      `more than ${String(networkWindow.bins)} bins: expected ${formOf(known, networkWindow)}`,
    );
  }
  need('id');
  return {
    all: names.length,
    totalYield: need('yield'),
    width: need('width'),
    truth,
    bins: Array.from({ length: networkWindow.bins }, (_, bin) => need(`b${String(bin)}`)),
  };
}

function formOf(truth: readonly string[], { bins, binAdc, firstAdc }: Profile['networkWindow']): string {
  const range = `b0 to b${String(bins - 1)} (bins of ${String(binAdc)} channels from ${String(firstAdc)})`;
  return `id, yield, width, ${truth.join(', ')}, ${range}`;
}

function readRow(file: string, text: string, line: number, columns: Columns): LabelledRow {
  const cells = text.split(',');
  if (cells.length !== columns.all) {
    throw new FormatError(file, { line }, `${String(cells.length)} cells where the header has ${String(columns.all)}`);
  }
  const cellOf = ({ index }: Column) => cells[index]?.trim() ?? '';
  const read = (column: Column, isRight: (value: number) => boolean, wanted: string): number => {
    const cell = cellOf(column);
    const value = cell === '' ? NaN : Number(cell);
    if (!Number.isFinite(value) || !isRight(value)) {
      const problem = `"${cell}" in column "${column.name}": expected ${wanted}`;
      throw new FormatError(file, { line, column: column.index + 1 }, problem);
    }
    return value;
  };
  const positive = (column: Column) => read(column, (value) => value > 0, 'a number above 0');
  return {
    totalYield: positive(columns.totalYield),
    sigmaAdc: positive(columns.width),
    linesAdc: columns.truth.map((column) => {
      if (column === undefined) return undefined;
      return cellOf(column) === '' ? null : read(column, () => true, 'a channel, or nothing where the line is absent');
    }),
    counts: Float32Array.from(columns.bins, (column) =>
      read(column, (value) => Number.isInteger(value) && value >= 0, 'a whole number of counts'),
    ),
  };
}
