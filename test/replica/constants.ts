import { readFileSync } from 'node:fs';

/** E = p[0] + p[1] ADC + p[2] ADC^2 in eV, in force in [start, stop), Unix seconds. */
export interface Span {
  readonly start: number;
  readonly stop: number;
  readonly p: readonly [number, number, number];
}

/** The constants of one calibration: SDD number to its spans, in order of time. */
export type Constants = ReadonlyMap<number, readonly Span[]>;

interface ResultsRow {
  readonly sdd: number;
  readonly start?: number | null;
  readonly stop?: number | null;
  readonly p: readonly [number, number, number];
}

interface Truth {
  readonly t0: number;
  readonly batch_days: number;
  readonly sdd: readonly {
    readonly sdd: number;
    readonly dead: boolean;
    readonly batches: readonly TrueBatch[];
  }[];
}

interface TrueBatch {
  readonly batch: number;
  readonly p0: number;
  readonly p1: number;
  readonly p2: number;
  readonly centroid: Readonly<Record<string, number>>;
}

/** The calibrations in an exported constants table, an exported results file, or a truth file, by name of the set. */
export function readConstants(path: string): Map<string, Constants> {
  const text = readFileSync(path, 'utf8');
  return path.endsWith('.json') ? constantsOfJson(JSON.parse(text)) : constantsOfTable(text);
}

/** `set,bus,sdd,batch,start,stop,p0,p1,p2,...` in any order of columns (CONTRACT.md, `Export constants`). */
export function constantsOfTable(text: string): Map<string, Constants> {
  const [header = '', ...lines] = text.trim().split(/\r?\n/);
  const names = header.split(',');
  const column = (name: string) => {
    const index = names.indexOf(name);
    if (index < 0) throw new Error(`the constants table has no column ${name}`);
    return index;
  };
  const at = { set: column('set'), sdd: column('sdd'), start: column('start'), stop: column('stop') };
  const coefficients = [column('p0'), column('p1'), column('p2')] as const;
  const sets = new Map<string, Map<number, Span[]>>();
  for (const line of lines) {
    const cells = line.split(',');
    const number = (index: number) => Number(cells[index]);
    const [p0, p1, p2] = coefficients;
    add(sets, cells[at.set] ?? '', number(at.sdd), {
      start: cells[at.start] === '' ? -Infinity : number(at.start),
      stop: cells[at.stop] === '' ? Infinity : number(at.stop),
      p: [number(p0), number(p1), number(p2)],
    });
  }
  return inOrder(sets);
}

/** The calibrations in a results file or the true constants of a truth file. */
export function constantsOfJson(document: unknown): Map<string, Constants> {
  if (isTruth(document)) return new Map([['truth', constantsOfTruth(document)]]);
  const { calibration } = document as { calibration: Readonly<Record<string, readonly ResultsRow[]>> };
  const sets = new Map<string, Map<number, Span[]>>();
  for (const [set, rows] of Object.entries(calibration)) {
    for (const { sdd, start, stop, p } of rows) {
      add(sets, set, sdd, { start: start ?? -Infinity, stop: stop ?? Infinity, p });
    }
  }
  return inOrder(sets);
}

function isTruth(document: unknown): document is Truth {
  return typeof document === 'object' && document !== null && 't0' in document && 'sdd' in document;
}

/** The true constants, averaged over batches of two days. */
function constantsOfTruth({ t0, batch_days: days, sdd: detectors }: Truth): Constants {
  const seconds = days * 86_400;
  return new Map(
    detectors
      .filter(({ dead }) => !dead)
      .map(({ sdd, batches }) => [
        sdd,
        batches.map(({ batch, p0, p1, p2 }) => ({
          start: t0 + batch * seconds,
          stop: t0 + (batch + 1) * seconds,
          p: [p0, p1, p2] as const,
        })),
      ]),
  );
}

/** Where Cu Ka1 truly lies, in ADC channels, by SDD and batch of two days. */
export function readTruth(path: string): { constants: Constants; copperAdc: ReadonlyMap<number, readonly number[]> } {
  const document: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!isTruth(document)) throw new Error(`${path} is no truth file`);
  const copperAdc = new Map(
    document.sdd.map(({ sdd, batches }) => [sdd, batches.map(({ centroid }) => centroid['CuKa1'] ?? NaN)]),
  );
  return { constants: constantsOfTruth(document), copperAdc };
}

function add(sets: Map<string, Map<number, Span[]>>, set: string, sdd: number, span: Span): void {
  const bySdd = sets.get(set) ?? new Map<number, Span[]>();
  sets.set(set, bySdd);
  const spans = bySdd.get(sdd) ?? [];
  bySdd.set(sdd, spans);
  spans.push(span);
}

function inOrder(sets: Map<string, Map<number, Span[]>>): Map<string, Constants> {
  for (const bySdd of sets.values()) for (const spans of bySdd.values()) spans.sort((a, b) => a.start - b.start);
  return sets;
}
