import { FormatError } from '../../dataset/errors';
import { MAX_COUNT } from '../../dataset/histogramBuilder';
import { checkChannels } from './addSpectra';
import type { NumberedLine } from './textLines';

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A decimal number, NaN for anything else (`Number` would take an empty text as 0, and hexadecimal digits). */
export function decimal(text: string): number {
  return DECIMAL.test(text) ? Number(text) : NaN;
}

/** The words of a line, cut at spaces and commas. */
export function words(text: string): string[] {
  return text.split(/[\s,]+/).filter((word) => word !== '');
}

/** The numbers at the start of a line; what follows the first word that is none is left out. */
export function leadingNumbers(text: string): number[] {
  const numbers = words(text).map(decimal);
  const end = numbers.findIndex((value) => !Number.isFinite(value));
  return end < 0 ? numbers : numbers.slice(0, end);
}

/**
 * A count in text. Programs write whole numbers as `9.` or `5.00000000E+00` too. Throws a FormatError with the place
 * where it is none from 0 to 2^32 - 1; `column` counts words from 1.
 */
export function countIn(file: string, text: string, line: number, column?: number): number {
  const counts = decimal(text);
  if (Number.isInteger(counts) && counts >= 0 && counts <= MAX_COUNT) return counts === 0 ? 0 : counts;
  const problem = `"${text.slice(0, 40)}" is no count; each must be a whole number from 0 to ${String(MAX_COUNT)}`;
  throw new FormatError(file, column === undefined ? { line } : { line, column }, problem);
}

/** All counts on these lines, in their order, any number of them on a line. At most 65536. */
export function countsOn(file: string, lines: readonly NumberedLine[]): number[] {
  const counts: number[] = [];
  for (const { text, line } of lines) {
    const found = words(text);
    checkChannels(file, counts.length + found.length, { line });
    found.forEach((word, i) => counts.push(countIn(file, word, line, found.length > 1 ? i + 1 : undefined)));
  }
  return counts;
}
