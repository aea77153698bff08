import { SECONDS_PER_DAY } from './secondsPerDay';
import { byTime } from './batchesOfSlices';
import type { Batch } from './histograms';
import type { PackedSpectrum } from './packedSpectrum';
import { MOST_LISTED, type Slice, type SliceGrid } from './slices';

/** A slice or a batch while a run is read: its spectra by detector index, made on demand. */
export interface BatchSlot extends Slice {
  /** Number that orders batches without time; 0 for batches with time. */
  readonly ordinal: number;
  /** Number of the run of a kind (a file) that a slice is of; 0 for everything else, and where runs share slices. */
  readonly runNumber: number;
  /** Spectra that are being filled. */
  readonly blocks: (Uint32Array | undefined)[];
  /** Spectra that are not filled just now; a detector has one here or in `blocks`. */
  readonly packed: (PackedSpectrum | undefined)[];
  /** Times of the first and the last event of a slice of a kind of run, Unix seconds; infinite before any. */
  firstS: number;
  lastS: number;
}

const NO_EVENTS_YET = { firstS: Infinity, lastS: -Infinity } as const;

/**
 * The slices of a run. Events fall on a grid of slices of one length, aligned to the UTC midnight before the first event
 * seen; histogram files bring batches of their own, and those with identical start and stop are one. Runs of another kind
 * (`label`; null: of no kind) have slices of their own, which begin and end with their events. Each run of a kind has its
 * own at first, since only the times of all runs tell which of them have one of another kind between them.
 */
export class BatchSlots {
  private readonly byKey = new Map<string, BatchSlot>();
  private readonly onGrid = new Map<number, BatchSlot>();
  private readonly waiting = new Set<BatchSlot>();
  private originS = NaN;

  /** `lengthS`: of the grid's slices, > 0 in seconds. `keepsRuns`: whether each run of a kind has slices of its own. */
  constructor(
    private readonly lengthS: number,
    private readonly keepsRuns = true,
  ) {}

  /** The grid of slices; its origin is 0 where no event has come. */
  get grid(): SliceGrid {
    return { originS: this.hasStarted ? this.originS : 0, lengthS: this.lengthS };
  }

  /** Has the grid start at `originS`, a UTC midnight, unless it has started. */
  startAt(originS: number): void {
    if (Number.isNaN(this.originS)) this.originS = originS;
  }

  /** Whether any event has come. */
  get hasStarted(): boolean {
    return !Number.isNaN(this.originS);
  }

  /** Whether there are slices of single runs of a kind. */
  get hasRunsApart(): boolean {
    return this.keepsRuns && [...this.byKey.values()].some(({ runNumber }) => runNumber !== 0);
  }

  /** The slice of the grid that holds Unix time `timeS` (finite), of run `runNumber` (from 1) of this kind. */
  at(timeS: number, label: string | null, runNumber: number): BatchSlot {
    if (!this.hasStarted) this.startAt(Math.floor(timeS / SECONDS_PER_DAY) * SECONDS_PER_DAY);
    let index = Math.floor((timeS - this.originS) / this.lengthS);
    // The quotient may round across an edge: the edges themselves decide.
    if (timeS < this.edge(index)) index--;
    else if (timeS >= this.edge(index + 1)) index++;
    return this.gridSlot(index, label, runNumber);
  }

  /** The batch [startS, stopS) of a file. */
  between(startS: number, stopS: number, label: string | null): BatchSlot {
    return this.slot(`${String(startS)}..${String(stopS)}`, { start: startS, stop: stopS, ordinal: 0 }, label);
  }

  /** The batch without time of number `ordinal`; events and spectra without time belong to number 0. */
  untimed(ordinal: number, label: string | null): BatchSlot {
    return this.slot(`#${String(ordinal)}`, { start: null, stop: null, ordinal }, label);
  }

  /** A slot whose time is not known yet: no batch until its counts are moved elsewhere. */
  unplaced(label: string | null): BatchSlot {
    const slot = emptySlot({ start: null, stop: null, ordinal: 0, gridIndex: null, runNumber: 0 }, label);
    this.waiting.add(slot);
    return slot;
  }

  /** Forgets a slot whose counts were moved. */
  drop(slot: BatchSlot): void {
    this.waiting.delete(slot);
  }

  /** Every slot made so far, in no order. */
  *all(): Iterable<BatchSlot> {
    yield* this.placed();
    yield* this.waiting;
  }

  /** Those whose place in the run is known. */
  *placed(): Iterable<BatchSlot> {
    yield* this.byKey.values();
    yield* this.onGrid.values();
  }

  /**
   * Filled slots in order of time, those without time last; with the gaps of the grid between them, but where runs have
   * kinds: there a gap would end the batch of a kind that lies in it.
   */
  ordered(): BatchSlot[] {
    const indices = [...this.onGrid.keys()].sort((a, b) => a - b);
    const [first = 0, last = -1] = [indices[0], indices.at(-1)];
    const hasKinds = [...this.byKey.values()].some(({ gridIndex }) => gridIndex !== null);
    const listsGaps = !hasKinds && last - first < MOST_LISTED;
    if (listsGaps) for (let index = first; index <= last; index++) this.gridSlot(index, null, 0);
    const timed = [...this.placed()].map((slot) => ({ slot, times: timesOf(slot) }));
    timed.sort((a, b) => byTime(a.times, b.times) || a.slot.ordinal - b.slot.ordinal);
    return timed.map(({ slot }) => slot);
  }

  /**
   * The same slots on a grid whose slices are `each` times as long (1 or more), which runs of one kind share; the grid's own
   * are handed to `merge`, two by two.
   */
  coarser(each: number, merge: (from: BatchSlot, into: BatchSlot) => void): BatchSlots {
    const coarse = new BatchSlots(this.lengthS * each, false);
    coarse.originS = this.originS;
    for (const slot of this.waiting) coarse.waiting.add(slot);
    for (const [key, slot] of this.byKey) {
      if (slot.gridIndex === null) coarse.byKey.set(key, slot);
      else merge(slot, withTimesOf(slot, coarse.gridSlot(Math.floor(slot.gridIndex / each), slot.label ?? null, 0)));
    }
    for (const [index, slot] of this.onGrid) merge(slot, coarse.gridSlot(Math.floor(index / each), null, 0));
    return coarse;
  }

  private edge(index: number): number {
    return this.originS + index * this.lengthS;
  }

  private gridSlot(index: number, label: string | null, run: number): BatchSlot {
    const runNumber = label !== null && this.keepsRuns ? run : 0;
    const key = keyOf(`@${String(index)}/${String(runNumber)}`, label);
    const known = label === null ? this.onGrid.get(index) : this.byKey.get(key);
    if (known !== undefined) return known;
    const times = { start: this.edge(index), stop: this.edge(index + 1) };
    const slot = emptySlot({ ...times, ordinal: 0, gridIndex: index, runNumber }, label);
    if (label === null) this.onGrid.set(index, slot);
    else this.byKey.set(key, slot);
    return slot;
  }

  private slot(place: string, batch: Pick<BatchSlot, 'start' | 'stop' | 'ordinal'>, label: string | null): BatchSlot {
    const key = keyOf(place, label);
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const slot = emptySlot({ ...batch, gridIndex: null, runNumber: 0 }, label);
    this.byKey.set(key, slot);
    return slot;
  }
}

function keyOf(place: string, label: string | null): string {
  return label === null ? place : `${label}\n${place}`;
}

function emptySlot(
  batch: Pick<BatchSlot, 'start' | 'stop' | 'ordinal' | 'gridIndex' | 'runNumber'>,
  label: string | null,
): BatchSlot {
  return { ...batch, ...NO_EVENTS_YET, blocks: [], packed: [], ...(label !== null && { label }) };
}

/** The slot `into`, which has taken over the times of the events of another one. */
export function withTimesOf(from: Pick<BatchSlot, 'firstS' | 'lastS'>, into: BatchSlot): BatchSlot {
  into.firstS = Math.min(into.firstS, from.firstS);
  into.lastS = Math.max(into.lastS, from.lastS);
  return into;
}

/** Start and stop of a slot: of a slice of a kind of run, whole seconds around its events, within the slice. */
export function timesOf({ start, stop, label, gridIndex, firstS, lastS }: BatchSlot): Batch {
  if (label === undefined || gridIndex === null || start === null || stop === null || lastS < firstS) {
    return { start, stop, ...(label !== undefined && { label }) };
  }
  return { start: Math.max(start, Math.floor(firstS)), stop: Math.min(stop, Math.floor(lastS) + 1), label };
}
