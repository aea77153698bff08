/**
 * What a file says, counted without the product's readers and more simply than they do: numbers are looked for where the
 * format has them. Files that a reader refuses are none of its business, so it needs no checks.
 */
import type { SoundFile } from './cases';
import type { Bytes } from './mutation';
import { npyContent } from './saidNpy';

/** Events in a file, and the sum of their channels: a wrong number anywhere changes one of the two. */
export interface Said {
  readonly events: number;
  /** Null where only the events are told. */
  readonly moment: number | null;
}

/**
 * What `bytes` say, which are the file `sound` with changes; null for formats that keep checksums, directories or packed
 * numbers, where nothing simple tells.
 */
export function saidBy(sound: SoundFile, bytes: Bytes): Said | null {
  return SAID[sound.format]?.(bytes, sound) ?? null;
}

const SAID: Readonly<Record<string, (bytes: Bytes, sound: SoundFile) => Said | null>> = {
  'event-csv': (bytes) => eventRows(bytes, 'adc'),
  'other-table': (bytes) => eventRows(bytes, 'pulse_height'),
  'histogram-csv': (bytes) => {
    const { names, rows } = table(bytes);
    const [adc, counts] = [names.indexOf('adc'), names.indexOf('counts')];
    return summed(rows.map((cells) => [Number(cells[adc]), Number(cells[counts])]));
  },
  // The first column is that of the channels.
  'histogram-wide': (bytes) =>
    summed(table(bytes).rows.flatMap(([adc, ...counts]) => counts.map((n) => [Number(adc), Number(n)] as const))),
  'amptek-mca': (bytes) =>
    spectrum(numbersIn(/^<<DATA>>[ \t]*\n([^<]*)/m.exec(latin1(bytes).replaceAll('\r\n', '\n'))?.[1])),
  'ortec-spe': (bytes) => {
    const [first = NaN, , ...counts] = numbersIn(/^\s*\$DATA:?\s*$([^$]*)/m.exec(latin1(bytes))?.[1]);
    return summed(counts.map((n, i) => [first + i, n]));
  },
  'ortec-chn': (bytes) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const counts = Array.from({ length: view.getUint16(30, true) }, (_, i) => view.getInt32(32 + 4 * i, true));
    return summed(counts.map((n, i) => [view.getUint16(28, true) + i, n]));
  },
  emsa: (bytes) => {
    const text = latin1(bytes);
    const data = /^\s*#SPECTRUM[^\n]*\n([^]*?)^\s*#ENDOFDATA/im.exec(text)?.[1] ?? '';
    const numbers = numbersIn(data.replace(/^\s*#.*$/gm, ''));
    const types = [...text.slice(0, text.search(/^\s*#SPECTRUM/im)).matchAll(/^\s*#+DATATYPE[^:\n]*:[ \t]*(\w*)/gim)];
    const type = types.at(-1)?.[1]?.toUpperCase() ?? '';
    if (type.startsWith('XY')) return spectrum(numbers.filter((_, i) => i % 2 === 1));
    const columns = /^Y{2,16}$/.test(type) ? type.length : 1;
    return summed(numbers.map((n, i) => [Math.floor(i / columns), n]));
  },
  'spec-mca': (bytes) => {
    const lines = latin1(bytes)
      .replace(/\\[ \t]*\r?\n/g, ' ')
      .split('\n');
    const spectra = lines.flatMap((line) => /^\s*@[A-Z]+\d*(?:\s+(.*))?$/i.exec(line)?.[1] ?? []);
    return { events: sum(spectra.flatMap(numbersIn)), moment: null };
  },
  'one-column': (bytes) => spectrum(numbersIn(latin1(bytes).replace(/^\s*#.*$/gm, ''))),
  n42: (bytes) => {
    const text = latin1(bytes).replace(/<DerivedData[^]*<\/DerivedData>/, '');
    const found = [...text.matchAll(/<(?:\w+:)?ChannelData\b([^>]*)>([^<]*)</g)];
    return summed(found.flatMap(([, attributes = '', data]) => counted(numbersIn(data), /zeroe?s/i.test(attributes))));
  },
  'bruker-spx': (bytes) => spectrum(numbersIn(/<Channels>([^<]*)/.exec(latin1(bytes))?.[1])),
  npy: (bytes) => {
    const { shape, isFortran, columns } = npyContent(bytes);
    const adc = columns.get('adc');
    if (adc !== undefined) return { events: adc.length, moment: sum(adc) };
    const counts = columns.get('') ?? [];
    const [slow = 1, fast = 1] = shape.length === 1 ? [1, ...shape] : isFortran ? [...shape].reverse() : shape;
    // The longer of the two runs over channels.
    const isFast = isFortran ? !(fast > slow) : fast >= slow;
    return summed(counts.map((n, i) => [isFast ? i % fast : Math.floor(i / fast), n]));
  },
  hdf5: (bytes, sound) => {
    // Counts without a checksum: found where they are in the sound file, as long as nothing moved them.
    const at = sound.name === 'spectra.h5' ? Buffer.from(sound.bytes).indexOf(Buffer.from(PLAIN_COUNTS.buffer)) : -1;
    if (at < 0 || bytes.length !== sound.bytes.length) return null;
    const numbers = [...new Uint32Array(bytes.slice(at, at + PLAIN_COUNTS.byteLength).buffer)];
    return summed(numbers.map((n, i) => [i % 5, n]));
  },
};

/** Two spectra of five channels: all of `spectra.h5` that is no directory. */
const PLAIN_COUNTS = Uint32Array.of(0, 4, 0, 0, 1, 2, 0, 0, 5, 0);

function latin1(bytes: Bytes): string {
  return Buffer.from(bytes).toString('latin1');
}

function numbersIn(text = ''): number[] {
  return text
    .split(/[\s,]+/)
    .filter((word) => word !== '')
    .map(Number);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Of pairs of channel and counts. */
function summed(pairs: readonly (readonly [adc: number, counts: number])[]): Said {
  return { events: sum(pairs.map(([, n]) => n)), moment: sum(pairs.map(([adc, n]) => adc * n)) };
}

function spectrum(counts: readonly number[]): Said {
  return summed(counts.map((n, i) => [i, n]));
}

/** Channels and counts where a 0 may be followed by the number of zeros that it stands for. */
function counted(numbers: readonly number[], isCounted: boolean): [number, number][] {
  const pairs: [number, number][] = [];
  let adc = 0;
  for (let i = 0; i < numbers.length; i++) {
    const n = numbers[i] ?? NaN;
    if (isCounted && n === 0) adc += numbers[++i] ?? NaN;
    else pairs.push([adc++, n]);
  }
  return pairs;
}

/** Header and rows of a table; cells in quotes keep their quotes but for plain numbers. */
function table(bytes: Bytes): { readonly names: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const lines = Buffer.from(bytes)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .split('\n');
  const start = lines.findIndex((line) => line.trim() !== '' && !line.trim().startsWith('#'));
  const header = lines[start] ?? '';
  const count = (separator: string) => header.split(separator).length;
  const separator = [',', ';', '\t'].reduce((best, other) => (count(other) > count(best) ? other : best));
  const cells = (line: string) =>
    (separator === ';' ? line.replaceAll(',', '.') : line)
      .split(separator)
      .map((cell) => cell.trim().replaceAll('"', ''));
  const rows = lines.slice(start + 1).filter((line) => line.trim() !== '');
  return { names: cells(header).map((name) => name.toLowerCase()), rows: rows.map(cells) };
}

function eventRows(bytes: Bytes, column: string): Said {
  const { names, rows } = table(bytes);
  const at = names.indexOf(column);
  return { events: rows.length, moment: at < 0 ? null : sum(rows.map((cells) => Number(cells[at]))) };
}
