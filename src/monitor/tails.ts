import type { ModelLoader } from '../peaks/weights/modelLoader';
import type { StatisticId } from './statistics/all';

/**
 * How often chance makes a statistic of a good spectrum as large: pairs of a probability and the value that this share of
 * good spectra exceeds, from simulated good runs (`npm run train -- monitor-tails`). Ascending in value.
 */
export type Tail = readonly (readonly [probability: number, value: number])[];

/** A jump is looked for in slices of batches where the run has them, and in the batches themselves where not. */
export type TailId = StatisticId | 'gain-jump-of-batches' | 'offset-jump-of-batches';

/** The tail of a statistic in a run with slices or without. */
export function tailIdOf(id: StatisticId, hasSlices: boolean): TailId {
  return !hasSlices && (id === 'gain-jump' || id === 'offset-jump') ? `${id}-of-batches` : id;
}
export type Tails = Readonly<Record<TailId, Tail>>;

/** File under `models/` with the tails. */
export const TAILS_FILE = 'monitor-tails.json';

/** Probabilities at which tails are tabulated. */
const TAIL_PROBABILITIES = [0.9, 0.7, 0.5, 0.3, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001] as const;
/** Between these the slope is taken that goes on beyond the table. */
const SLOPE_FROM = 0.02;
/** Greater scores say nothing more. */
const HIGHEST_SCORE = 300;

/** Tails of good runs, and what runs those were. */
export interface TabulatedTails {
  readonly tails: Tails;
  readonly made: {
    readonly profile: string;
    readonly batchDays: number;
    /** Length of the slices in which jumps were looked for. */
    readonly sliceDays: number;
    /** Median over (detector, batch). */
    readonly eventsPerSpectrum: number;
  };
}

export async function loadTails(load: ModelLoader): Promise<TabulatedTails> {
  const text = new TextDecoder().decode(new Uint8Array(await load(TAILS_FILE)));
  return JSON.parse(text) as TabulatedTails;
}

/** Batches of another length, relative, have other tails, and so have other numbers of events. */
const SAME_LENGTH = 0.1;
const SAME_EVENTS = 2;

/** Whether tails that were tabulated for some runs are those of this one. */
export function isLike(
  { made }: TabulatedTails,
  run: {
    readonly profile: string;
    readonly batchDays: number;
    readonly sliceDays: number | null;
    readonly events: number;
  },
): boolean {
  const ratio = run.events / made.eventsPerSpectrum;
  return (
    run.profile === made.profile &&
    Math.abs(run.batchDays / made.batchDays - 1) < SAME_LENGTH &&
    run.sliceDays !== null &&
    Math.abs(run.sliceDays / made.sliceDays - 1) < SAME_LENGTH &&
    ratio < SAME_EVENTS &&
    ratio > 1 / SAME_EVENTS
  );
}

/**
 * The score of a value: minus the decimal logarithm of the share of good spectra that exceed it, interpolated in the table.
 * Beyond the table the logarithm goes on as a straight line, which for tails that fall like a normal distribution or an
 * exponential gives scores that are too low rather than too high. 0 for a value that is not finite, except infinity.
 */
export function scoreOf(tail: Tail, value: number): number {
  if (value === Infinity) return HIGHEST_SCORE;
  const last = tail.at(-1);
  const first = tail[0];
  if (!Number.isFinite(value) || last === undefined || first === undefined || value <= first[1]) return 0;
  const log = (probability: number) => -Math.log10(probability);
  if (value >= last[1]) {
    const from = tail.find(([probability]) => probability <= SLOPE_FROM) ?? first;
    const slope = (log(last[0]) - log(from[0])) / Math.max(last[1] - from[1], 1e-9);
    return Math.min(log(last[0]) + slope * (value - last[1]), HIGHEST_SCORE);
  }
  const above = tail.findIndex(([, z]) => z > value);
  const [p0, z0] = tail[above - 1] ?? first;
  const [p1, z1] = tail[above] ?? last;
  return log(p0) + ((log(p1) - log(p0)) * (value - z0)) / (z1 - z0);
}

/** The tail of values of good spectra; NaN are left out. */
export function tailOf(values: readonly number[]): Tail {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  return TAIL_PROBABILITIES.map((probability) => {
    const place = (1 - probability) * (sorted.length - 1);
    const low = Math.floor(place);
    const value = (sorted[low] ?? 0) + (place - low) * ((sorted[low + 1] ?? sorted[low] ?? 0) - (sorted[low] ?? 0));
    return [probability, Number(value.toFixed(4))] as const;
  });
}

/** The score of a number of standard deviations of a normal distribution, one-sided (asymptotic beyond 3). */
export function scoreOfSigmas(sigmas: number): number {
  if (!(sigmas > 0)) return 0;
  // Abramowitz and Stegun 26.2.12's leading bounds: within 4 % of the tail from 1 sigma on.
  const tail = (2 / (sigmas + Math.sqrt(sigmas * sigmas + 8 / Math.PI))) * Math.SQRT1_2 * Math.sqrt(1 / Math.PI);
  return Math.min((sigmas * sigmas) / 2 / Math.LN10 - Math.log10(tail), HIGHEST_SCORE);
}

/** A probability is known from a sample where so many values exceed its quantile. */
const FEWEST_BEYOND = 12;
/** Up to so much of the sample's tail tells its scale. */
const SCALE_SHARE = 5;

/**
 * The tail of values of good spectra where they are too few for its end: as far as they reach it is theirs; beyond, that of a
 * table, moved and stretched so that both agree at the last probability that the values tell and at five times that.
 */
export function matchedTail(table: Tail, values: readonly number[]): Tail {
  const own = tailOf(values);
  const count = values.filter(Number.isFinite).length;
  const known = own.filter(([probability]) => probability * count >= FEWEST_BEYOND);
  const [last, lastValue] = known.at(-1) ?? [1, 0];
  const [wide, wideValue] = known.findLast(([probability]) => probability >= SCALE_SHARE * last) ?? [1, NaN];
  const tabulated = (probability: number) => table.find(([other]) => other === probability)?.[1] ?? NaN;
  const ratio = (lastValue - wideValue) / (tabulated(last) - tabulated(wide));
  const stretch = Number.isFinite(ratio) && ratio > 0 ? ratio : 1;
  const beyond = table
    .filter(([probability]) => probability < last)
    .map(([probability, value]) => [probability, lastValue + stretch * (value - (tabulated(last) || 0))] as const);
  return known.length === 0 ? table : [...known, ...beyond];
}
