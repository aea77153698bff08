import type { DetectorKey } from '../../dataset/detector';
import type { Naming, PlacedFile, PlacedSpectrum } from '../../dataset/naming';
import type { SpectrumOrigin, SpectrumSource } from '../../dataset/placement';
import { clashesOf } from './clashes';
import { draftOfFile, draftOfSpectrum, type SpectrumDraft, type TimedDraft } from './drafts';
import { NO_NAMING } from './naming';
import { compilePattern, saysTime } from './pattern';
import { readName } from './readName';
import { sharedBatches, type Stretch } from './sharedBatches';

/** Where every spectrum goes and every file without time, in their order, and what is odd about all of them. */
export interface Placing {
  readonly spectra: readonly PlacedSpectrum[];
  readonly files: readonly PlacedFile[];
  readonly warnings: readonly string[];
}

const MOST_DETECTOR = 65535;
const NAMED_IN_WARNING = 4;

/**
 * Gives each spectrum its SDD and its batch, and each file that numbers its SDDs and gives no time (`untimed`) its batch. The
 * number: by hand, else that of the name by the pattern, else (where `usesHeader`) that of the file, else the next free one.
 * The time: `timeOf`; stretches of nearly the same time are one batch (`sharedBatches`). A pattern that fits no name, or that
 * means nothing, is of other files: nothing of the naming but numbers by hand is used then, and a warning says so.
 * `numbered` are detectors that files number themselves.
 */
export function placeSpectra(
  origins: readonly SpectrumOrigin[],
  naming: Naming,
  numbered: readonly DetectorKey[],
  untimed: readonly SpectrumSource[] = [],
): Placing {
  const compiled = naming.pattern === '' ? null : compilePattern(naming.pattern);
  const tokens = compiled?.problem === null ? compiled.tokens : null;
  const read = ({ file }: SpectrumSource) => (tokens === null ? null : readName(tokens, file, naming.utcOffsetHours));
  const ofSpectra = origins.map(read);
  // A pattern of SDDs alone says nothing of files that number theirs.
  const ofFiles = untimed.map((source) => (tokens !== null && saysTime(tokens) ? read(source) : null));
  const readings = [...ofSpectra, ...ofFiles];
  const isOfOthers = compiled !== null && !readings.some((reading) => reading?.problem === null);
  const used = isOfOthers ? { ...NO_NAMING, byHand: naming.byHand } : naming;
  const drafts = origins.map((origin, i) => draftOfSpectrum(origin, used, ofSpectra[i] ?? null));
  const draftsOfFiles = untimed.map((source, i) => draftOfFile(source, used, ofFiles[i] ?? null));
  const batches = batchesOf([...drafts, ...draftsOfFiles].map(({ time }) => time));
  const placed = withNextFree(drafts, numbered).map((spectrum, i) => inBatch(spectrum, batches[i]));
  const files = draftsOfFiles.map((file, i) => inBatch(file, batches[drafts.length + i]));
  const clashes = clashesOf(placed, numbered);
  const spectra = placed.map((spectrum, i) => ({ ...spectrum, clash: clashes[i] ?? null }));
  const isAsked = origins.length > 0 || ofFiles.some((reading) => reading !== null);
  const unused = `The pattern “${naming.pattern}” is not used: ${compiled?.problem ?? 'no name of these files fits it'}.`;
  const misfits = [...origins, ...untimed].flatMap(({ file }, i) => (readings[i]?.problem == null ? [] : file));
  return {
    ...{ spectra, files },
    warnings: [...(isOfOthers ? (isAsked ? [unused] : []) : unfitting(misfits)), ...odd(spectra)],
  };
}

/** The batch of each time; null for none. */
function batchesOf(times: readonly (Stretch | null)[]): (Stretch | null)[] {
  const batches = sharedBatches(times.flatMap((time) => time ?? []));
  let next = 0;
  return times.map((time) => (time === null ? null : (batches[next++] ?? null)));
}

function inBatch<Draft extends TimedDraft>(draft: Draft, batch: Stretch | null | undefined) {
  const { time, ...rest } = draft;
  return {
    ...rest,
    start: time === null ? null : (batch?.start ?? null),
    stop: time === null ? null : (batch?.stop ?? null),
  };
}

/** Numbers of the same bus that nobody has, ascending, in the order of the spectra. */
function withNextFree(
  spectra: readonly SpectrumDraft[],
  numbered: readonly DetectorKey[],
): (SpectrumDraft & { readonly sdd: number })[] {
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

function unfitting(misfits: readonly string[]): string[] {
  const files = [...new Set(misfits)];
  return files.length === 0 ? [] : [`The pattern of names does not fit ${listed(files)}: “Names…” says why.`];
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
