import { FormatError } from '../../dataset/errors';
import { MAX_CHANNELS, type HistogramBuilder } from '../../dataset/histogramBuilder';
import type { SpectrumFacts } from '../../dataset/run';
import type { ReadSummary } from '../format';
import { lineOfPolynomial } from './straightLine';

/** One spectrum of a file, from channel 0, and what the file says of it. */
export interface FileSpectrum {
  readonly counts: Uint32Array;
  readonly facts: SpectrumFacts;
}

/** Spectra of one file: SDD numbers have 16 bits, and other files of the run need some. */
const MAX_SPECTRA = 4096;

/** From here on a count is more likely a negative number or a damaged one than events: most analysers hold 31 bits. */
const SUSPICIOUS_COUNT = 2 ** 31;

/**
 * Hands spectra without SDD number and time to the builder and sums the file up. The energy scale that the file states
 * becomes the seed of the peak search, as the straight line nearest to it. Throws a FormatError where there is no
 * spectrum, more than 4096, or one of more than 65536 channels.
 */
export function addSpectra(
  name: string,
  builder: HistogramBuilder,
  spectra: readonly FileSpectrum[],
  oddities: readonly string[] = [],
): ReadSummary {
  if (spectra.length === 0) throw new FormatError(name, {}, 'there is no spectrum in it; expected at least one');
  checkSpectra(name, spectra.length);
  const warnings = oddities.map((oddity) => `${name}: ${oddity}`);
  let events = 0;
  const facts = spectra.map(({ counts, facts }, i) => {
    if (counts.length === 0) throw new FormatError(name, {}, `spectrum ${String(i + 1)} has no channels`);
    checkChannels(name, counts.length);
    const which = facts.detector ?? (spectra.length > 1 ? `spectrum ${String(i + 1)}` : 'the spectrum');
    const energyEv = meansSomething(facts.energyEv) ? facts.energyEv : undefined;
    const stated = energyEv === undefined ? null : lineOfPolynomial(energyEv, counts.length);
    if (energyEv !== undefined && stated === null) {
      warnings.push(`${name}: the energy scale of ${which} does not rise and is not used.`);
    }
    const largest = counts.findIndex((n) => n >= SUSPICIOUS_COUNT);
    if (largest >= 0) {
      const found = `channel ${String(largest)} of ${which} has ${String(counts[largest])} counts`;
      warnings.push(`${name}: ${found}, more than an analyser of 31 bits can hold: is the file damaged?`);
    }
    const known = withoutUnknown({ ...facts, energyEv: stated === null ? undefined : energyEv });
    builder.addSpectrum(counts, stated, { file: name, facts: known });
    for (const n of counts) events += n;
    return known;
  });
  return { events, warnings, facts: facts.filter((ofOne) => Object.keys(ofOne).length > 0) };
}

/** Throws a FormatError where there are more than 4096 spectra without a number; `where` names the place that has them. */
export function checkSpectra(name: string, spectra: number, where = ''): void {
  if (spectra <= MAX_SPECTRA) return;
  const found = `${where === '' ? '' : `${where}: `}${String(spectra)} spectra`;
  throw new FormatError(name, {}, `${found}, and ${String(MAX_SPECTRA)} are the most`);
}

/** Throws a FormatError where a spectrum would have more channels than an ADC of 16 bits. */
export function checkChannels(name: string, channels: number, place: { line?: number; byte?: number } = {}): void {
  if (channels <= MAX_CHANNELS) return;
  throw new FormatError(name, place, `${String(channels)} channels or more, and ${String(MAX_CHANNELS)} are the most`);
}

type PossiblyUndefined<T> = { readonly [Key in keyof T]: T[Key] | undefined };

/** A longer title is cut. */
const MAX_TEXT = 200;

/** The facts that the file does state: neither empty texts, nor times that are no positive number. */
export function withoutUnknown(facts: PossiblyUndefined<SpectrumFacts>): SpectrumFacts {
  const isStated = (value: unknown) =>
    typeof value === 'number' ? Number.isFinite(value) && value > 0 : value !== undefined && value !== '';
  const cut = (value: unknown) => (typeof value === 'string' ? value.trim().slice(0, MAX_TEXT) : value);
  const entries = Object.entries(facts).map(([key, value]) => [key, cut(value)] as const);
  return Object.fromEntries(entries.filter(([, value]) => isStated(value)));
}

/** Whether an energy scale is one: programs write 0 + 1 * adc (or zeros) where none was made. */
function meansSomething(coefficients: readonly number[] | undefined): coefficients is readonly number[] {
  if (coefficients === undefined || coefficients.length < 2 || !coefficients.every(Number.isFinite)) return false;
  const [offset = 0, gain = 0, ...higher] = coefficients;
  const isPlain = offset === 0 && (gain === 0 || gain === 1 || gain === 1000);
  return !(isPlain && higher.every((coefficient) => coefficient === 0));
}
