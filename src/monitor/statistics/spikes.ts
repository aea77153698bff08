import { energyAt } from '../../calibrate/energyCalibration';
import { GRID, placeOnGrid } from '../energyGrid';
import { signedRootDeviance } from '../poissonDeviance';
import { perBatch, type MonitoredDetector, type MonitoredRun, type Statistic } from './statistic';

/** Widths of windows in channels: all narrower than a line. */
const WIDTHS = [3, 6, 12] as const;
/** What surrounds a window, in its widths on either side: tells the level that it stands on. */
const SURROUNDINGS = 5;

/** Lines move within a batch, and are narrower where they move less: so much of a line's height is no spike. */
const FLANK_TOLERANCE = 0.08;
/** Counts that are expected anywhere: two counts close together are no spike. */
const LEAST_MEAN = 0.1;

/** The narrowest, highest excess of a spectrum. */
export interface SpikeCandidate {
  readonly significance: number;
  readonly fromAdc: number;
  readonly toAdc: number;
  readonly counts: number;
  readonly expected: number;
}

/** How far the counts of the oddest narrow window rise above what surroundings and own mean let expect. */
export function spikeExcess(run: MonitoredRun): Statistic {
  return perBatch(run, (detector, batch) => spikeOf(detector, batch)?.significance ?? NaN);
}

/**
 * The window of 3, 6 or 12 channels of a batch that holds most more than expected: its detector's mean there at the
 * batch's rate, scaled to what lies around the window, so that broad excesses do not count.
 */
export function spikeOf({ p, spectra, aligned }: MonitoredDetector, batch: number): SpikeCandidate | null {
  const spectrum = spectra[batch];
  const comparison = aligned.batches[batch]?.comparison;
  if (spectrum === undefined || comparison == null) return null;
  const expected = expectedPerChannel(spectrum.length, p, aligned.mean.mean, Math.max(comparison.rate, 0), comparison);
  const [firstAdc, lastAdc] = rangeOf(expected);
  const seenUpTo = cumulated(spectrum);
  const expectedUpTo = cumulated(expected);
  const sum = (upTo: Float64Array, from: number, to: number) =>
    (upTo[Math.min(Math.max(to, 0), spectrum.length)] ?? 0) - (upTo[Math.min(Math.max(from, 0), spectrum.length)] ?? 0);
  let best: SpikeCandidate | null = null;
  for (const width of WIDTHS) {
    const step = Math.max(1, Math.floor(width / 2));
    for (let from = firstAdc; from + width <= lastAdc + 1; from += step) {
      const own = sum(expectedUpTo, from, from + width);
      if (!(own > 0)) continue;
      const counts = sum(seenUpTo, from, from + width);
      const [low, high] = [from - SURROUNDINGS * width, from + (SURROUNDINGS + 1) * width];
      const around = sum(seenUpTo, low, high) - counts;
      const aroundExpected = sum(expectedUpTo, low, high) - own;
      // What lies around the window beyond expectation lies under it too.
      const level = own + (around - aroundExpected) / (2 * SURROUNDINGS);
      const mean = Math.max(level, own, LEAST_MEAN) + FLANK_TOLERANCE * own;
      if (counts <= mean) continue;
      const significance = signedRootDeviance(counts, mean);
      if (best === null || significance > best.significance) {
        best = { significance, fromAdc: from, toAdc: from + width, counts, expected: mean };
      }
    }
  }
  return best;
}

/** First and last channel in which anything is expected. */
function rangeOf(expected: Float64Array): readonly [number, number] {
  return [
    Math.max(
      0,
      expected.findIndex((n) => n > 0),
    ),
    expected.findLastIndex((n) => n > 0),
  ];
}

/** The own mean as counts per channel; NaN-free, 0 outside the grid. */
function expectedPerChannel(
  channels: number,
  p: MonitoredDetector['p'],
  mean: Float64Array,
  rate: number,
  { shiftEv }: { readonly shiftEv: number },
): Float64Array {
  const place = (adc: number) => placeOnGrid(energyAt(p, adc) - shiftEv);
  const expected = new Float64Array(channels);
  let low = place(-0.5);
  for (let adc = 0; adc < channels; adc++) {
    const high = place(adc + 0.5);
    const centre = (low + high) / 2 - 0.5;
    const bin = Math.floor(centre);
    if (bin >= 0 && bin + 1 < GRID.bins) {
      const height = (mean[bin] ?? 0) + (centre - bin) * ((mean[bin + 1] ?? 0) - (mean[bin] ?? 0));
      expected[adc] = rate * height * Math.max(high - low, 0);
    }
    low = high;
  }
  return expected;
}

function cumulated(values: ArrayLike<number>): Float64Array {
  const upTo = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) upTo[i + 1] = (upTo[i] ?? 0) + (values[i] ?? 0);
  return upTo;
}
