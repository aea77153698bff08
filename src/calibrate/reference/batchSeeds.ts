import type { Peak } from '../../dataset/peak';
import { MANUAL_FINDER } from '../../dataset/peakCorrection';
import type { LineId } from '../../physics/lines';

/** Where the fits of one batch start: each line once. */
export interface BatchSeeds {
  /** The batch's own peaks where it has them. */
  readonly own: readonly Peak[];
  /** The same lines at the places of the whole run; what the user placed stays where it was put. */
  readonly fallback: readonly Peak[];
}

/** What is known of the lines of one batch before its fits. */
export interface BatchKnowledge {
  /** Found, or fitted before, in this batch. */
  readonly peaks: readonly Peak[];
  /** Lines as the user placed them in this batch. */
  readonly placed: readonly Peak[];
  /** Lines that the user says are not in this batch. */
  readonly removed: readonly LineId[];
}

/**
 * Seeds for the lines that the whole run shows (`expected`), and for those that the user put into this batch. A removed
 * line has none: nothing that other spectra show brings it back.
 */
export function batchSeeds({ peaks, placed, removed }: BatchKnowledge, expected: readonly Peak[]): BatchSeeds {
  const isExpected = ({ line }: Peak) => expected.some((known) => known.line === line);
  const byHand = placed.filter((peak) => isExpected(peak) || isLight(peak));
  const isByHand = ({ line }: Peak) => byHand.some((peak) => peak.line === line);
  const others = expected.filter((known) => !removed.includes(known.line) && !isByHand(known));
  const fallback = [...others, ...byHand];
  return { own: fallback.map((seed) => peaks.find(({ line }) => line === seed.line) ?? seed), fallback };
}

/** The lines that set a batch's scale: those below copper, or all where there are fewer than two. */
export function lightest(seeds: readonly Peak[]): readonly Peak[] {
  const light = seeds.filter(isLight);
  return light.length >= 2 ? light : seeds;
}

function isLight({ line }: Peak): boolean {
  return !line.startsWith('Cu') && !line.startsWith('Ni');
}

/** Those of the peaks that were put where they are by hand. */
export function placedByHand(peaks: readonly Peak[]): Peak[] {
  return peaks.filter(({ finder }) => finder === MANUAL_FINDER);
}
