import { byTime } from './batchesOfSlices';
import type { Batch } from './histograms';
import type { PackedSpectrum } from './packedSpectrum';
import type { Slice, SliceGrid } from './slices';

const SECONDS_PER_DAY = 86400;

/** A slice or a batch while a run is read: its spectra by detector index, made on demand. */
export interface BatchSlot extends Slice {
  /** Number that orders batches without time; 0 for batches with time. */
  readonly ordinal: number;
  /** Spectra that are being filled. */
  readonly blocks: (Uint32Array | undefined)[];
  /** Spectra that are not filled just now; a detector has one here or in `blocks`. */
  readonly packed: (PackedSpectrum | undefined)[];
  /** Times of the first and the last event of a slice of a kind of run, Unix seconds; infinite before any. */
  firstS: number;
  lastS: number;
}

const NO_EVENTS_YET = { firstS: Infinity, lastS: -Infinity } as const;

/** More slices than this are not listed one by one where they are empty: times of a run are hardly so far apart. */
const MOST_LISTED = 200_000;

/**
 * The slices of a run. Events fall on a grid of slices of one length, aligned to the UTC midnight before the first event
 * seen; histogram files bring batches of their own, and those with identical start and stop are one. Runs of another kind
 * (`label`) have slices of their own, which begin and end with their events.
 */
export class BatchSlots {
  private readonly byKey = new Map<string, BatchSlot>();
  private readonly onGrid = new Map<number, BatchSlot>();
  private originS = NaN;
  /** Kind of the runs that are being read; null where they have none. */
  label: string | null = null;

  /** `lengthS`: of the grid's slices, > 0 in seconds. */
  constructor(private readonly lengthS: number) {}

  /** The grid of slices; its origin is 0 where no event has come. */
  get grid(): SliceGrid {
    return { originS: Number.isNaN(this.originS) ? 0 : this.originS, lengthS: this.lengthS };
  }

  /** The slice of the grid that holds Unix time `timeS` (finite). */
  at(timeS: number): BatchSlot {
    if (Number.isNaN(this.originS)) this.originS = Math.floor(timeS / SECONDS_PER_DAY) * SECONDS_PER_DAY;
    let index = Math.floor((timeS - this.originS) / this.lengthS);
    // The quotient may round across an edge: the edges themselves decide.
    if (timeS < this.edge(index)) index--;
    else if (timeS >= this.edge(index + 1)) index++;
    return this.gridSlot(index, this.label);
  }

  /** The batch [startS, stopS) of a file. */
  between(startS: number, stopS: number): BatchSlot {
    return this.slot(`${this.prefix()}${String(startS)}..${String(stopS)}`, { start: startS, stop: stopS, ordinal: 0 });
  }

  /** The batch without time of number `ordinal`; events and spectra without time belong to number 0. */
  untimed(ordinal: number): BatchSlot {
    return this.slot(`${this.prefix()}#${String(ordinal)}`, { start: null, stop: null, ordinal });
  }

  /** Every slot made so far, in no order. */
  *all(): Iterable<BatchSlot> {
    yield* this.byKey.values();
    yield* this.onGrid.values();
  }

  /** Filled slots and the gaps of the grid between them, in order of time, those without time last. */
  ordered(): BatchSlot[] {
    const indices = [...this.onGrid.keys()].sort((a, b) => a - b);
    const [first = 0, last = -1] = [indices[0], indices.at(-1)];
    if (last - first < MOST_LISTED) for (let index = first; index <= last; index++) this.gridSlot(index, null);
    const timed = [...this.all()].map((slot) => ({ slot, times: timesOf(slot) }));
    timed.sort((a, b) => byTime(a.times, b.times) || a.slot.ordinal - b.slot.ordinal);
    return timed.map(({ slot }) => slot);
  }

  /** The same slots on a grid whose slices are `each` times as long; the grid's own are handed to `merge`, two by two. */
  coarser(each: number, merge: (from: BatchSlot, into: BatchSlot) => void): BatchSlots {
    const coarse = new BatchSlots(this.lengthS * each);
    coarse.originS = this.originS;
    coarse.label = this.label;
    for (const [key, slot] of this.byKey) {
      if (slot.gridIndex === null) coarse.byKey.set(key, slot);
      else merge(slot, withTimesOf(slot, coarse.gridSlot(Math.floor(slot.gridIndex / each), slot.label ?? null)));
    }
    for (const [index, slot] of this.onGrid) merge(slot, coarse.gridSlot(Math.floor(index / each), null));
    return coarse;
  }

  private edge(index: number): number {
    return this.originS + index * this.lengthS;
  }

  private gridSlot(index: number, label: string | null): BatchSlot {
    const key = `${label ?? ''}\n@${String(index)}`;
    const known = label === null ? this.onGrid.get(index) : this.byKey.get(key);
    if (known !== undefined) return known;
    const times = { start: this.edge(index), stop: this.edge(index + 1), ...NO_EVENTS_YET };
    const slot = { ...times, ordinal: 0, gridIndex: index, blocks: [], packed: [], ...(label !== null && { label }) };
    if (label === null) this.onGrid.set(index, slot);
    else this.byKey.set(key, slot);
    return slot;
  }

  private prefix(): string {
    return this.label === null ? '' : `${this.label}\n`;
  }

  private slot(key: string, batch: Pick<BatchSlot, 'start' | 'stop' | 'ordinal'>): BatchSlot {
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const { label } = this;
    const own = label === null ? {} : { label };
    const slot = { ...batch, ...NO_EVENTS_YET, gridIndex: null, blocks: [], packed: [], ...own };
    this.byKey.set(key, slot);
    return slot;
  }
}

/** The slot, which has taken over the events of another one. */
function withTimesOf(from: BatchSlot, into: BatchSlot): BatchSlot {
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
