import type { DatasetSummary } from '../../worker/protocol';
import { labels } from '../../labels/labels';

/** Middles of the batches for a time axis: dates where the run has times, else numbers counted from 1. */
export interface BatchPositions {
  readonly title: string;
  readonly x: readonly (Date | number)[];
}

export function batchPositions({ batches }: DatasetSummary): BatchPositions {
  const middles = batches.map(({ start, stop }) => (start === null || stop === null ? null : (start + stop) / 2));
  if (middles.some((middle) => middle === null)) {
    return { title: labels.store.batches.number, x: batches.map((_, index) => index + 1) };
  }
  return { title: labels.store.batches.time, x: middles.map((middle) => new Date((middle ?? 0) * 1000)) };
}

/** What the rate map shows: events per hour where batches have a length, else events. */
export interface Rates {
  readonly quantity: string;
  /** One row per detector, one number per batch. */
  readonly rows: readonly (readonly (number | null)[])[];
}

export function ratesOf({ detectors, batches, eventsPerBatch }: DatasetSummary): Rates {
  const hours = batches.map(({ start, stop }) => (start === null || stop === null ? null : (stop - start) / 3600));
  const hasTime = hours.every((length) => length !== null && length > 0);
  return {
    quantity: hasTime ? labels.store.batches.eventsPerHour : labels.store.batches.events,
    rows: detectors.map((_, detector) =>
      batches.map((_batch, batch) => {
        const events = eventsPerBatch[detector * batches.length + batch] ?? 0;
        return hasTime ? events / (hours[batch] ?? 1) : events;
      }),
    ),
  };
}

/** The spectrum of all detectors together, one bin per channel. */
export function totalOfAll({ totals, channelCount, detectors }: DatasetSummary): Uint32Array {
  const sum = new Uint32Array(channelCount);
  for (let detector = 0; detector < detectors.length; detector++) {
    for (let adc = 0; adc < channelCount; adc++) {
      sum[adc] = (sum[adc] ?? 0) + (totals[detector * channelCount + adc] ?? 0);
    }
  }
  return sum;
}

/** The whole-run spectrum of one detector: a view of `channelCount` bins. */
export function totalOf({ totals, channelCount }: DatasetSummary, detector: number): Uint32Array {
  return totals.subarray(detector * channelCount, (detector + 1) * channelCount);
}
