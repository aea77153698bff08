import type { Batch, Histograms } from './histograms';
import type { PackedSpectrum } from './packedSpectrum';

/** A short stretch of a run: what batches of any length are put together from. */
export interface Slice extends Batch {
  /** Its number on the grid; null for a batch that a file brought, which no other length changes. */
  readonly gridIndex: number | null;
}

/** The grid of slices: number i is [originS + i lengthS, originS + (i + 1) lengthS), Unix seconds. */
export interface SliceGrid {
  readonly originS: number;
  readonly lengthS: number;
}

/**
 * A run as spectra of (detector, slice), filled bins only. Loses nothing but where in its slice an event lies, so batches
 * whose length is a multiple of the slices are had without the files.
 */
export interface Slices extends Pick<Histograms, 'detectors' | 'channelCount' | 'overflow' | 'stated'> {
  /** In order of time; those without time last. */
  readonly batches: readonly Slice[];
  readonly grid: SliceGrid;
  /** Shape (detector, slice), row major; null where nothing was counted. */
  readonly packed: readonly (PackedSpectrum | null)[];
}

/**
 * Where a run reaches over more slices than this, none is listed that is empty, nor an empty batch: ten years of three hours
 * each. No run is longer. One wrong time (a cut "1669" for "1669852800") is farther off, and empty ones up to it tell
 * nobody anything.
 */
export const MOST_LISTED = 30_000;

/** Start of slice number `index`, Unix seconds. */
export function edgeOf({ originS, lengthS }: SliceGrid, index: number): number {
  return originS + index * lengthS;
}
