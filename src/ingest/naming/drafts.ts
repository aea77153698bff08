import type { Naming, SddSource } from '../../dataset/naming';
import type { SpectrumOrigin, SpectrumSource } from '../../dataset/placement';
import { detectorNumber, spectrumKey } from './naming';
import type { NameReading } from './readName';
import { timeOf, type FoundTime } from './timeOf';

/** What has a time of its own, which may be a part of a batch. */
export interface TimedDraft extends SpectrumSource, Pick<FoundTime, 'time' | 'timeFrom' | 'ordinal'> {
  readonly problems: readonly string[];
}

/** A spectrum whose number may still be the next free one. */
export interface SpectrumDraft extends TimedDraft, SpectrumOrigin {
  readonly bus: number | null;
  readonly sdd: number | null;
  readonly sddFrom: SddSource;
}

/** Number and time of a spectrum, by what its name says, if it is read. */
export function draftOfSpectrum(origin: SpectrumOrigin, naming: Naming, name: NameReading | null): SpectrumDraft {
  const facts = name?.facts ?? null;
  const isAlone = origin.of === 1;
  const [sdd, sddFrom] = numberOf(origin, naming, isAlone ? (facts?.sdd ?? null) : null);
  const { problem, ...time } = timeOf(origin.facts, naming, facts);
  const shared =
    facts?.sdd == null || isAlone
      ? null
      : `the file holds ${String(origin.of)} spectra, so the SDD of its name is not used`;
  const problems = stated(name?.problem, shared, problem);
  return { ...origin, bus: facts?.bus ?? null, sdd, sddFrom, ...time, problems };
}

/** The time of a file that numbers its SDDs, likewise. */
export function draftOfFile(source: SpectrumSource, naming: Naming, name: NameReading | null): TimedDraft {
  const { problem, ...time } = timeOf(source.facts, naming, name?.facts ?? null);
  const unused =
    name?.facts?.sdd == null ? null : 'the file numbers its SDDs itself, so the SDD of its name is not used';
  return { ...source, ...time, problems: stated(name?.problem, unused, problem) };
}

function numberOf(origin: SpectrumOrigin, naming: Naming, ofName: number | null): [number | null, SddSource] {
  const key = spectrumKey(origin);
  const byHand = Object.hasOwn(naming.byHand, key) ? naming.byHand[key] : undefined;
  if (byHand !== undefined) return [byHand, 'hand'];
  if (ofName !== null) return [ofName, 'name'];
  const ofFile = naming.usesHeader ? detectorNumber(origin.facts.detector) : null;
  return ofFile === null ? [null, 'next free'] : [ofFile, 'file'];
}

function stated(...problems: readonly (string | null | undefined)[]): string[] {
  return problems.flatMap((problem) => problem ?? []);
}
