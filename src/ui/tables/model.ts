import type { Measured } from '../../assess/results';
import { formatDifference, formatFixed, formatInteger, formatMeasured, formatSignificant } from '../format/number';

/** One cell: how the page writes it, and what it is exactly where it is a number. */
export interface Cell {
  readonly text: string;
  /** Absent for words. */
  readonly value?: number | null;
  /** One sigma; absent where the column has none. */
  readonly error?: number | null;
}

export interface Column {
  /** With its unit. */
  readonly title: string;
  readonly isNumber: boolean;
}

/** A table apart from how it is shown: what is copied, and printed in the report. */
export interface TableModel {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A column of words. */
export function wordsColumn(title: string): Column {
  return { title, isNumber: false };
}

/** A column of numbers. */
export function numberColumn(title: string): Column {
  return { title, isNumber: true };
}

export function words(text: string | null | undefined): Cell {
  return { text: text ?? '' };
}

const NO_FIGURE: Measured = { value: null, error: null };

/** A value with its error, to two digits of the error. */
export function measured(figure: Measured | null | undefined): Cell {
  const known = figure ?? NO_FIGURE;
  return { text: formatMeasured(known), ...known };
}

/** The same with its sign. */
export function difference(figure: Measured | null | undefined): Cell {
  const known = figure ?? NO_FIGURE;
  return { text: formatDifference(known), ...known };
}

export function fixed(value: number | null | undefined, decimals: number): Cell {
  return { text: formatFixed(value ?? null, decimals), value: value ?? null };
}

export function significant(value: number | null | undefined, digits: number): Cell {
  return { text: formatSignificant(value ?? null, digits), value: value ?? null };
}

export function integer(value: number): Cell {
  return { text: formatInteger(value), value };
}
