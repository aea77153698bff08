import type { Batch } from './histograms';

const SECONDS_PER_DAY = 86400;

/** One time batch while a run is read: its spectra by detector index, made on demand. */
export interface BatchSlot extends Batch {
  /** Number that orders batches without time; 0 for batches with time. */
  readonly ordinal: number;
  readonly blocks: (Uint32Array | undefined)[];
}

/**
 * The batches of a run. Events fall on a grid of batches of one length, aligned to the UTC midnight before the first
 * event seen; histogram files bring batches of their own. Batches with identical start and stop are one.
 */
export class BatchSlots {
  /** Batch length in seconds. */
  readonly lengthS: number;
  private readonly byKey = new Map<string, BatchSlot>();
  private readonly onGrid = new Map<number, BatchSlot>();
  private originS = NaN;

  /** `lengthS` > 0 in seconds. */
  constructor(lengthS: number) {
    this.lengthS = lengthS;
  }

  /** The grid batch that holds Unix time `timeS` (finite). */
  at(timeS: number): BatchSlot {
    if (Number.isNaN(this.originS)) this.originS = Math.floor(timeS / SECONDS_PER_DAY) * SECONDS_PER_DAY;
    let index = Math.floor((timeS - this.originS) / this.lengthS);
    // The quotient may round across an edge: the edges themselves decide.
    if (timeS < this.edge(index)) index--;
    else if (timeS >= this.edge(index + 1)) index++;
    return this.gridSlot(index);
  }

  /** The batch [startS, stopS). */
  between(startS: number, stopS: number): BatchSlot {
    return this.slot(`${String(startS)}..${String(stopS)}`, { start: startS, stop: stopS, ordinal: 0 });
  }

  /** The batch without time of number `ordinal`; events and spectra without time belong to number 0. */
  untimed(ordinal: number): BatchSlot {
    return this.slot(`#${String(ordinal)}`, { start: null, stop: null, ordinal });
  }

  /** Every batch made so far, in no order. */
  all(): Iterable<BatchSlot> {
    return this.byKey.values();
  }

  /** Number of batches that `ordered` gives, at most. */
  get span(): number {
    const { first, last } = this.gridRange();
    const offGrid = this.byKey.size - this.onGrid.size;
    return offGrid + Math.max(0, last - first + 1);
  }

  /** All batches in order of time, those without time last; gaps of the grid are filled with empty batches. */
  ordered(): BatchSlot[] {
    const { first, last } = this.gridRange();
    for (let index = first; index <= last; index++) this.gridSlot(index);
    return [...this.byKey.values()].sort(
      (a, b) => (a.start ?? Infinity) - (b.start ?? Infinity) || (a.stop ?? 0) - (b.stop ?? 0) || a.ordinal - b.ordinal,
    );
  }

  private gridRange(): { first: number; last: number } {
    let first = Infinity;
    let last = -Infinity;
    for (const index of this.onGrid.keys()) {
      first = Math.min(first, index);
      last = Math.max(last, index);
    }
    return { first, last };
  }

  private edge(index: number): number {
    return this.originS + index * this.lengthS;
  }

  private gridSlot(index: number): BatchSlot {
    const known = this.onGrid.get(index);
    if (known !== undefined) return known;
    const slot = this.between(this.edge(index), this.edge(index + 1));
    this.onGrid.set(index, slot);
    return slot;
  }

  private slot(key: string, batch: Omit<BatchSlot, 'blocks'>): BatchSlot {
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const slot = { ...batch, blocks: [] };
    this.byKey.set(key, slot);
    return slot;
  }
}
