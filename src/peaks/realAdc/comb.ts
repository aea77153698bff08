import { oscillationOf } from './combHarmonics';
import { sectionMean } from './sectionMean';
import { phaseDeviations, sectionsOf, type PhaseDeviations } from './sections';

/** A periodic differential non-linearity: channels of an ADC that are wider and narrower than others in turn. */
export interface Comb {
  /** Channels after which the widths repeat, 2 to 16. */
  readonly period: number;
  /** Shape (period). Width of channel `adc` is `widths[adc % period]`, relative to their mean of 1. */
  readonly widths: readonly number[];
  /** Shape (period). One-sigma errors of the widths. */
  readonly widthErrors: readonly number[];
  /** Greatest deviation of a width from 1. */
  readonly amplitude: number;
  /** Of the comb's clearest oscillation: amplitude over the standard deviation of one of its components. */
  readonly significance: number;
}

const SHORTEST_PERIOD = 2;
/** Any longer, and it is no longer short compared with the width of a line. */
const LONGEST_PERIOD = 16;
/** In 2100 smooth Poisson spectra of 4000 to 20 million counts chance reached 5.6. */
const LEAST_SIGNIFICANCE = 7;
/** Channels that differ by less than this move no line by a hundredth of its width. */
const LEAST_AMPLITUDE = 0.01;
/** Oscillations weaker than this part of the strongest are a subtlety of its comb, not its period. */
const LEAST_SHARE = 0.5;

/**
 * The comb of a spectrum (one bin per channel), or null where none stands out. No smooth spectrum oscillates as fast as
 * every 16 channels; a comb does, and everywhere alike. So each channel is compared with the mean over the period around
 * it, by phase, in up to 32 sections of the spectrum, and the Fourier amplitudes are held against their scatter
 * between the sections. The period is the least common multiple of those that show. A comb has a significance of 7 at
 * least, and an amplitude of 1 %; below 2500 counts none is looked for.
 */
export function detectComb(counts: Uint32Array): Comb | null {
  const sections = sectionsOf(counts);
  if (sections === null) return null;
  const periods = Array.from({ length: LONGEST_PERIOD - SHORTEST_PERIOD + 1 }, (_, i) => SHORTEST_PERIOD + i);
  const oscillations = periods
    .map((period) => oscillationOf(phaseDeviations(counts, sections, period), period))
    .filter((oscillation) => oscillation.significance >= LEAST_SIGNIFICANCE)
    .sort((a, b) => b.amplitude - a.amplitude);
  const [strongest] = oscillations;
  if (strongest === undefined) return null;
  const showing = oscillations.filter(({ amplitude }) => amplitude >= LEAST_SHARE * strongest.amplitude);
  const period = commonPeriod(showing.map((oscillation) => oscillation.period));
  const { widths, widthErrors } = channelWidths(phaseDeviations(counts, sections, period), period);
  const amplitude = Math.max(...widths.map((width) => Math.abs(width - 1)));
  if (amplitude < LEAST_AMPLITUDE) return null;
  return { period, widths, widthErrors, amplitude, significance: strongest.significance };
}

/** Least common multiple, as far as that is no longer than the longest period; the strongest come first. */
function commonPeriod(periods: readonly number[]): number {
  return periods.reduce((common, period) => {
    const multiple = (common * period) / greatestDivisor(common, period);
    return multiple <= LONGEST_PERIOD ? multiple : common;
  }, 1);
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

/** Mean over the sections of each phase's deviation, with errors from the scatter; the mean width is 1. */
function channelWidths(sections: readonly PhaseDeviations[], period: number): Pick<Comb, 'widths' | 'widthErrors'> {
  const weights = sections.map(({ weight }) => weight);
  const phases = Array.from({ length: period }, (_, phase) => {
    const { mean, variance } = sectionMean(
      sections.map(({ deviations }) => deviations[phase] ?? 0),
      weights,
    );
    return { width: 1 + mean, error: Math.sqrt(variance) };
  });
  const mean = phases.reduce((sum, { width }) => sum + width, 0) / period;
  return { widths: phases.map(({ width }) => width / mean), widthErrors: phases.map(({ error }) => error / mean) };
}
