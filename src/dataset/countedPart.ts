import type { BatchSlot } from './batchSlots';
import type { DetectorKey } from './detector';
import type { PackedSpectrum } from './packedSpectrum';
import type { SpectrumSource } from './placement';
import type { WaitingSpectrum } from './waitingSpectra';

/** A slice or a batch of a part, with the kind of its runs: its spectra by the part's detectors, filled bins only. */
export interface PartSlot extends Omit<BatchSlot, 'blocks' | 'packed'> {
  readonly packed: readonly (PackedSpectrum | undefined)[];
}

/**
 * What a builder has counted of some files of a run, as plain data: it crosses from the worker that has read them to the one
 * that holds the run.
 */
export interface CountedPart {
  /** In the order in which they came. */
  readonly detectors: readonly DetectorKey[];
  /** Per detector. */
  readonly overflow: readonly number[];
  /** Origin of the grid, Unix seconds; null where no event with time has come. */
  readonly originS: number | null;
  readonly slots: readonly PartSlot[];
  /** Files that number their SDDs and give no time, with what they count where that waits for one. */
  readonly untimed: readonly { readonly source: SpectrumSource; readonly slot: PartSlot | null }[];
  readonly spectra: readonly WaitingSpectrum[];
}

/** A slot as plain data; all of it has to be packed. */
export function partSlotOf(slot: BatchSlot): PartSlot {
  const { start, stop, ordinal, runNumber, gridIndex, label, firstS, lastS, packed } = slot;
  const place = { start, stop, ordinal, runNumber, gridIndex, ...(label !== undefined && { label }) };
  return { ...place, firstS, lastS, packed: Array.from(packed) };
}
