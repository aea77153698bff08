import { BatchSlots, timesOf, type BatchSlot } from './batchSlots';
import { compareDetectors, type DetectorKey } from './detector';
import { DetectorIndex } from './detectorIndex';
import { HalfmaxError } from './errors';
import type { EventList } from './eventList';
import { batchCount, batchesOfSlices } from './batchesOfSlices';
import type { Histograms, StatedCalibration } from './histograms';
import { originsOf, type Placement, type SpectrumOrigin, type SpectrumSource } from './placement';
import { addPacked, packSpectrum, packedBytes, sumWithin32Bits } from './packedSpectrum';
import { sliceLengthS, slicesPerBatch } from './sliceLength';
import type { Slices } from './slices';

export { MAX_COUNT } from './packedSpectrum';

/** Channels of an ADC: 16 bits. */
export const MAX_CHANNELS = 65536;

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
}

const MEMORY: BuilderMemory = { openBytes: 32 * MEBIBYTE, slicesBytes: 256 * MEBIBYTE };

export interface HistogramOptions {
  /** Length of a time batch in days, > 0. */
  readonly batchLengthDays: number;
  /** Events at or above this channel (1..65536) are overflow; null where nothing is. */
  readonly overflowAdc: number | null;
}

/** A spectrum whose SDD is not known yet. */
interface UnplacedSpectrum {
  readonly counts: Uint32Array;
  readonly stated: StatedCalibration | null;
  readonly source: SpectrumSource;
  readonly label: string | null;
}

/**
 * Fills spectra from events and histograms of any number of files, in any order. A class since it holds the memory:
 * one spectrum per (detector, slice), made and widened on demand, packed while others are filled. At most 256 MiB of
 * slices are kept; where there are more, the batches are. Nothing is allocated per event.
 */
export class HistogramBuilder {
  private readonly detectors = new DetectorIndex();
  private slots: BatchSlots;
  private readonly batchLengthDays: number;
  private readonly overflowFrom: number;
  private readonly overflow: number[] = [];
  private readonly stated: (StatedCalibration | null)[] = [];
  private readonly unplaced: UnplacedSpectrum[] = [];
  private openBytes = 0;
  private packedBytes = 0;

  /** Throws a RangeError where the options are outside their ranges. */
  constructor(
    { batchLengthDays, overflowAdc }: HistogramOptions,
    private readonly memory = MEMORY,
  ) {
    if (!(batchLengthDays > 0 && Number.isFinite(batchLengthDays))) {
      throw new RangeError(`batchLengthDays must be finite and above 0, not ${String(batchLengthDays)}`);
    }
    if (overflowAdc !== null && !(Number.isInteger(overflowAdc) && overflowAdc >= 1 && overflowAdc <= MAX_CHANNELS)) {
      throw new RangeError(`overflowAdc must be null or an integer from 1 to 65536, not ${String(overflowAdc)}`);
    }
    this.batchLengthDays = batchLengthDays;
    this.slots = new BatchSlots(sliceLengthS(batchLengthDays));
    this.overflowFrom = overflowAdc ?? MAX_CHANNELS;
  }

  /** From here on what is added is of runs of this kind, in batches of their own; null: of no kind. */
  beginRuns(label: string | null): void {
    this.slots.label = label;
  }

  /** Adds the first `length` events of the list. */
  addEvents({ length, bus, sdd, timeS, adc }: EventList): void {
    if (length === 0) return;
    this.keepToMemory();
    // Events mostly fall into the slice of the one before.
    let slot = timeS === null ? this.slots.untimed(0) : this.slots.at(timeS[0] ?? 0);
    let startS = slot.start ?? -Infinity;
    let stopS = slot.stop ?? Infinity;
    for (let i = 0; i < length; i++) {
      const detector = this.detectors.of(bus === null ? -1 : (bus[i] ?? 0), sdd[i] ?? 0);
      const channel = adc[i] ?? 0;
      if (channel >= this.overflowFrom) {
        this.overflow[detector] = (this.overflow[detector] ?? 0) + 1;
        continue;
      }
      if (timeS !== null) {
        const time = timeS[i] ?? 0;
        if (time < startS || time >= stopS) {
          slot = this.slots.at(time);
          startS = slot.start ?? -Infinity;
          stopS = slot.stop ?? Infinity;
        }
      }
      const block = slot.blocks[detector];
      const bins = block !== undefined && channel < block.length ? block : this.widen(slot, detector, channel);
      bins[channel] = (bins[channel] ?? 0) + 1;
    }
    if (timeS !== null && this.slots.label !== null) this.noteTimes(timeS.subarray(0, length));
  }

  /** Slices of a kind of run begin and end with their events: runs of other kinds stand before and after. */
  private noteTimes(timeS: Float64Array): void {
    let slot = this.slots.at(timeS[0] ?? 0);
    for (const time of timeS) {
      if (time < (slot.start ?? 0) || time >= (slot.stop ?? 0)) slot = this.slots.at(time);
      if (time < slot.firstS) slot.firstS = time;
      if (time > slot.lastS) slot.lastS = time;
    }
  }

  /** Index of a detector for `addCounts`. A detector that is named here is in the run even without counts. */
  detector(bus: number, sdd: number): number {
    return this.detectors.of(bus, sdd);
  }

  /** The batch [startS, stopS) for `addCounts`. */
  batchBetween(startS: number, stopS: number): BatchSlot {
    return this.slots.between(startS, stopS);
  }

  /** The batch without time of this number for `addCounts`. */
  untimedBatch(ordinal: number): BatchSlot {
    return this.slots.untimed(ordinal);
  }

  /** Adds `counts` (integer >= 0) to channel `adc`; at or above the overflow channel they are counted as overflow. */
  addCounts(detector: number, slot: BatchSlot, adc: number, counts: number): void {
    if (adc < this.overflowFrom) this.fill(slot, detector, adc, counts);
    else this.overflow[detector] = sumWithin32Bits(this.overflow[detector] ?? 0, counts);
  }

  /**
   * A spectrum without SDD number and time, from channel 0, at most 65536 channels. It waits for `placeSpectra`; one that is
   * not placed becomes the next free SDD, without time. No channel is overflow: a multichannel analyser has its own range,
   * not that of the ADC.
   */
  addSpectrum(counts: Uint32Array, stated: StatedCalibration | null, source: SpectrumSource): void {
    this.unplaced.push({ counts, stated, source, label: this.slots.label });
  }

  /** The spectra that wait for their place, in the order in which they came. */
  get waiting(): readonly SpectrumOrigin[] {
    return originsOf(this.unplaced.map(({ source }) => source));
  }

  /** Detectors that have been named so far. */
  get named(): readonly DetectorKey[] {
    return [...this.detectors.keys];
  }

  /**
   * Puts the spectra that wait to their places, one for each, in their order. Those of one place are added up; the energy
   * scale of an SDD is the first that one of its spectra states. Throws a RangeError where there are fewer or more places.
   */
  placeSpectra(places: readonly Placement[]): void {
    const waiting = this.unplaced.splice(0);
    if (waiting.length !== places.length) throw new RangeError('every spectrum needs one place');
    for (const [i, { bus, sdd, start, stop, ordinal }] of places.entries()) {
      const spectrum = waiting[i];
      if (spectrum === undefined) continue;
      this.slots.label = spectrum.label;
      const slot = start === null || stop === null ? this.slots.untimed(ordinal) : this.slots.between(start, stop);
      this.placeSpectrum(spectrum, this.detectors.of(bus ?? -1, sdd), slot);
    }
  }

  /**
   * The run so far in batches of the length asked for; the builder is spent. Batches are in order of time, without empty
   * ones at either end; the channels reach to the highest one used, rounded up to a multiple of 256. Throws a HalfmaxError
   * `limit` where the spectra would take more than 512 MiB.
   */
  build(): Histograms {
    return this.buildWithSlices().histograms;
  }

  /** The same, with the slices that the batches are made of; those are the batches where shorter ones did not fit. */
  buildWithSlices(): { readonly histograms: Histograms; readonly slices: Slices } {
    for (const spectrum of this.unplaced.splice(0)) {
      this.slots.label = spectrum.label;
      this.placeSpectrum(spectrum, this.detectors.ofNextFree(), this.slots.untimed(0));
    }
    // Checks the size before gaps are filled: times may lie absurdly far apart.
    this.closeAll();
    this.keepToMemory();
    const channelCount = this.channelsUsed();
    const slices = this.slicesOf(withoutEmptyEnds(this.slots.ordered()), channelCount);
    const batched = batchesOfSlices(slices, this.batchLengthDays);
    if (batched === null) throw new RangeError('slices do not make up a batch');
    return { histograms: batched.histograms, slices };
  }

  private slicesOf(slots: readonly BatchSlot[], channelCount: number): Slices {
    const order = this.detectors.keys.map((key, index) => ({ key, index }));
    order.sort((a, b) => compareDetectors(a.key, b.key));
    return {
      detectors: order.map(({ key }): DetectorKey => key),
      batches: slots.map((slot) => ({ ...timesOf(slot), gridIndex: slot.gridIndex })),
      grid: this.slots.grid,
      channelCount,
      packed: order.flatMap(({ index }) => slots.map((slot) => slot.packed[index] ?? null)),
      overflow: Uint32Array.from(order, ({ index }) => this.overflow[index] ?? 0),
      stated: order.map(({ index }) => this.stated[index] ?? null),
    };
  }

  private fill(slot: BatchSlot, detector: number, adc: number, counts: number): void {
    const bins = this.reaching(slot, detector, adc);
    bins[adc] = sumWithin32Bits(bins[adc] ?? 0, counts);
  }

  /** A block that reaches channel `adc`, with what was counted before. */
  private widen(slot: BatchSlot, detector: number, adc: number): Uint32Array {
    const before = slot.blocks[detector];
    const packed = slot.packed[detector];
    const highest = Math.max(adc, packed?.channels.at(-1) ?? 0);
    let channels = before?.length ?? FIRST_BLOCK_CHANNELS;
    while (channels <= highest) channels *= 2;
    if (this.openBytes > this.memory.openBytes && before === undefined) this.closeAll();
    this.openBytes += 4 * (channels - (before?.length ?? 0));
    if (this.openBytes + this.packedBytes > MAX_BYTES) throw this.tooLarge();
    const block = new Uint32Array(channels);
    if (before !== undefined) block.set(before);
    if (packed !== undefined) this.unpack(slot, detector, block);
    slot.blocks[detector] = block;
    return block;
  }

  private unpack(slot: BatchSlot, detector: number, into: Uint32Array): void {
    const packed = slot.packed[detector];
    if (packed === undefined) return;
    addPacked(into, packed);
    this.packedBytes -= packedBytes(packed);
    slot.packed[detector] = undefined;
  }

  /** Packs everything. Throws where the batches would be too large: before the memory is gone. */
  private closeAll(): void {
    for (const slot of this.slots.all()) this.close(slot);
    this.checkSize(this.batchCount(), this.channelsUsed());
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

  /** Where the slices take too much, they are added up to batches: another length reads the files again then. */
  private keepToMemory(): void {
    if (this.packedBytes <= this.memory.slicesBytes) return;
    const each = slicesPerBatch(this.batchLengthDays, this.slots.grid.lengthS) ?? 1;
    if (each === 1) return;
    this.closeAll();
    this.slots = this.slots.coarser(each, (from, into) => {
      from.packed.forEach((packed, detector) => {
        const last = packed?.channels.at(-1);
        if (packed === undefined || last === undefined) return;
        this.unpack(from, detector, this.reaching(into, detector, last));
      });
    });
    this.closeAll();
  }

  private reaching(slot: BatchSlot, detector: number, adc: number): Uint32Array {
    const block = slot.blocks[detector];
    return block !== undefined && adc < block.length ? block : this.widen(slot, detector, adc);
  }

  private placeSpectrum({ counts, stated }: UnplacedSpectrum, detector: number, slot: BatchSlot): void {
    this.stated[detector] ??= stated;
    counts.forEach((n, adc) => {
      if (n > 0) this.fill(slot, detector, adc, n);
    });
  }

  private channelsUsed(): number {
    let highest = 0;
    for (const slot of this.slots.all()) {
      for (const packed of slot.packed) highest = Math.max(highest, packed?.channels.at(-1) ?? 0);
      for (const block of slot.blocks) highest = Math.max(highest, block?.findLastIndex((n) => n > 0) ?? 0);
    }
    return Math.ceil((highest + 1) / CHANNEL_STEP) * CHANNEL_STEP;
  }

  private checkSize(batches: number, channels: number): void {
    if (4 * this.detectors.keys.length * batches * channels > MAX_BYTES) throw this.tooLarge(batches, channels);
  }

  private tooLarge(batches = this.batchCount(), channels = this.channelsUsed()): HalfmaxError {
    const detectors = this.detectors.keys.length;
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
    return batchCount(this.slots.all(), this.slots.grid, this.batchLengthDays) ?? 0;
  }
}

/** Empty slices at the start and the end of a run say nothing; those in between are gaps that the user should see. */
function withoutEmptyEnds(slots: readonly BatchSlot[]): readonly BatchSlot[] {
  const isFilled = (slot: BatchSlot) => slot.packed.some((packed) => packed !== undefined);
  const first = slots.findIndex(isFilled);
  return first < 0 ? [] : slots.slice(first, slots.findLastIndex(isFilled) + 1);
}
