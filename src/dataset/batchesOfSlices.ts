import type { Batch, Histograms } from './histograms';
import { addPacked } from './packedSpectrum';
import { slicesPerBatch } from './sliceLength';
import { edgeOf, MOST_LISTED, type Slice, type SliceGrid, type Slices } from './slices';

/** The same run in longer batches, and the batch of each slice. */
export interface BatchedSlices {
  readonly histograms: Histograms;
  /** Index into `histograms.batches` per slice. */
  readonly batchOfSlice: readonly number[];
}

/** A run in slices, each of which is part of a batch: index of the batch per slice. */
export interface SlicedRun {
  readonly slices: Slices;
  readonly batchOfSlice: readonly number[];
}

/**
 * The run in batches of `batchLengthDays`, as if its files were read with that length: slices of the grid are added up,
 * batches that files brought stay, and those of equal start and stop are one. Gaps of the grid are empty batches, up to
 * `MOST_LISTED` slices. Where runs
 * have kinds, a batch ends where a run of another kind begins, and gaps are none. Null where
 * the length is no multiple of the slices. Throws a HalfmaxError `limit` where a bin exceeds 32 bits.
 */
export function batchesOfSlices(slices: Slices, batchLengthDays: number): BatchedSlices | null {
  const plan = planBatches(slices, batchLengthDays);
  if (plan === null) return null;
  const { batches, batchOfSlice } = plan;
  const { detectors, channelCount, packed, overflow, stated } = slices;
  const counts = new Uint32Array(detectors.length * batches.length * channelCount);
  packed.forEach((spectrum, index) => {
    if (spectrum === null) return;
    const detector = Math.floor(index / batchOfSlice.length);
    const batch = batchOfSlice[index % batchOfSlice.length] ?? 0;
    const start = (detector * batches.length + batch) * channelCount;
    addPacked(counts.subarray(start, start + channelCount), spectrum);
  });
  return { histograms: { detectors, batches, channelCount, counts, overflow, stated }, batchOfSlice };
}

/** Number of batches that `batchesOfSlices` gives, at most, gaps included; null where the length is no multiple. */
export function batchCount(slices: Iterable<Slice>, grid: SliceGrid, batchLengthDays: number): number | null {
  const each = slicesPerBatch(batchLengthDays, grid.lengthS);
  let others = 0;
  const onGrid: Slice[] = [];
  for (const slice of slices) {
    if (slice.gridIndex === null) others++;
    else if (each === null) return null;
    else onGrid.push(slice);
  }
  const perBatch = each ?? 1;
  if (onGrid.every(({ label }) => label === undefined)) {
    return others + listed(numbersOf(onGrid, perBatch), perBatch).size;
  }
  onGrid.sort(byTime);
  return others + onGrid.filter((slice, i) => !isOneBatch(onGrid[i - 1], slice, perBatch)).length;
}

/** Numbers of the grid's batches that slices lie in. */
function numbersOf(slices: readonly Slice[], perBatch: number): number[] {
  return slices.flatMap(({ gridIndex }) => (gridIndex === null ? [] : Math.floor(gridIndex / perBatch)));
}

function planBatches(
  { batches: slices, grid }: Pick<Slices, 'batches' | 'grid'>,
  batchLengthDays: number,
): { readonly batches: readonly Batch[]; readonly batchOfSlice: readonly number[] } | null {
  const each = slicesPerBatch(batchLengthDays, grid.lengthS);
  if (each === null && slices.some(({ gridIndex }) => gridIndex !== null)) return null;
  const perBatch = each ?? 1;
  if (slices.some(({ label }) => label !== undefined)) return planByKind(slices, perBatch);
  const gridBatch = (number: number): Batch => ({
    start: edgeOf(grid, number * perBatch),
    stop: edgeOf(grid, (number + 1) * perBatch),
  });
  const byKey = new Map<string, Batch>();
  const add = (batch: Batch, untimed: number) => byKey.set(keyOf(batch, untimed), batch);
  for (const number of listed(numbersOf(slices, perBatch), perBatch)) add(gridBatch(number), 0);
  slices.forEach((slice, index) => {
    if (slice.gridIndex === null) add({ start: slice.start, stop: slice.stop }, index);
  });
  // The sort keeps the order of those without time.
  const ordered = [...byKey].sort(([, a], [, b]) => byTime(a, b));
  const placeOf = new Map(ordered.map(([key], place) => [key, place]));
  const batchOf = (slice: Slice, index: number) =>
    slice.gridIndex === null ? keyOf(slice, index) : keyOf(gridBatch(Math.floor(slice.gridIndex / perBatch)), 0);
  return {
    batches: ordered.map(([, batch]) => batch),
    batchOfSlice: slices.map((slice, index) => placeOf.get(batchOf(slice, index)) ?? 0),
  };
}

/** Stretches of slices of one kind of run, none longer than a batch; what files brought as batches stays. */
function planByKind(
  slices: readonly Slice[],
  perBatch: number,
): { readonly batches: readonly Batch[]; readonly batchOfSlice: readonly number[] } {
  const batches: Batch[] = [];
  const batchOfSlice: number[] = [];
  const placeOf = new Map<string, number>();
  let before: Slice | undefined;
  slices.forEach((slice, index) => {
    const { start, stop, label, gridIndex } = slice;
    const own = { start, stop, ...(label !== undefined && { label }) };
    if (gridIndex === null) {
      const key = `${label ?? ''}\n${keyOf(slice, index)}`;
      const place = placeOf.get(key) ?? batches.push(own) - 1;
      placeOf.set(key, place);
      batchOfSlice.push(place);
      before = undefined;
      return;
    }
    const last = batches.at(-1);
    if (last !== undefined && isOneBatch(before, slice, perBatch)) batches[batches.length - 1] = { ...last, stop };
    else batches.push(own);
    batchOfSlice.push(batches.length - 1);
    before = slice;
  });
  return { batches, batchOfSlice };
}

/** Whether a slice goes on with the batch of the one before it. */
function isOneBatch(before: Slice | undefined, slice: Slice, perBatch: number): boolean {
  if (before === undefined || before.label !== slice.label) return false;
  const number = ({ gridIndex }: Slice) => Math.floor((gridIndex ?? 0) / perBatch);
  return number(before) === number(slice);
}

/** Batches with time are the same where their times are; each without is one of its own. */
function keyOf({ start, stop }: Batch, untimed: number): string {
  return start === null ? `#${String(untimed)}` : `${String(start)}..${String(stop)}`;
}

/** Ascending start, then stop; without time last. */
export function byTime(a: Batch, b: Batch): number {
  if (a.start === null || b.start === null) return Number(a.start === null) - Number(b.start === null);
  return a.start - b.start || (a.stop ?? 0) - (b.stop ?? 0);
}

/** Numbers of the batches of the grid that are listed, of `perBatch` slices each: those given, and the gaps between. */
function listed(numbers: readonly number[], perBatch: number): ReadonlySet<number> {
  const [first, last] = rangeOf(numbers);
  const all = new Set(numbers);
  if ((last - first) * perBatch < MOST_LISTED) for (let number = first; number <= last; number++) all.add(number);
  return all;
}

function rangeOf(values: readonly number[]): readonly [number, number] {
  let first = Infinity;
  let last = -Infinity;
  for (const value of values) {
    first = Math.min(first, value);
    last = Math.max(last, value);
  }
  return [first, last];
}
