import { leadingNumbers } from '../spectrum/textNumbers';

/** What the header of a scan says of its spectra. */
export interface Scan {
  readonly title: string;
  /** Name of the file in its first line. */
  file: string;
  date: string;
  /** Number of channels, the first one, and how many channels of the analyser each stands for. */
  channels: { readonly count: number; readonly first: number; readonly reduction: number } | null;
  /** One per detector, or one for all, as they stand in the file. */
  readonly calibrations: string[];
  readonly times: string[];
  /** Names of the detectors in the order of their first spectra. */
  readonly detectors: string[];
}

/** A scan of which nothing is known but its title. */
export function newScan(title: string, file = ''): Scan {
  return { title, file, date: '', channels: null, calibrations: [], times: [], detectors: [] };
}

/** Keeps what a line that starts with # says. A keyword that makes no sense counts as missing. */
export function noteHeader(scan: Scan, text: string): void {
  const [, keyword = '', value = ''] = /^#(@?[A-Z]+)\s+(.*)$/i.exec(text) ?? [];
  if (keyword === 'F') scan.file = value;
  else if (keyword === 'D') scan.date = value;
  else if (keyword === '@CALIB') scan.calibrations.push(value);
  else if (keyword === '@CTIME') scan.times.push(value);
  else if (keyword === '@CHANN') {
    const [count = NaN, first = 0, , reduction = 1] = leadingNumbers(value);
    const isSound = [count, first, reduction].every((n) => Number.isInteger(n) && n >= 0) && reduction > 0;
    if (isSound) scan.channels = { count, first, reduction };
  }
}
