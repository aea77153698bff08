import { BatchSlots, timesOf, withTimesOf, type BatchSlot } from './batchSlots';
import { batchCount } from './batchesOfSlices';
import type { PartSlot } from './countedPart';
import { HalfmaxError } from './errors';
import {
  addPacked,
  packSpectrum,
  packedBytes,
  sumOfPacked,
  sumWithin32Bits,
  type PackedSpectrum,
} from './packedSpectrum';
import type { PlaceInTime } from './placement';
import { sliceLengthS, slicesPerBatch } from './sliceLength';
import type { SliceGrid } from './slices';

const CHANNEL_STEP = 256;
const FIRST_BLOCK_CHANNELS = 1024;
const MEBIBYTE = 2 ** 20;
/** The spectra of a run may take this many bytes. */
const MAX_BYTES = 512 * MEBIBYTE;

/** How much is kept of what, bytes. */
export interface BuilderMemory {
  /** Spectra that are being filled are packed once they take more than this: mostly those of slices that are over. */
  readonly openBytes: number;
  /** Slices that take more than this are given up: the batches themselves are what is kept then. */
  readonly slicesBytes: number;
  /** More than this is refused: 512 MiB unless given. */
  readonly mostBytes?: number;
}

const MEMORY: BuilderMemory = { openBytes: 32 * MEBIBYTE, slicesBytes: 256 * MEBIBYTE };

/**
 * The counts of a run while it is read: one spectrum per (detector, slice), made and widened on demand, packed while others
 * are filled. A class since it holds the memory. At most 256 MiB of slices are kept; where there are more, the batches are.
 */
export class SlicedCounts {
  private current: BatchSlots;
  private openBytes = 0;
  private packedBytes = 0;

  /** `batchLengthDays` > 0; `detectors` tells how many there are so far. */
  constructor(
    private readonly batchLengthDays: number,
    private readonly detectors: () => number,
    private readonly memory = MEMORY,
  ) {
    this.current = new BatchSlots(sliceLengthS(batchLengthDays));
  }

  /** Where counts go. Good until `keepToMemory` is called. */
  get slots(): Omit<BatchSlots, 'coarser' | 'drop' | 'ordered'> {
    return this.current;
  }

  get grid(): SliceGrid {
    return this.current.grid;
  }

  slotAt({ start, stop, ordinal }: PlaceInTime, label: string | null): BatchSlot {
    return start === null || stop === null
      ? this.current.untimed(ordinal, label)
      : this.current.between(start, stop, label);
  }

  /** Adds `counts` (integer >= 0) to a channel. */
  fill(slot: BatchSlot, detector: number, adc: number, counts: number): void {
    const bins = this.reaching(slot, detector, adc);
    bins[adc] = sumWithin32Bits(bins[adc] ?? 0, counts);
  }

  /** A block that reaches channel `adc`, with what was counted before. */
  widen(slot: BatchSlot, detector: number, adc: number): Uint32Array {
    const before = slot.blocks[detector];
    const packed = slot.packed[detector];
    const highest = Math.max(adc, packed?.channels.at(-1) ?? 0);
    let channels = before?.length ?? FIRST_BLOCK_CHANNELS;
    while (channels <= highest) channels *= 2;
    if (this.openBytes > this.memory.openBytes && before === undefined) this.closeAll();
    this.openBytes += 4 * (channels - (before?.length ?? 0));
    if (this.openBytes + this.packedBytes > (this.memory.mostBytes ?? MAX_BYTES)) throw this.tooLarge();
    const block = new Uint32Array(channels);
    if (before !== undefined) block.set(before);
    if (packed !== undefined) this.unpack(slot, detector, block);
    slot.blocks[detector] = block;
    return block;
  }

  /** Moves what a slot counts to another one, and forgets the slot. */
  move(from: BatchSlot, into: BatchSlot): void {
    this.close(from);
    this.addPacked(from, into);
    this.current.drop(from);
  }

  /** Adds spectra from elsewhere; `detectorOf` has the index here of each of them. */
  addSpectra(spectra: PartSlot['packed'], detectorOf: readonly number[], into: BatchSlot): void {
    spectra.forEach((packed, i) => {
      const last = packed?.channels.at(-1);
      const detector = detectorOf[i];
      if (packed === undefined || last === undefined || detector === undefined) return;
      if (into.blocks[detector] !== undefined) addPacked(this.reaching(into, detector, last), packed);
      else this.addClosed(packed, detector, into);
    });
  }

  /** To a spectrum that is packed, or to none. */
  private addClosed(packed: PackedSpectrum, detector: number, into: BatchSlot): void {
    const before = into.packed[detector];
    const sum = before === undefined ? packed : sumOfPacked(before, packed);
    into.packed[detector] = sum;
    this.packedBytes += packedBytes(sum) - (before === undefined ? 0 : packedBytes(before));
    if (this.openBytes + this.packedBytes > (this.memory.mostBytes ?? MAX_BYTES)) throw this.tooLarge();
  }

  private addPacked(from: BatchSlot, into: BatchSlot): void {
    from.packed.forEach((packed, detector) => {
      const last = packed?.channels.at(-1);
      if (packed !== undefined && last !== undefined) this.unpack(from, detector, this.reaching(into, detector, last));
    });
  }

  /**
   * Where the slices take too much, runs of one kind share them; where that still is too much, they are added up to batches:
   * another length reads the files again then.
   */
  keepToMemory(): void {
    if (this.packedBytes > this.memory.slicesBytes && this.current.hasRunsApart) this.lengthen(1);
    if (this.packedBytes <= this.memory.slicesBytes) return;
    const each = slicesPerBatch(this.batchLengthDays, this.current.grid.lengthS) ?? 1;
    if (each > 1) this.lengthen(each);
  }

  /**
   * The slots in order of time, with gaps; all of them have to be packed. Runs of one kind share a slice where no run of
   * another kind begins between them.
   */
  ordered(): BatchSlot[] {
    const joined: BatchSlot[] = [];
    for (const slot of this.current.ordered()) {
      const before = joined.at(-1);
      if (before !== undefined && isOneSlice(before, slot)) this.join(slot, before);
      else joined.push(slot);
    }
    return joined;
  }

  private join(from: BatchSlot, into: BatchSlot): void {
    withTimesOf(from, into);
    from.packed.forEach((packed, detector) => {
      if (packed === undefined) return;
      this.packedBytes -= packedBytes(packed);
      this.addClosed(packed, detector, into);
    });
  }

  private lengthen(each: number): void {
    this.closeAll();
    this.current = this.current.coarser(each, (from, into) => {
      this.addPacked(from, into);
    });
    this.closeAll();
  }

  /** Packs everything. Throws where the batches would be too large: before the memory is gone. */
  closeAll(): void {
    for (const slot of this.current.all()) this.close(slot);
    this.checkSize(this.batchCount(), this.channelsUsed());
  }

  /** Up to the highest channel used, in steps of 256. */
  channelsUsed(): number {
    let highest = 0;
    for (const slot of this.current.all()) {
      for (const packed of slot.packed) highest = Math.max(highest, packed?.channels.at(-1) ?? 0);
      for (const block of slot.blocks) highest = Math.max(highest, block?.findLastIndex((n) => n > 0) ?? 0);
    }
    return Math.ceil((highest + 1) / CHANNEL_STEP) * CHANNEL_STEP;
  }

  private reaching(slot: BatchSlot, detector: number, adc: number): Uint32Array {
    const block = slot.blocks[detector];
    return block !== undefined && adc < block.length ? block : this.widen(slot, detector, adc);
  }

  private unpack(slot: BatchSlot, detector: number, into: Uint32Array): void {
    const packed = slot.packed[detector];
    if (packed === undefined) return;
    addPacked(into, packed);
    this.packedBytes -= packedBytes(packed);
    slot.packed[detector] = undefined;
  }

  /** Packs what the slot is being filled with. */
  private close(slot: BatchSlot): void {
    slot.blocks.forEach((block, detector) => {
      if (block === undefined) return;
      const packed = packSpectrum(block) ?? undefined;
      this.openBytes -= 4 * block.length;
      slot.blocks[detector] = undefined;
      slot.packed[detector] = packed;
      if (packed !== undefined) this.packedBytes += packedBytes(packed);
    });
  }

  private checkSize(batches: number, channels: number): void {
    if (4 * this.detectors() * batches * channels > MAX_BYTES) throw this.tooLarge(batches, channels);
  }

  private tooLarge(batches = this.batchCount(), channels = this.channelsUsed()): HalfmaxError {
    const detectors = this.detectors();
    const bytes = Math.max(4 * detectors * batches * channels, this.openBytes + this.packedBytes);
    const mebibytes = Math.ceil(bytes / MEBIBYTE);
    return new HalfmaxError(
      'limit',
      `The spectra would take ${String(mebibytes)} MiB or more (${String(detectors)} SDDs x ${String(batches)} batches x ` +
        `${String(channels)} channels), and 512 MiB are the most. Make the batches longer than ` +
        `${String(this.batchLengthDays)} days, load fewer files at a time, or check that the times are Unix seconds.`,
    );
  }

  private batchCount(): number {
    const slices = Array.from(this.current.placed(), (slot) => ({ ...timesOf(slot), gridIndex: slot.gridIndex }));
    return batchCount(slices, this.current.grid, this.batchLengthDays) ?? 0;
  }
}

function isOneSlice(before: BatchSlot, slot: BatchSlot): boolean {
  if (slot.label === undefined || slot.gridIndex === null) return false;
  return before.label === slot.label && before.gridIndex === slot.gridIndex;
}
