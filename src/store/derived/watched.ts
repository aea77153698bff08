import type { MonitorReport, Watched } from '../../monitor/report';
import type { DatasetSummary } from '../../worker/protocol';
import { labels } from '../../labels/labels';

/** How a watched quantity is named and coloured. */
export interface WatchedView {
  readonly id: Watched;
  readonly label: string;
  /** With its unit. */
  readonly quantity: string;
  /** Value of what is usual, in the middle of the colours; null for quantities from 0 on. */
  readonly centre: number | null;
}

const { watched, watchedQuantities: quantities } = labels.store;

/** What the map can show, in the order of its list. */
export const WATCHED_VIEWS: readonly WatchedView[] = [
  { id: 'score', label: watched.score, quantity: quantities.score, centre: null },
  { id: 'rate', label: watched.rate, quantity: quantities.rate, centre: 1 },
  { id: 'gain', label: watched.gain, quantity: quantities.gain, centre: 0 },
  { id: 'offset', label: watched.offset, quantity: quantities.offset, centre: 0 },
  { id: 'fwhm', label: watched.fwhm, quantity: quantities.fwhm, centre: null },
  { id: 'position', label: watched.position, quantity: quantities.position, centre: 0 },
];

/** Share of the values that the colours resolve: a few outliers must not make all others look alike. */
const RESOLVED = 0.98;
/** A score beyond this is as sure as sure can be. */
const HIGHEST_SCORE = 10;

/** Rows of a watched quantity, one per detector. */
export function watchedRows({ watched }: MonitorReport, id: Watched, { detectors, batches }: DatasetSummary) {
  return detectors.map((_, detector) => watched[id].slice(detector * batches.length, (detector + 1) * batches.length));
}

/** How far the colours reach from their centre, or from 0. */
export function reachOf(values: readonly (number | null)[], { id, centre }: WatchedView): number {
  if (id === 'score') return HIGHEST_SCORE;
  const distances = values
    .filter((value) => value !== null)
    .map((value) => Math.abs(value - (centre ?? 0)))
    .sort((a, b) => a - b);
  return Math.max(distances[Math.floor(RESOLVED * (distances.length - 1))] ?? 0, 1e-9);
}
