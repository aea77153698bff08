import { spectrumOf, totalSpectrumOf, type Batch, type Histograms } from '../../dataset/histograms';
import { randomSource, type RandomSource } from '../../math/random';
import { withoutCommonMode } from '../jumps/commonMode';
import { OFFSET_SHARE } from '../jumps/jumpsOf';
import { middlesDays, readingsOf } from '../jumps/readings';
import { walkStrength } from '../jumps/walkStrength';
import { median } from '../robust';
import { batchOfSlice } from '../statistics/slices';
import type { MonitoredDetector, MonitoredRun } from '../statistics/statistic';

/** A run like another in which nothing is wrong. */
export interface GoodTwin {
  readonly histograms: Histograms;
  /** Null where the other has none. */
  readonly slices: Histograms | null;
}

/** Where more events than this per filled channel are expected, channels are drawn instead of events. */
const EVENTS_PER_CHANNEL = 4;
/** Keeps twins apart from other uses of the same seed. */
const TWIN = 0x7477696e;

/**
 * Simulates a good run from what another one holds: in each slice (or batch) every monitored detector gets a Poisson number of
 * events with the spectrum of its whole run, as many as the array's usual course of time gives it, on a scale that walks
 * as strongly as the detector's own. Whatever is odd about single batches is spread over all of them, and so is nowhere.
 * Same seed and number, same counts.
 */
export function goodTwin(run: MonitoredRun, slices: Histograms | null, seed: number, number: number): GoodTwin {
  const { histograms } = run;
  const fine = emptyLike(slices ?? histograms);
  const shares = courseOfTime(run, slices ?? histograms);
  const random = randomSource(seed ^ TWIN, number);
  const strengths = strengthsOf(run);
  const days = middlesDays(fine.batches);
  run.detectors.forEach((monitored, place) => {
    const own = placeIn(fine, histograms, monitored.detector);
    const source = sourceOf(totalSpectrumOf(histograms, monitored.detector));
    if (own < 0 || source.events === 0) return;
    const walk = { gain: 0, offset: 0 };
    shares.forEach((share, slot) => {
      const step = (strengths[place] ?? 0) * Math.sqrt(Math.max((days[slot] ?? 0) - (days[slot - 1] ?? 0), 0));
      walk.gain += step * random.normal();
      walk.offset += OFFSET_SHARE * step * random.normal();
      draw(spectrumOf(fine, own, slot), source, share, shiftOf(monitored, run.range.pivotEv, walk), random);
    });
  });
  return slices === null ? { histograms: fine, slices: null } : { histograms: inBatches(run, fine), slices: fine };
}

function emptyLike(histograms: Histograms): Histograms {
  return { ...histograms, counts: new Uint32Array(histograms.counts.length) };
}

function placeIn({ detectors }: Histograms, { detectors: own }: Histograms, detector: number): number {
  const key = own[detector];
  return detectors.findIndex(({ bus, sdd }) => bus === key?.bus && sdd === key.sdd);
}

/** Share of a detector's events that falls into each slot: the median over the detectors, of sum 1. */
function courseOfTime({ detectors, histograms }: MonitoredRun, slots: Histograms): number[] {
  const own = detectors.map(({ detector }) => {
    const place = placeIn(slots, histograms, detector);
    const counts = slots.batches.map((_, slot) => (place < 0 ? NaN : sum(spectrumOf(slots, place, slot))));
    const whole = sum(counts);
    return counts.map((n) => n / whole);
  });
  const shares = slots.batches.map((_, slot) => median(own.map((all) => all[slot] ?? NaN)) || 0);
  const whole = sum(shares);
  return shares.map((share) => share / whole);
}

function strengthsOf({ detectors, histograms }: MonitoredRun): number[] {
  const free = withoutCommonMode(detectors.map(({ aligned }) => readingsOf(aligned)));
  const days = middlesDays(histograms.batches);
  return free.map((readings) => walkStrength(readings, days));
}

interface Source {
  /** Channels that hold anything, and how many events they hold up to and with each. */
  readonly adc: readonly number[];
  readonly upTo: readonly number[];
  readonly events: number;
}

function sourceOf(spectrum: Uint32Array): Source {
  const adc: number[] = [];
  const upTo: number[] = [];
  let events = 0;
  spectrum.forEach((n, channel) => {
    if (n === 0) return;
    events += n;
    adc.push(channel);
    upTo.push(events);
  });
  return { adc, upTo, events };
}

/** By how many channels events of a channel move where the scale has walked. */
function shiftOf({ p }: MonitoredDetector, pivotEv: number, walk: { readonly gain: number; readonly offset: number }) {
  return (adc: number) => walk.offset / p[1] + (walk.gain * adc) / (pivotEv - p[0]);
}

function draw(
  spectrum: Uint32Array,
  { adc, upTo, events }: Source,
  share: number,
  shift: (adc: number) => number,
  random: RandomSource,
): void {
  const add = (channel: number, n: number) => {
    if (channel >= 0 && channel < spectrum.length) spectrum[channel] = (spectrum[channel] ?? 0) + n;
  };
  if (share * events > EVENTS_PER_CHANNEL * adc.length) {
    adc.forEach((channel, i) => {
      const n = random.poisson(share * ((upTo[i] ?? 0) - (upTo[i - 1] ?? 0)));
      const to = channel + shift(channel);
      const upper = random.binomial(n, to - Math.floor(to));
      add(Math.floor(to), n - upper);
      add(Math.floor(to) + 1, upper);
    });
    return;
  }
  for (let left = random.poisson(share * events); left > 0; left--) {
    const channel = adc[firstAbove(upTo, events * random.uniform())] ?? 0;
    add(Math.floor(channel + shift(channel) + random.uniform()), 1);
  }
}

/** Index of the first entry above `value`, by halves. */
function firstAbove(ascending: readonly number[], value: number): number {
  let [low, high] = [0, ascending.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The slices added up in the batches of the run; detectors in its order. */
function inBatches(run: MonitoredRun, fine: Histograms): Histograms {
  const whole = emptyLike(run.histograms);
  const batchOf = fine.batches.map((slice: Batch) => batchOfSlice(run, slice));
  run.detectors.forEach(({ detector }) => {
    const own = placeIn(fine, run.histograms, detector);
    if (own < 0) return;
    batchOf.forEach((batch, slot) => {
      if (batch < 0) return;
      const to = spectrumOf(whole, detector, batch);
      spectrumOf(fine, own, slot).forEach((n, adc) => {
        if (n > 0) to[adc] = (to[adc] ?? 0) + n;
      });
    });
  });
  return whole;
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
