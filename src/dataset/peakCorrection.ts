import type { LineId } from '../physics/lines';
import type { Peak } from './peak';

/** `Peak.finder` of a line that was put where it is by hand. */
export const MANUAL_FINDER = 'manual';

/** What a user says of one line, instead of what the finder says. */
export interface PeakCorrection {
  /** As `detectorLabel` gives it, so that it survives another batch length. */
  readonly detector: string;
  /** Index of the batch that it is for; null: for the sum of all batches and for each of them. */
  readonly batch: number | null;
  readonly line: LineId;
  /** Centroid in ADC channels (of Ka1 for a Ka doublet); null: the line is not there. */
  readonly adc: number | null;
}

/** The spectrum of a detector in one batch, or in the sum of all (null). */
export interface CorrectedPlace {
  readonly detector: string;
  readonly batch: number | null;
}

/** The corrections that hold in a spectrum, by line. A batch's own goes before that of the whole run. */
export function correctionsAt(
  corrections: readonly PeakCorrection[],
  { detector, batch }: CorrectedPlace,
): ReadonlyMap<LineId, PeakCorrection> {
  const own = corrections.filter((correction) => correction.detector === detector);
  const forRun = own.filter((correction) => correction.batch === null);
  const forBatch = batch === null ? [] : own.filter((correction) => correction.batch === batch);
  return new Map([...forRun, ...forBatch].map((correction) => [correction.line, correction]));
}

/**
 * The peaks of a spectrum with the corrections that hold in it: corrected lines stand where the user put them, without
 * a stated error and with certainty, removed ones are left out. Ascending in channel.
 */
export function applyCorrections(
  peaks: readonly Peak[],
  corrections: readonly PeakCorrection[],
  place: CorrectedPlace,
): Peak[] {
  const holding = correctionsAt(corrections, place);
  const placed = [...holding.values()].flatMap(({ line, adc }): Peak[] =>
    adc === null ? [] : [{ line, adc, adcError: null, probability: 1, finder: MANUAL_FINDER }],
  );
  return [...peaks.filter(({ line }) => !holding.has(line)), ...placed].sort((a, b) => a.adc - b.adc);
}

/** Lines that the user says are not in a spectrum. */
export function removedLines(corrections: readonly PeakCorrection[], place: CorrectedPlace): LineId[] {
  return [...correctionsAt(corrections, place).values()].flatMap(({ line, adc }) => (adc === null ? [line] : []));
}
