import { unixSecondsOf } from './calendar';
import { compilePattern } from './pattern';
import { baseName } from './readName';

/** Names of one build: the texts around their numbers are the same, and so is how many numbers there are. */
interface Build {
  /** `texts[i]` stands before number i; the last one ends the name. */
  readonly texts: readonly string[];
  /** Digits of number i in each name. */
  readonly columns: readonly (readonly string[])[];
}

/** What stands in the pattern for each number; null: nothing yet. */
type Claims = (string | null)[];

const SDD_WORD = /(?:^|[^a-z])(?:sdd|detector|det|channel|chan|ch)[ _.#-]?$/i;
const BUS_WORD = /(?:^|[^a-z])bus[ _.#-]?$/i;
const BATCH_WORD = /(?:^|[^a-z])(?:batch|part)[ _.#-]?$/i;
const RUN_WORD = /(?:^|[^a-z])run[ _.#-]?$/i;

/**
 * The pattern (pattern.ts) that names of files seem to follow, by those that are built like most of them: dates, times of day
 * and Unix seconds by their digits; SDD, bus and batch by the word before them; else the last number that varies between
 * the files is the SDD. Other numbers that vary are any text. Null where no number says anything.
 */
export function guessPattern(files: readonly string[]): string | null {
  const build = commonBuild([...new Set(files.map(baseName))]);
  if (build === null) return null;
  const claims: Claims = build.columns.map(() => null);
  claimStarts(build, claims);
  claimByWord(build, claims, SDD_WORD, '{sdd}');
  claimByWord(build, claims, BUS_WORD, '{bus}');
  const hasStart = claims.some((claim) => claim !== null && /date|unix/.test(claim));
  if (!hasStart) claimByWord(build, claims, BATCH_WORD, '{batch}');
  if (!claims.includes('{sdd}')) claimLastVarying(build, claims);
  if (!hasStart && !claims.includes('{batch}')) claimByWord(build, claims, RUN_WORD, '{batch}');
  if (claims.every((claim) => claim === null)) return null;
  const pattern = patternOf(build, claims);
  return compilePattern(pattern).problem === null ? pattern : null;
}

function commonBuild(names: readonly string[]): Build | null {
  const groups = new Map<string, string[][]>();
  for (const name of names) {
    const pieces = name.split(/(\d+)/);
    const texts = pieces.filter((_, i) => i % 2 === 0);
    const key = texts.join('\u0000').toLowerCase();
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(pieces);
  }
  let most: readonly string[][] = [];
  for (const group of groups.values()) if (group.length > most.length) most = group;
  const [first] = most;
  if (first === undefined || first.length < 3) return null;
  const texts = first.filter((_, i) => i % 2 === 0);
  const columns = texts.slice(1).map((_, i) => most.map((pieces) => pieces[2 * i + 1] ?? ''));
  return { texts, columns };
}

/** Ways in which a start is written: digits of the numbers, signs between them, and the pattern of each number. */
const STARTS: readonly {
  readonly digits: readonly number[];
  readonly between: RegExp;
  readonly forms: readonly string[];
}[] = [
  { digits: [14], between: /^$/, forms: ['{date:YYYYMMDD}{time:HHmmss}'] },
  { digits: [12], between: /^$/, forms: ['{date:YYYYMMDD}{time:HHmm}'] },
  { digits: [8, 6], between: /^(?:[-_. ]|[-_ ]?t)$/i, forms: ['{date:YYYYMMDD}', '{time:HHmmss}'] },
  { digits: [8, 4], between: /^(?:[-_. ]|[-_ ]?t)$/i, forms: ['{date:YYYYMMDD}', '{time:HHmm}'] },
  {
    digits: [4, 2, 2, 2, 2, 2],
    between: /^(?:[-_.: ]|[-_ ]?t)$/i,
    forms: ['{date:YYYY', 'MM', 'DD}', '{time:HH', 'mm', 'ss}'],
  },
  { digits: [4, 2, 2, 2, 2], between: /^(?:[-_.: ]|[-_ ]?t)$/i, forms: ['{date:YYYY', 'MM', 'DD}', '{time:HH', 'mm}'] },
  { digits: [4, 2, 2], between: /^[-_.]$/, forms: ['{date:YYYY', 'MM', 'DD}'] },
  { digits: [8], between: /^$/, forms: ['{date:YYYYMMDD}'] },
];

const EARLIEST_S = 631152000; // 1990
const LATEST_S = 4102444800; // 2100

/** Claims the first start that all names have. */
function claimStarts({ texts, columns }: Build, claims: Claims): void {
  for (const { digits, between, forms } of STARTS) {
    for (let at = 0; at + digits.length <= columns.length; at++) {
      const inner = texts.slice(at + 1, at + digits.length);
      if (!inner.every((text) => between.test(text))) continue;
      const own = columns.slice(at, at + digits.length);
      const isStart = (own[0] ?? []).every((_, row) =>
        isStartIn(
          own.map((column) => column[row] ?? ''),
          digits,
        ),
      );
      if (!isStart) continue;
      forms.forEach((form, i) => (claims[at + i] = form));
      return;
    }
  }
  const unix = columns.findIndex((column) =>
    column.every((digits) => digits.length === 10 && isLikely(Number(digits))),
  );
  if (unix >= 0) claims[unix] = '{unix}';
}

function isStartIn(found: readonly string[], expected: readonly number[]): boolean {
  if (!found.every((digits, i) => digits.length === expected[i])) return false;
  const all = found.join('').padEnd(14, '0');
  const part = (from: number, to: number) => Number(all.slice(from, to));
  const date = { year: part(0, 4), month: part(4, 6), day: part(6, 8) };
  const startS = unixSecondsOf({ ...date, hours: part(8, 10), minutes: part(10, 12), seconds: part(12, 14) }, 0);
  return startS !== null && isLikely(startS);
}

function isLikely(startS: number): boolean {
  return startS >= EARLIEST_S && startS < LATEST_S;
}

function claimByWord({ texts, columns }: Build, claims: Claims, word: RegExp, claim: string): void {
  const at = columns.findIndex((column, i) => claims[i] === null && word.test(texts[i] ?? '') && isNumber(column));
  if (at >= 0) claims[at] = claim;
}

function claimLastVarying({ texts, columns }: Build, claims: Claims): void {
  const isFree = (column: readonly string[], i: number) => claims[i] === null && varies(column) && isNumber(column);
  const notRun = columns.findLastIndex((column, i) => isFree(column, i) && !RUN_WORD.test(texts[i] ?? ''));
  const at = notRun >= 0 ? notRun : columns.findLastIndex(isFree);
  if (at >= 0) claims[at] = '{sdd}';
}

function varies(column: readonly string[]): boolean {
  return new Set(column).size > 1;
}

/** Whether all are numbers that an SDD, a bus or a batch can have. */
function isNumber(column: readonly string[]): boolean {
  return column.every((digits) => digits.length <= 5 && Number(digits) <= 65535);
}

function patternOf({ texts, columns }: Build, claims: Claims): string {
  const isOpen = (i: number) => claims[i]?.includes('}') === false;
  const pieces = columns.map((column, i) => claims[i] ?? (varies(column) ? '{*}' : (column[0] ?? '')));
  const text = (i: number) => {
    // Inside the braces of a date its signs stand as they are; a T there would be taken for a part of it.
    const own = texts[i] ?? '';
    return /[{}]/.test(own) && !(i > 0 && isOpen(i - 1)) ? '{*}' : own;
  };
  return (pieces.map((piece, i) => text(i) + piece).join('') + text(columns.length)).replace(/(?:\{\*\})+/g, '{*}');
}
