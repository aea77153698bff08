import type { DetectorKey } from '../../dataset/detector';
import type { SpectrumOrigin } from '../../dataset/placement';
import { clashesOf } from './clashes';
import { headerStartS } from './headerStart';
import type { Naming, PlacedSpectrum, SddSource, TimeSource } from '../../dataset/naming';
import { detectorNumber, NO_NAMING, spectrumKey } from './naming';
import { compilePattern, type Token } from './pattern';
import { readName, type NameFacts } from './readName';
import { sharedBatches } from './sharedBatches';

/** Where every spectrum goes, in their order, and what is odd about all of them. */
export interface Placing {
  readonly spectra: readonly PlacedSpectrum[];
  readonly warnings: readonly string[];
}

/** A spectrum whose number may still be the next free one. */
interface Draft extends Omit<PlacedSpectrum, 'sdd' | 'start' | 'stop' | 'clash'> {
  readonly sdd: number | null;
  readonly time: { readonly start: number; readonly stop: number } | null;
}

const MOST_DETECTOR = 65535;
const NAMED_IN_WARNING = 4;

/**
 * Gives each spectrum its SDD and its batch. The number: by hand, else that of the name by the pattern, else (where
 * `usesHeader`) that of the file, else the next free one. The time: start by the name, else (where `usesHeader`) by the
 * file, and as long as the file's real time, else `lengthHours`; without both it has none. Stretches of nearly the same time
 * are one batch (sharedBatches.ts). A pattern that fits no name, or that means nothing, is of other files: nothing of the
 * naming but numbers by hand is used then, and a warning says so. `numbered` are detectors that files number themselves.
 */
export function placeSpectra(
  origins: readonly SpectrumOrigin[],
  naming: Naming,
  numbered: readonly DetectorKey[],
): Placing {
  const compiled = naming.pattern === '' ? null : compilePattern(naming.pattern);
  const tokens = compiled?.problem === null ? compiled.tokens : null;
  const readings = origins.map(({ file }) => (tokens === null ? null : readName(tokens, file, naming.utcOffsetHours)));
  const isOfOthers = compiled !== null && !readings.some((reading) => reading?.problem === null);
  const used = isOfOthers ? { ...NO_NAMING, byHand: naming.byHand } : naming;
  const drafts = origins.map((origin, i) => {
    const reading = readings[i] ?? null;
    return draftOf(origin, used, reading?.facts ?? null, reading?.problem ?? null);
  });
  const placed = withNextFree(withBatches(drafts), numbered);
  const clashes = clashesOf(placed, numbered);
  const spectra = placed.map((spectrum, i) => ({ ...spectrum, clash: clashes[i] ?? null }));
  const why = compiled?.problem ?? 'no name of these spectra fits it';
  const unused = isOfOthers && origins.length > 0 ? [`The pattern “${naming.pattern}” is not used: ${why}.`] : [];
  return {
    spectra,
    warnings: [...unused, ...(isOfOthers ? [] : unfitting(spectra, tokens, readings)), ...odd(spectra)],
  };
}

function draftOf(origin: SpectrumOrigin, naming: Naming, name: NameFacts | null, misfit: string | null): Draft {
  const problems = misfit === null ? [] : [misfit];
  const isAlone = origin.of === 1;
  if (name?.sdd != null && !isAlone) {
    problems.push(`the file holds ${String(origin.of)} spectra, so the SDD of its name is not used`);
  }
  const [sdd, sddFrom] = numberOf(origin, naming, isAlone ? name : null);
  const { time, from, problem } = timeOf(origin, naming, name);
  if (problem !== null) problems.push(problem);
  return {
    ...origin,
    bus: name?.bus ?? null,
    sdd,
    sddFrom,
    time,
    ordinal: name?.batch ?? 0,
    timeFrom: name?.batch == null ? from : 'name',
    problems,
  };
}

function numberOf(origin: SpectrumOrigin, naming: Naming, name: NameFacts | null): [number | null, SddSource] {
  const key = spectrumKey(origin);
  const byHand = Object.hasOwn(naming.byHand, key) ? naming.byHand[key] : undefined;
  if (byHand !== undefined) return [byHand, 'hand'];
  if (name?.sdd != null) return [name.sdd, 'name'];
  const ofFile = naming.usesHeader ? detectorNumber(origin.facts.detector) : null;
  return ofFile === null ? [null, 'next free'] : [ofFile, 'file'];
}

function timeOf(
  { facts }: SpectrumOrigin,
  { usesHeader, utcOffsetHours, lengthHours }: Naming,
  name: NameFacts | null,
): { readonly time: Draft['time']; readonly from: TimeSource; readonly problem: string | null } {
  const none = { time: null, from: 'none' } as const;
  if (name?.batch != null) return { ...none, problem: null };
  const ofName = name?.startS ?? null;
  const written = usesHeader && ofName === null ? facts.start : undefined;
  const start = ofName ?? (written === undefined ? null : headerStartS(written, utcOffsetHours));
  if (start === null) {
    return { ...none, problem: written === undefined ? null : `its start “${written}” is no date with a time of day` };
  }
  const lengthS = (usesHeader ? facts.realS : undefined) ?? (lengthHours === null ? null : 3600 * lengthHours);
  if (lengthS === null) return { ...none, problem: 'it has a start, but its length is not known: it has no time' };
  return { time: { start, stop: start + lengthS }, from: ofName === null ? 'file' : 'name', problem: null };
}

type Timed = Draft & Pick<PlacedSpectrum, 'start' | 'stop'>;
type Numbered = Omit<PlacedSpectrum, 'clash'>;

function withBatches(drafts: readonly Draft[]): Timed[] {
  const timed = drafts.flatMap(({ time }, index) => (time === null ? [] : { index, time }));
  const batches = sharedBatches(timed.map(({ time }) => time));
  const batchOf = new Map(timed.map(({ index }, i) => [index, batches[i]]));
  return drafts.map((draft, index) => {
    const batch = batchOf.get(index);
    return { ...draft, start: batch?.start ?? null, stop: batch?.stop ?? null };
  });
}

/** Numbers of the same bus that nobody has, ascending, in the order of the spectra. */
function withNextFree(spectra: readonly Timed[], numbered: readonly DetectorKey[]): Numbered[] {
  const taken = new Set<string>();
  const take = (bus: number | null, sdd: number) => taken.add(`${String(bus)}:${String(sdd)}`);
  for (const { bus, sdd } of numbered) take(bus, sdd);
  for (const { bus, sdd } of spectra) if (sdd !== null) take(bus, sdd);
  const next = new Map<number | null, number>();
  return spectra.map(({ sdd: given, ...spectrum }) => {
    if (given !== null) return { ...spectrum, sdd: given };
    let sdd = next.get(spectrum.bus) ?? 0;
    while (taken.has(`${String(spectrum.bus)}:${String(sdd)}`)) sdd++;
    if (sdd > MOST_DETECTOR) throw new RangeError('every SDD number from 0 to 65535 is taken');
    take(spectrum.bus, sdd);
    next.set(spectrum.bus, sdd + 1);
    return { ...spectrum, sdd };
  });
}

function unfitting(
  spectra: readonly PlacedSpectrum[],
  tokens: readonly Token[] | null,
  readings: readonly ({ readonly problem: string | null } | null)[],
): string[] {
  if (tokens === null) return [];
  const files = [...new Set(spectra.flatMap(({ file }, i) => (readings[i]?.problem == null ? [] : file)))];
  if (files.length === 0) return [];
  return [`The pattern of names does not fit ${listed(files)}: “Names…” says why.`];
}

/** Spectra that another one clashes with, each pair in words, the first few. */
function odd(spectra: readonly PlacedSpectrum[]): string[] {
  const all = spectra.flatMap(({ clash, file }) => (clash === null ? [] : `${file}: ${clash}`));
  const more = all.length - NAMED_IN_WARNING;
  return [
    ...all.slice(0, NAMED_IN_WARNING),
    ...(more > 0 ? [`${String(more)} more spectra share their SDD and time.`] : []),
  ];
}

function listed(files: readonly string[]): string {
  const more = files.length - NAMED_IN_WARNING;
  return files.slice(0, NAMED_IN_WARNING).join(', ') + (more > 0 ? ` and ${String(more)} more` : '');
}
