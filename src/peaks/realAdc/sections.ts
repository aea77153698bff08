import { countsIn } from '../../dataset/histograms';

/** Channels [from, to) of a spectrum. */
export interface Section {
  readonly from: number;
  readonly to: number;
}

const MOST_SECTIONS = 32;
const FEWEST_SECTIONS = 10;
const FEWEST_COUNTS_IN_SECTION = 250;
/** Two of the longest periods, channels. */
const SHORTEST_SECTION = 32;

/** Up to 32 sections of about equal counts, at least 250 each and 32 channels long; null where there are not even ten. */
export function sectionsOf(counts: Uint32Array): Section[] | null {
  const total = countsIn(counts);
  const share = Math.max(FEWEST_COUNTS_IN_SECTION, total / MOST_SECTIONS);
  const sections: Section[] = [];
  let from = 0;
  let sum = 0;
  for (let adc = 0; adc < counts.length; adc++) {
    sum += counts[adc] ?? 0;
    if (sum < share || adc + 1 - from < SHORTEST_SECTION) continue;
    sections.push({ from, to: adc + 1 });
    from = adc + 1;
    sum = 0;
  }
  return sections.length < FEWEST_SECTIONS ? null : sections;
}

/** What a section shows of an oscillation, by phase `adc % period`. */
export interface PhaseDeviations {
  /** Shape (period). Counts of all channels of that phase over those expected, minus 1. */
  readonly deviations: Float64Array;
  /** Poisson variance of the mean of the deviations. */
  readonly variance: number;
  /** Inverse of that variance and a systematic of 2 %: no section decides alone, however many counts it holds. */
  readonly weight: number;
}

const SECTION_SYSTEMATIC = 0.02;

/**
 * The deviations of every section for one period. What is expected of a channel is the mean over the period around it: of
 * a comb of that period nothing is in it, and it follows lines that are wider than the period.
 */
export function phaseDeviations(counts: Uint32Array, sections: readonly Section[], period: number): PhaseDeviations[] {
  const smooth = meanOverPeriod(counts, period);
  return sections.map(({ from, to }) => {
    const seen = new Float64Array(period);
    const expected = new Float64Array(period);
    for (let adc = from, phase = from % period; adc < to; adc++, phase = phase + 1 === period ? 0 : phase + 1) {
      seen[phase] = (seen[phase] ?? 0) + (counts[adc] ?? 0);
      expected[phase] = (expected[phase] ?? 0) + (smooth[adc] ?? 0);
    }
    const deviations = seen.map((n, phase) => (n - (expected[phase] ?? 0)) / Math.max(expected[phase] ?? 0, 1));
    const variance = expected.reduce((sum, n) => sum + 1 / Math.max(n, 1), 0) / period ** 2;
    return { deviations, variance, weight: 1 / (variance + SECTION_SYSTEMATIC ** 2) };
  });
}

/** Mean over the channels of one period around each channel. */
function meanOverPeriod(counts: Uint32Array, period: number): Float64Array {
  const smooth = new Float64Array(counts.length);
  const reach = Math.floor(period / 2);
  // An even period is centred by halving the two channels at its ends.
  const atEnds = period % 2 === 0 ? 0.5 : 0;
  const at = (adc: number) => (adc < 0 || adc >= counts.length ? 0 : (counts[adc] ?? 0));
  let sum = 0;
  for (let adc = -reach; adc < counts.length; adc++) {
    sum += at(adc + reach) - at(adc - reach - 1);
    if (adc >= 0) smooth[adc] = (sum - atEnds * (at(adc - reach) + at(adc + reach))) / period;
  }
  return smooth;
}
