/** What a file holds, as data: what the user chooses from, and what was chosen. Both cross the worker boundary. */

/** A column of a table of events. */
export interface TableColumn {
  readonly name: string;
  /** Numbers in one row: one, as many as given, or as many as the column of this name says. */
  readonly perRow: number | string;
}

/** A table with one event, or one list of hits, per row. */
export interface EventTable {
  readonly kind: 'events';
  /** Where it is in the file; empty where a file is one table. */
  readonly path: string;
  readonly rows: number | null;
  readonly columns: readonly TableColumn[];
  /** The first rows: a list of numbers per column, in the order of the columns. */
  readonly firstRows: readonly (readonly (readonly number[])[])[];
}

/** Spectra that belong together: those of one folder, say, or of names that differ in their numbers alone. */
export interface SpectrumGroup {
  readonly kind: 'spectra';
  /** The names with `#` for numbers. */
  readonly path: string;
  readonly names: readonly string[];
  /** Channels of the first spectrum. */
  readonly channels: number;
  /** The first counts of the first spectrum that has any, and the channel where they start. */
  readonly firstCounts: { readonly from: number; readonly counts: readonly number[] };
  /** Why the bins are no channels, in words; absent where they are. */
  readonly oddBins?: string;
}

export type ContentItem = EventTable | SpectrumGroup;

/** What is in a file, and what would be read of it. */
export interface FileContents {
  readonly format: string;
  readonly items: readonly ContentItem[];
  readonly guess: ReadChoice;
  /** Whether the guess needs no question. */
  readonly isSure: boolean;
}

/** The same with the best choice for each of its items. */
export interface DescribedFile extends FileContents {
  readonly guesses: readonly ReadChoice[];
}

/** A file that holds several things, or such files of one archive that are alike: one choice is for all of them. */
export interface DescribedPart {
  /** At least one; in an archive `archive.zip/folder/file`. */
  readonly names: readonly string[];
  readonly contents: DescribedFile;
}

/** Rows are read where the column lies between the bounds, both included; null for no bound. */
export interface RowCut {
  readonly column: string;
  /** Which number of a column that has several in a row; 0 for others. */
  readonly index: number;
  readonly min: number | null;
  readonly max: number | null;
}

/** Hits that follow the one before in the same row within `withinTicks` of a counter that wraps are set aside. */
export interface CrossTalkCut {
  readonly column: string;
  readonly withinTicks: number;
  /** The counter starts anew after this many ticks. */
  readonly wrapsAtTicks: number;
}

/** Ticks of SIDDHARTA-2's drift counter: 8 ns each, 16 bits. */
export const DRIFT_TICK_NS = 8;
export const DRIFT_WRAPS_AT = 65536;

export const TIME_UNITS = { s: 1, ms: 1e-3, us: 1e-6, ns: 1e-9 } as const;
export type TimeUnit = keyof typeof TIME_UNITS;

/** Which column is what. */
export interface EventChoice {
  readonly kind: 'events';
  readonly path: string;
  readonly adc: string;
  /** Null where there is none: the place in a column of several numbers is the SDD, else all events are of one SDD. */
  readonly sdd: string | null;
  /** SDD of each place in a column of several numbers; null for 0, 1, 2, ... */
  readonly sddOfPlace: readonly number[] | null;
  readonly bus: string | null;
  readonly time: string | null;
  readonly timeUnit: TimeUnit;
  readonly cuts: readonly RowCut[];
  readonly crossTalk: CrossTalkCut | null;
}

export interface SpectraChoice {
  readonly kind: 'spectra';
  /** Paths of the groups. */
  readonly paths: readonly string[];
}

export type ReadChoice = EventChoice | SpectraChoice;

/** What is read of files that hold several things, by their names; null for a file of an archive that is left out. */
export type Choices = ReadonlyMap<string, ReadChoice | null>;

/**
 * What files have in common that are alike: format, names of tables, columns and spectra, without lengths and values.
 */
export function likenessOf({ format, items }: FileContents): string {
  const parts = items.map((item) =>
    item.kind === 'events'
      ? `${item.path}(${item.columns.map(({ name, perRow }) => `${name}*${String(perRow)}`).join()})`
      : item.path,
  );
  return [format, ...parts].join('|');
}

/** Whether what was chosen is among these. */
export function fits(choice: ReadChoice, items: readonly ContentItem[]): boolean {
  if (choice.kind === 'spectra') {
    const paths = items.flatMap((item) => (item.kind === 'spectra' ? [item.path] : []));
    return choice.paths.length > 0 && choice.paths.every((path) => paths.includes(path));
  }
  const table = items.find((item) => item.kind === 'events' && item.path === choice.path);
  if (table?.kind !== 'events') return false;
  const { adc, sdd, bus, time, cuts, crossTalk } = choice;
  const named = [adc, sdd, bus, time, crossTalk?.column ?? null, ...cuts.map(({ column }) => column)];
  return named.every((name) => name === null || table.columns.some((column) => column.name === name));
}
