import { SECONDS_PER_DAY } from '../../dataset/secondsPerDay';
import type { SpectrumFacts } from '../../dataset/run';
import { leadingNumbers } from '../spectrum/textNumbers';
import type { XmlElement } from '../xml/readXml';

/** One spectrum of an N42 file, before its channels are read. */
export interface N42Spectrum {
  /** Name of the detector, or `unnamed detector`. */
  readonly detector: string;
  /** The element ChannelData. */
  readonly data: XmlElement;
  /** What the file says that the spectrum is of: foreground, background; empty where it does not say. */
  readonly kind: string;
  readonly facts: SpectrumFacts;
}

/** A duration of ISO 8601 (`PT639.92S`, `P1DT2H3M4.5S`) in seconds, NaN for anything else. */
export function durationS(text: string): number {
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d*)?)S)?)?$/.exec(text.trim());
  if (match === null) return NaN;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  return SECONDS_PER_DAY * days + 3600 * hours + 60 * minutes + seconds;
}

const UNITS_EV: Readonly<Record<string, number>> = { ev: 1, kev: 1e3, mev: 1e6 };

/** Coefficients of a polynomial in eV, undefined where there are not two of them or the unit is unknown. */
export function polynomialEv(text: string, unit = 'keV'): readonly number[] | undefined {
  const unitEv = UNITS_EV[unit.toLowerCase()];
  const coefficients = leadingNumbers(text.trim());
  if (unitEv === undefined || coefficients.length < 2) return undefined;
  return coefficients.slice(0, 6).map((coefficient) => unitEv * coefficient);
}
