import { labels } from '../labels/labels';
import type { Figure } from './figure';
import type { Place, TraceNumbers } from './figureNumbers';

const { columns: COLUMNS } = labels.plots;

/** What is read of a Plotly trace, whatever its type. */
interface AnyTrace {
  readonly type?: string;
  readonly name?: string;
  readonly x?: ArrayLike<Place>;
  readonly y?: ArrayLike<number | null>;
  readonly z?: readonly (readonly (number | null)[])[];
  readonly xaxis?: string;
  readonly yaxis?: string;
  readonly error_y?: { readonly array?: ArrayLike<number | null> };
  readonly colorbar?: { readonly title?: { readonly text?: string } };
  readonly meta?: { readonly numbers?: readonly TraceNumbers[] };
}

/** A table in the making: rows by key, each a value per column. */
type Rows = Map<string, Map<string, string>>;

/**
 * The numbers of a figure as CSV (RFC 4180): one row per series and place, one column per axis title, which carries the
 * unit, and after each value its error or interval where it has one. Numbers in full precision, times in ISO 8601.
 */
export function figureCsv(figure: Figure): string {
  const rows: Rows = new Map();
  figure.data.forEach((trace, index) => {
    addTrace(rows, trace as unknown as AnyTrace, index, figure);
  });
  const columns = columnsOf(rows);
  const lines = [columns, ...[...rows.values()].map((row) => columns.map((column) => row.get(column) ?? ''))];
  return lines.map((cells) => cells.map(csvCell).join(',')).join('\r\n') + '\r\n';
}

/** In the order in which they first have a value; errors beside what they belong to. */
function columnsOf(rows: Rows): string[] {
  const found = new Set<string>();
  for (const row of rows.values()) for (const column of row.keys()) found.add(column);
  const errorsOf = (column: string) => ERRORS.map((name) => name(column)).filter((name) => found.has(name));
  const errors = new Set([...found].flatMap(errorsOf));
  return [...found].filter((column) => !errors.has(column)).flatMap((column) => [column, ...errorsOf(column)]);
}

const ERRORS = [COLUMNS.errorOf, COLUMNS.lowerEndOf, COLUMNS.upperEndOf];

function addTrace(rows: Rows, trace: AnyTrace, index: number, figure: Figure): void {
  const titles = [titleOf(figure, 'x', trace.xaxis), titleOf(figure, 'y', trace.yaxis)] as const;
  if (trace.type === 'heatmap') {
    addMap(rows, trace, titles[0]);
    return;
  }
  const errors = trace.error_y?.array;
  const drawn: TraceNumbers = {
    x: trace.x ?? [],
    y: trace.y ?? [],
    ...(errors === undefined ? {} : { error: errors }),
  };
  for (const numbers of trace.meta?.numbers ?? [drawn]) {
    addNumbers(rows, { titles, ...numbers }, trace.name ?? numbers.titles?.[1] ?? titles[1], index);
  }
}

function addNumbers(
  rows: Rows,
  numbers: Required<Pick<TraceNumbers, 'titles'>> & TraceNumbers,
  series: string,
  index: number,
): void {
  const { x, y, error, low, high, titles } = numbers;
  const [xTitle, yTitle] = titles;
  for (let i = 0; i < y.length; i++) {
    const value = numberText(y[i]);
    const place = placeText(x[i] ?? null);
    if (value === '' || place === '') continue;
    // A second value of a series at one place, as of repeated batches, has a row of its own.
    let key = `${series}\n${xTitle}\n${place}`;
    while (rows.get(key)?.has(yTitle) === true) key += ` ${String(index)} ${String(i)}`;
    const row = rows.get(key) ?? new Map([[COLUMNS.series, series]]);
    row.set(xTitle, place);
    row.set(yTitle, value);
    if (error !== undefined) row.set(COLUMNS.errorOf(yTitle), numberText(error[i]));
    if (low !== undefined) row.set(COLUMNS.lowerEndOf(yTitle), numberText(low[i]));
    if (high !== undefined) row.set(COLUMNS.upperEndOf(yTitle), numberText(high[i]));
    rows.set(key, row);
  }
}

function addMap(rows: Rows, { x = [], y = [], z = [], colorbar }: AnyTrace, xTitle: string): void {
  // A map has names along y.
  const names = y as ArrayLike<string | number | null>;
  const quantity = plainText(colorbar?.title?.text ?? COLUMNS.value);
  z.forEach((values, r) => {
    values.forEach((value, c) => {
      const name = String(names[r] ?? r);
      const place = placeText(x[c] ?? null);
      const row = new Map([[COLUMNS.series, name], [xTitle, place], [quantity, numberText(value)]]); // prettier-ignore
      rows.set(`${name}\n${place}`, row);
    });
  });
}

/** Title of the axis that a trace is drawn against; small multiples name an axis once, at the left or at the bottom. */
function titleOf({ layout }: Figure, letter: 'x' | 'y', axis: string = letter): string {
  const axes = layout as Record<string, { title?: { text?: string }; domain?: unknown } | undefined>;
  const text = (key: string) => plainText(axes[key]?.title?.text ?? '');
  const own = `${letter}axis${axis.slice(1)}`;
  if (text(own) !== '') return text(own);
  const named = Object.keys(axes).filter((key) => key.startsWith(`${letter}axis`) && text(key) !== '');
  const domain = JSON.stringify(axes[own]?.domain);
  const beside = named.find((key) => JSON.stringify(axes[key]?.domain) === domain);
  return text(beside ?? named[0] ?? '') || letter;
}

/** Plotly's mark-up as plain text: `μ<sub>ref</sub>` becomes `μ_ref`. */
function plainText(text: string): string {
  return text.replace(/<sub>/gu, '_').replace(/<[^>]*>/gu, '');
}

function placeText(place: Place): string {
  if (place instanceof Date) return Number.isNaN(place.getTime()) ? '' : place.toISOString();
  return typeof place === 'string' ? place : numberText(place);
}

function numberText(value: number | null | undefined): string {
  return value === null || value === undefined || !Number.isFinite(value) ? '' : String(value);
}

function csvCell(text: string): string {
  return /[",\r\n]/u.test(text) ? `"${text.replace(/"/gu, '""')}"` : text;
}
