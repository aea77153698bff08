/** Numbers that a pattern can take from a name. `year2` is a year of two digits, from 2000 on. */
export type NumberName =
  'sdd' | 'bus' | 'batch' | 'unix' | 'year' | 'year2' | 'month' | 'day' | 'hours' | 'minutes' | 'seconds';

/** A piece of a pattern: text as it stands, any text, or a number of `least` to `most` digits. */
export type Token =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'number'; readonly name: NumberName; readonly least: number; readonly most: number };

/** A pattern ready for names, or what is wrong with it, in words. */
export type CompiledPattern =
  { readonly tokens: readonly Token[]; readonly problem: null } | { readonly problem: string };

const MOST_CHARACTERS = 200;

const NUMBERS: Readonly<Record<string, Token>> = {
  sdd: { kind: 'number', name: 'sdd', least: 1, most: 5 },
  bus: { kind: 'number', name: 'bus', least: 1, most: 5 },
  batch: { kind: 'number', name: 'batch', least: 1, most: 6 },
  unix: { kind: 'number', name: 'unix', least: 9, most: 10 },
};

const DATE_PARTS: Readonly<Record<string, NumberName>> = { YYYY: 'year', YY: 'year2', MM: 'month', DD: 'day' };
const TIME_PARTS: Readonly<Record<string, NumberName>> = { HH: 'hours', mm: 'minutes', ss: 'seconds' };

/** What may stand in braces, for messages. */
const KNOWN = '{sdd}, {bus}, {batch}, {unix}, {date:YYYYMMDD}, {time:HHmmss} or {*}';

/**
 * Compiles a pattern of file names: text as it stands, and in braces what is read. `{sdd}`, `{bus}`, `{batch}`: whole
 * numbers; `{unix}`: Unix seconds; `{date:YYYYMMDD}` and `{time:HHmmss}`: parts of a date and a time of day in any order, with
 * any signs between them (`{date:DD.MM.YY}`); `{*}`: any text. Nothing of it is ever run as a regular expression.
 */
export function compilePattern(pattern: string): CompiledPattern {
  if (pattern.length > MOST_CHARACTERS)
    return { problem: `a pattern has at most ${String(MOST_CHARACTERS)} characters` };
  const tokens: Token[] = [];
  let at = 0;
  while (at < pattern.length) {
    const open = pattern.indexOf('{', at);
    const text = pattern.slice(at, open < 0 ? undefined : open);
    if (text.includes('}'))
      return { problem: `the brace at character ${String(at + text.indexOf('}') + 1)} closes none` };
    if (text !== '') tokens.push({ kind: 'text', text });
    if (open < 0) break;
    const close = pattern.indexOf('}', open);
    if (close < 0) return { problem: `the brace at character ${String(open + 1)} is not closed` };
    const inside = pattern.slice(open + 1, close);
    const read = tokensOf(inside);
    if (read === null) return { problem: `{${inside}} is none of ${KNOWN}` };
    tokens.push(...read);
    at = close + 1;
  }
  const problem = problemOf(tokens);
  return problem === null ? { tokens, problem } : { problem };
}

const OF_TIME: readonly NumberName[] = ['batch', 'unix', 'year', 'year2'];

/** Whether a pattern reads a batch or a start of names. */
export function saysTime(tokens: readonly Token[]): boolean {
  return tokens.some((token) => token.kind === 'number' && OF_TIME.includes(token.name));
}

/** What stands in a pair of braces; null where that has no meaning. */
function tokensOf(inside: string): readonly Token[] | null {
  if (inside === '*') return [{ kind: 'any' }];
  const [, kind, form] = /^(date|time)(?::(.+))?$/.exec(inside) ?? [];
  if (kind === 'date') return formTokens(form ?? 'YYYYMMDD', DATE_PARTS);
  if (kind === 'time') return formTokens(form ?? 'HHmmss', TIME_PARTS);
  const number = Object.hasOwn(NUMBERS, inside) ? NUMBERS[inside] : undefined;
  return number === undefined ? null : [number];
}

function formTokens(form: string, parts: Readonly<Record<string, NumberName>>): readonly Token[] | null {
  const pieces = form.match(/([A-Za-z])\1*|[^A-Za-z]+/g) ?? [];
  const tokens: Token[] = [];
  for (const piece of pieces) {
    const name = parts[piece];
    if (name !== undefined) tokens.push({ kind: 'number', name, least: piece.length, most: piece.length });
    else if (/[A-Za-z{]/.test(piece)) return null;
    else tokens.push({ kind: 'text', text: piece });
  }
  return tokens;
}

/** What makes a pattern say nothing, or two things at once; null where nothing does. */
function problemOf(tokens: readonly Token[]): string | null {
  const names = tokens.flatMap((token) => (token.kind === 'number' ? token.name : []));
  const has = (...wanted: NumberName[]) => wanted.some((name) => names.includes(name));
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) return `the ${WORDS[twice]} stands twice`;
  if (has('year') && has('year2')) return 'the year stands twice';
  if (names.length === 0) return `nothing is read of a name: put ${KNOWN} where the numbers are`;
  const hasDate = has('year', 'year2', 'month', 'day');
  if (hasDate && !(has('year', 'year2') && has('month') && has('day'))) return 'a date needs YYYY, MM and DD';
  if (has('hours', 'minutes', 'seconds') && !hasDate) return 'a time of day needs a date: {date:YYYYMMDD}';
  if (has('minutes', 'seconds') && !has('hours')) return 'a time of day needs HH';
  if (has('seconds') && !has('minutes')) return 'a time of day with ss needs mm';
  if (has('unix') && hasDate) return 'a start is either {unix} or a date, not both';
  if (has('batch') && (hasDate || has('unix'))) return 'a batch is told by {batch} or by its start, not by both';
  return problemOfNeighbours(tokens);
}

function problemOfNeighbours(tokens: readonly Token[]): string | null {
  for (const [i, token] of tokens.entries()) {
    const next = tokens[i + 1];
    if (token.kind === 'any' && next?.kind === 'any') return '{*}{*} is the same as {*}: take one away';
    if (token.kind !== 'number' || next?.kind !== 'number' || token.least === token.most) continue;
    return `nothing tells where the ${WORDS[token.name]} ends and the ${WORDS[next.name]} starts: put text between them`;
  }
  return null;
}

/** The numbers of a pattern in words. */
export const WORDS: Readonly<Record<NumberName, string>> = {
  sdd: 'SDD',
  bus: 'bus',
  batch: 'batch',
  unix: 'start in Unix seconds',
  year: 'year',
  year2: 'year',
  month: 'month',
  day: 'day',
  hours: 'hour',
  minutes: 'minute',
  seconds: 'second',
};
