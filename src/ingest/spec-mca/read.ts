import { FormatError } from '../../dataset/errors';
import { MAX_COUNT } from '../../dataset/histogramBuilder';
import type { Read } from '../format';
import { addSpectra, checkChannels, withoutUnknown, type FileSpectrum } from '../spectrum/addSpectra';
import { textLines } from '../spectrum/textLines';
import { countIn, leadingNumbers, words } from '../spectrum/textNumbers';
import { newScan, noteHeader, type Scan } from './scan';

/** Spectra of so many detectors are no scan file. */
const MAX_DETECTORS = 256;
const SPECTRUM_START = /^@([A-Z]+\d*)(?:\s|$)(.*)$/i;

/** What one detector gathered over the file. */
interface Gathered {
  counts: Uint32Array;
  spectra: number;
  /** The scan of its first spectrum. */
  readonly scan: Scan;
  /** Which of the scan's detectors it is, from 0. */
  readonly position: number;
}

/** A spectrum that goes on over several lines. */
interface Pending {
  readonly name: string;
  readonly line: number;
  readonly counts: number[];
}

/**
 * Reads the spectra of a scan file; see `Read`. By SPEC's standard data file and the ESRF's keywords: `@A` or `@B` names
 * the detector, its counts go on over lines that end in a backslash; `#@CHANN` number, first, last, reduction; `#@CALIB`
 * a polynomial in keV; `#@CTIME` preset, live, real time in seconds. All spectra of a detector are added up: a
 * calibration wants every event. Columns of the scan itself are not read.
 */
export const read: Read = async (file, builder) => {
  const gathered = new Map<string, Gathered>();
  let scan = newScan('');
  let pending: Pending | null = null;
  for await (const lines of textLines(file)) {
    for (const { text, line } of lines) {
      let data: string | null = null;
      if (pending !== null) data = text;
      else if (/^#S \d/.test(text)) scan = newScan(text.slice(3), scan.file);
      else if (text.startsWith('#')) noteHeader(scan, text);
      else {
        const [, name, rest = ''] = SPECTRUM_START.exec(text) ?? [];
        if (name === undefined) continue;
        pending = { name, line, counts: [] };
        data = rest;
      }
      if (pending === null || data === null) continue;
      const goesOn = data.endsWith('\\');
      addCounts(file.name, pending.counts, goesOn ? data.slice(0, -1) : data, line);
      if (goesOn) continue;
      addSpectrum(file.name, gathered, pending, scan);
      pending = null;
    }
  }
  if (pending !== null) {
    const problem = `the spectrum @${pending.name} that starts here has no end: part of the file is missing`;
    throw new FormatError(file.name, { line: pending.line }, problem);
  }
  if (gathered.size === 0) {
    throw new FormatError(file.name, {}, 'this scan file has no spectra; expected lines that start with @A');
  }
  return addSpectra(file.name, builder, [...gathered].map(asSpectrum), additions(gathered));
};

function addCounts(file: string, counts: number[], text: string, line: number): void {
  const found = words(text);
  checkChannels(file, counts.length + found.length, { line });
  found.forEach((word, i) => counts.push(countIn(file, word, line, i + 1)));
}

function addSpectrum(file: string, gathered: Map<string, Gathered>, { name, line, counts }: Pending, scan: Scan): void {
  const { channels } = scan;
  if (channels !== null && channels.count !== counts.length) {
    const problem = `the spectrum @${name} has ${String(counts.length)} channels, and #@CHANN says ${String(channels.count)}`;
    throw new FormatError(file, { line }, problem);
  }
  if (!scan.detectors.includes(name)) scan.detectors.push(name);
  if (!gathered.has(name) && gathered.size === MAX_DETECTORS) {
    throw new FormatError(file, { line }, `spectra of more than ${String(MAX_DETECTORS)} detectors`);
  }
  const position = scan.detectors.indexOf(name);
  const known = gathered.get(name) ?? { counts: new Uint32Array(0), spectra: 0, scan, position };
  gathered.set(name, known);
  const first = channels !== null && channels.reduction === 1 ? channels.first : 0;
  checkChannels(file, first + counts.length, { line });
  if (known.counts.length < first + counts.length) {
    const longer = new Uint32Array(first + counts.length);
    longer.set(known.counts);
    known.counts = longer;
  }
  known.spectra++;
  for (const [i, n] of counts.entries()) {
    const sum = (known.counts[first + i] ?? 0) + n;
    if (sum > MAX_COUNT)
      throw new FormatError(file, { line }, `the spectra of @${name} add up to more than 2^32 - 1 counts`);
    known.counts[first + i] = sum;
  }
}

function asSpectrum([name, { counts, spectra, scan, position }]: readonly [string, Gathered]): FileSpectrum {
  const [, liveS, realS] = spectra === 1 ? leadingNumbers(scan.times[position] ?? scan.times[0] ?? '') : [];
  const keV = leadingNumbers(scan.calibrations[position] ?? scan.calibrations[0] ?? '');
  const { first, reduction } = scan.channels ?? { first: 0, reduction: 1 };
  // With every `reduction` channels summed into one, the polynomial still speaks of the channels before that.
  const [a = NaN, b = NaN, c = 0] = reduction === 1 ? keV : shifted(keV, first, reduction);
  const energyEv = [a, b, c].map((coefficient) => 1000 * coefficient);
  return {
    counts,
    facts: withoutUnknown({
      detector: `@${name}`,
      title: scan.title,
      start: scan.date,
      liveS,
      realS,
      energyEv: energyEv.every(Number.isFinite) ? energyEv : undefined,
    }),
  };
}

/** Coefficients of a + b x + c x^2 with x = first + reduction * i, as a polynomial in i. */
function shifted([a = NaN, b = NaN, c = 0]: readonly number[], first: number, reduction: number): number[] {
  return [a + b * first + c * first ** 2, (b + 2 * c * first) * reduction, c * reduction ** 2];
}

function additions(gathered: ReadonlyMap<string, Gathered>): string[] {
  return [...gathered].flatMap(([name, { spectra }]) =>
    spectra > 1 ? [`${String(spectra)} spectra of the detector @${name} were added up.`] : [],
  );
}
