import { BatchSlots, type BatchSlot } from './batchSlots';
import { compareDetectors, type DetectorKey } from './detector';
import { DetectorIndex } from './detectorIndex';
import { HalfmaxError } from './errors';
import type { EventList } from './eventList';
import type { Batch, Histograms, StatedCalibration } from './histograms';

/** Channels of an ADC: 16 bits. */
export const MAX_CHANNELS = 65536;

const CHANNEL_STEP = 256;
const FIRST_BLOCK_CHANNELS = 1024;
/** Counts that one bin holds: 32 bits. */
export const MAX_COUNT = 0xffffffff;
const MEBIBYTE = 2 ** 20;
/** The spectra of a run may take this many bytes. */
const MAX_BYTES = 512 * MEBIBYTE;

export interface HistogramOptions {
  /** Length of a time batch in days, > 0. */
  readonly batchLengthDays: number;
  /** Events at or above this channel (1..65536) are overflow; null where nothing is. */
  readonly overflowAdc: number | null;
}

/**
 * Fills spectra from events and histograms of any number of files, in any order. A class since it holds the memory:
 * one block of bins per (detector, batch), made and widened on demand, at most 512 MiB together. Nothing is allocated
 * per event.
 */
export class HistogramBuilder {
  private readonly detectors = new DetectorIndex();
  private readonly slots: BatchSlots;
  private readonly overflowFrom: number;
  private readonly overflow: number[] = [];
  private readonly stated: (StatedCalibration | null)[] = [];
  private readonly unnumbered: { readonly counts: Uint32Array; readonly stated: StatedCalibration | null }[] = [];
  private allocatedBytes = 0;

  /** Throws a RangeError where the options are outside their ranges. */
  constructor({ batchLengthDays, overflowAdc }: HistogramOptions) {
    if (!(batchLengthDays > 0 && Number.isFinite(batchLengthDays))) {
      throw new RangeError(`batchLengthDays must be finite and above 0, not ${String(batchLengthDays)}`);
    }
    if (overflowAdc !== null && !(Number.isInteger(overflowAdc) && overflowAdc >= 1 && overflowAdc <= MAX_CHANNELS)) {
      throw new RangeError(`overflowAdc must be null or an integer from 1 to 65536, not ${String(overflowAdc)}`);
    }
    this.slots = new BatchSlots(batchLengthDays * 86400);
    this.overflowFrom = overflowAdc ?? MAX_CHANNELS;
  }

  /** Adds the first `length` events of the list. */
  addEvents({ length, bus, sdd, timeS, adc }: EventList): void {
    if (length === 0) return;
    // Events mostly fall into the batch of the one before.
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
   * A spectrum without SDD number and time, from channel 0, at most 65536 channels. It becomes the next free SDD once
   * all files are read. No channel is overflow: a multichannel analyser has its own range, not that of the ADC.
   */
  addSpectrum(counts: Uint32Array, stated: StatedCalibration | null): void {
    this.unnumbered.push({ counts, stated });
  }

  /**
   * The run so far; the builder is spent. Batches are in order of time, without empty ones at either end; the channels
   * reach to the highest one used, rounded up to a multiple of 256. Throws a HalfmaxError `limit` where the spectra
   * would take more than 512 MiB.
   */
  build(): Histograms {
    for (const { counts, stated } of this.unnumbered.splice(0)) this.placeSpectrum(counts, stated);
    const channelCount = this.channelsUsed();
    this.checkSize(this.slots.span, channelCount);
    const slots = withoutEmptyEnds(this.slots.ordered());
    const order = this.detectors.keys.map((key, index) => ({ key, index }));
    order.sort((a, b) => compareDetectors(a.key, b.key));
    const counts = new Uint32Array(order.length * slots.length * channelCount);
    order.forEach(({ index }, row) => {
      slots.forEach((slot, column) => {
        const block = slot.blocks[index];
        if (block === undefined) return;
        counts.set(block.subarray(0, channelCount), (row * slots.length + column) * channelCount);
        slot.blocks[index] = undefined;
      });
    });
    return {
      detectors: order.map(({ key }): DetectorKey => key),
      batches: slots.map(({ start, stop }): Batch => ({ start, stop })),
      channelCount,
      counts,
      overflow: Uint32Array.from(order, ({ index }) => this.overflow[index] ?? 0),
      stated: order.map(({ index }) => this.stated[index] ?? null),
    };
  }

  private fill(slot: BatchSlot, detector: number, adc: number, counts: number): void {
    const block = slot.blocks[detector];
    const bins = block !== undefined && adc < block.length ? block : this.widen(slot, detector, adc);
    bins[adc] = sumWithin32Bits(bins[adc] ?? 0, counts);
  }

  /** A block that reaches channel `adc`, with what the block before it held. */
  private widen(slot: BatchSlot, detector: number, adc: number): Uint32Array {
    const before = slot.blocks[detector];
    let channels = before?.length ?? FIRST_BLOCK_CHANNELS;
    while (channels <= adc) channels *= 2;
    this.allocatedBytes += 4 * (channels - (before?.length ?? 0));
    if (this.allocatedBytes > MAX_BYTES) throw this.tooLarge(this.slots.span, this.channelsUsed());
    const block = new Uint32Array(channels);
    if (before !== undefined) block.set(before);
    slot.blocks[detector] = block;
    return block;
  }

  private placeSpectrum(counts: Uint32Array, stated: StatedCalibration | null): void {
    const detector = this.detectors.ofNextFree();
    this.stated[detector] = stated;
    const slot = this.slots.untimed(0);
    counts.forEach((n, adc) => {
      if (n > 0) this.fill(slot, detector, adc, n);
    });
  }

  private channelsUsed(): number {
    let highest = 0;
    for (const slot of this.slots.all()) {
      for (const block of slot.blocks) {
        if (block === undefined) continue;
        for (let adc = block.length - 1; adc > highest; adc--) if ((block[adc] ?? 0) > 0) highest = adc;
      }
    }
    return Math.ceil((highest + 1) / CHANNEL_STEP) * CHANNEL_STEP;
  }

  private checkSize(batches: number, channels: number): void {
    if (4 * this.detectors.keys.length * batches * channels > MAX_BYTES) throw this.tooLarge(batches, channels);
  }

  private tooLarge(batches: number, channels: number): HalfmaxError {
    const detectors = this.detectors.keys.length;
    const bytes = Math.max(4 * detectors * batches * channels, this.allocatedBytes);
    const mebibytes = Math.ceil(bytes / MEBIBYTE);
    const days = this.slots.lengthS / 86400;
    return new HalfmaxError(
      'limit',
      `The spectra would take ${String(mebibytes)} MiB or more (${String(detectors)} SDDs x ${String(batches)} batches x ` +
        `${String(channels)} channels), and 512 MiB are the most. Make the batches longer than ${String(days)} days, ` +
        `load fewer files at a time, or check that the times are Unix seconds.`,
    );
  }
}

function sumWithin32Bits(a: number, b: number): number {
  if (a + b <= MAX_COUNT) return a + b;
  throw new HalfmaxError('limit', 'A channel would hold more than 2^32 - 1 counts: load fewer files at a time.');
}

/** Empty batches at the start and the end of a run say nothing; those in between are gaps that the user should see. */
function withoutEmptyEnds(slots: readonly BatchSlot[]): readonly BatchSlot[] {
  const isFilled = (slot: BatchSlot) => slot.blocks.some((block) => block?.some((n) => n > 0) === true);
  const first = slots.findIndex(isFilled);
  return first < 0 ? [] : slots.slice(first, slots.findLastIndex(isFilled) + 1);
}
