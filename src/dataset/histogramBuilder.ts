import { timesOf, withTimesOf, type BatchSlot } from './batchSlots';
import { partSlotOf, type CountedPart } from './countedPart';
import { compareDetectors, type DetectorKey } from './detector';
import { DetectorIndex } from './detectorIndex';
import type { EventList } from './eventList';
import { batchesOfSlices } from './batchesOfSlices';
import type { Histograms, StatedCalibration } from './histograms';
import type { Placement, PlaceInTime, SpectrumOrigin, SpectrumSource } from './placement';
import { sumWithin32Bits } from './packedSpectrum';
import { SlicedCounts, type BuilderMemory } from './slicedCounts';
import type { Slices } from './slices';
import { UntimedFiles } from './untimedFiles';
import { WaitingSpectra, type WaitingSpectrum } from './waitingSpectra';

export { MAX_COUNT } from './packedSpectrum';

/** Channels of an ADC: 16 bits. */
export const MAX_CHANNELS = 65536;

export interface HistogramOptions {
  /** Length of a time batch in days, > 0. */
  readonly batchLengthDays: number;
  /** Events at or above this channel (1..65536) are overflow; null where nothing is. */
  readonly overflowAdc: number | null;
  /** Whether what a file counts without time waits for `placeFiles`; else it has none. */
  readonly timesByFile?: boolean;
}

/**
 * Fills spectra from events and histograms of any number of files, in any order. A class since it holds the memory
 * (`SlicedCounts`). Nothing is allocated per event.
 */
export class HistogramBuilder {
  private readonly detectors = new DetectorIndex();
  private readonly counts: SlicedCounts;
  private readonly batchLengthDays: number;
  private readonly overflowFrom: number;
  private readonly overflow: number[] = [];
  private readonly stated: (StatedCalibration | null)[] = [];
  private readonly spectra = new WaitingSpectra();
  private readonly files = new UntimedFiles();
  private readonly timesByFile: boolean;
  private label: string | null = null;
  private runNumber = 0;

  /** Throws a RangeError where the options are outside their ranges. */
  constructor({ batchLengthDays, overflowAdc, timesByFile = false }: HistogramOptions, memory?: BuilderMemory) {
    if (!(batchLengthDays > 0 && Number.isFinite(batchLengthDays))) {
      throw new RangeError(`batchLengthDays must be finite and above 0, not ${String(batchLengthDays)}`);
    }
    if (overflowAdc !== null && !(Number.isInteger(overflowAdc) && overflowAdc >= 1 && overflowAdc <= MAX_CHANNELS)) {
      throw new RangeError(`overflowAdc must be null or an integer from 1 to 65536, not ${String(overflowAdc)}`);
    }
    this.batchLengthDays = batchLengthDays;
    this.counts = new SlicedCounts(batchLengthDays, () => this.detectors.keys.length, memory);
    this.overflowFrom = overflowAdc ?? MAX_CHANNELS;
    this.timesByFile = timesByFile;
  }

  /** What comes until `endFile` is of this file. */
  beginFile(file: string): void {
    this.files.begin(file, this.timesByFile ? this.counts.slots.unplaced(this.label) : null);
  }

  /** The file has been read; `facts` is what it says of its spectra. */
  endFile(facts: SpectrumSource['facts']): void {
    const slot = this.files.end(facts);
    if (slot !== null) this.counts.move(slot, this.counts.slots.untimed(0, slot.label ?? null));
  }

  /** From here on what is added is of a run of this kind, in batches of its own; null: of no kind. */
  beginRun(label: string | null): void {
    this.label = label;
    this.runNumber++;
  }

  /** Adds the first `length` events of the list. */
  addEvents({ length, bus, sdd, timeS, adc }: EventList): void {
    if (length === 0) return;
    this.counts.keepToMemory();
    // Events mostly fall into the slice of the one before.
    let slot = timeS === null ? this.untimedBatch(0) : this.sliceAt(timeS[0] ?? 0);
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
          slot = this.sliceAt(time);
          startS = slot.start ?? -Infinity;
          stopS = slot.stop ?? Infinity;
        }
      }
      const block = slot.blocks[detector];
      const bins = block !== undefined && channel < block.length ? block : this.counts.widen(slot, detector, channel);
      bins[channel] = (bins[channel] ?? 0) + 1;
    }
    if (timeS !== null && this.label !== null) this.noteTimes(timeS.subarray(0, length));
  }

  /** Slices of a kind of run begin and end with their events: runs of other kinds stand before and after. */
  private noteTimes(timeS: Float64Array): void {
    let slot = this.sliceAt(timeS[0] ?? 0);
    for (const time of timeS) {
      if (time < (slot.start ?? 0) || time >= (slot.stop ?? 0)) slot = this.sliceAt(time);
      if (time < slot.firstS) slot.firstS = time;
      if (time > slot.lastS) slot.lastS = time;
    }
  }

  private sliceAt(timeS: number): BatchSlot {
    return this.counts.slots.at(timeS, this.label, this.runNumber);
  }

  /** Index of a detector for `addCounts`. A detector that is named here is in the run even without counts. */
  detector(bus: number, sdd: number): number {
    return this.detectors.of(bus, sdd);
  }

  /** The batch [startS, stopS) for `addCounts`. */
  batchBetween(startS: number, stopS: number): BatchSlot {
    return this.counts.slots.between(startS, stopS, this.label);
  }

  /** The batch without time of this number for `addCounts`. */
  untimedBatch(ordinal: number): BatchSlot {
    return this.files.slotOf(ordinal) ?? this.counts.slots.untimed(ordinal, this.label);
  }

  /** Adds `counts` (integer >= 0) to channel `adc`; at or above the overflow channel they are counted as overflow. */
  addCounts(detector: number, slot: BatchSlot, adc: number, counts: number): void {
    if (adc < this.overflowFrom) this.counts.fill(slot, detector, adc, counts);
    else this.overflow[detector] = sumWithin32Bits(this.overflow[detector] ?? 0, counts);
  }

  /**
   * A spectrum without SDD number and time, from channel 0, at most 65536 channels. It waits for `placeSpectra`; one that is
   * not placed becomes the next free SDD, without time. No channel is overflow: a multichannel analyser has its own range,
   * not that of the ADC.
   */
  addSpectrum(counts: Uint32Array, stated: StatedCalibration | null, source: SpectrumSource): void {
    this.spectra.add({ counts, stated, source, label: this.label });
  }

  /** The spectra that wait for their place, in the order in which they came. */
  get waiting(): readonly SpectrumOrigin[] {
    return this.spectra.origins;
  }

  /** The files so far that number their SDDs and give no time, in the order in which they came. */
  get untimedFiles(): readonly SpectrumSource[] {
    return this.files.sources;
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
    for (const { place, ...spectrum } of this.spectra.takeWith(places)) {
      const slot = this.counts.slotAt(place, spectrum.label);
      this.addPlaced(spectrum, this.detectors.of(place.bus ?? -1, place.sdd), slot);
    }
  }

  /** Puts what the untimed files count to their times, one for each file, in their order. */
  placeFiles(times: readonly PlaceInTime[]): void {
    this.files.take().forEach(({ slot }, i) => {
      if (slot === null) return;
      const { label = null } = slot;
      const time = times[i];
      this.counts.move(
        slot,
        time === undefined ? this.counts.slots.untimed(0, label) : this.counts.slotAt(time, label),
      );
    });
  }

  /** What has been counted so far, for another builder of the same options; this one is spent. Throws likewise. */
  toPart(): CountedPart {
    const untimed = this.files.take();
    this.counts.closeAll();
    const { slots, grid } = this.counts;
    return {
      detectors: this.named,
      overflow: this.detectors.keys.map((_, detector) => this.overflow[detector] ?? 0),
      originS: slots.hasStarted ? grid.originS : null,
      slots: Array.from(slots.placed(), partSlotOf),
      untimed: untimed.map(({ source, slot }) => ({ source, slot: slot === null ? null : partSlotOf(slot) })),
      spectra: this.spectra.take(),
    };
  }

  /**
   * Adds what another builder has counted of files that come next, as if they were read here: where slices fit days
   * (`slicesFitDays`), to the last bit. Throws a HalfmaxError `limit` where it is too much.
   */
  addPart({ detectors, overflow, originS, slots, untimed, spectra }: CountedPart): void {
    this.counts.keepToMemory();
    const detectorOf = detectors.map(({ bus, sdd }) => this.detectors.of(bus ?? -1, sdd));
    overflow.forEach((n, i) => {
      const detector = detectorOf[i] ?? 0;
      if (n > 0) this.overflow[detector] = sumWithin32Bits(this.overflow[detector] ?? 0, n);
    });
    const here = this.counts.slots;
    if (originS !== null) here.startAt(originS);
    for (const slot of slots) {
      const { start, stop, gridIndex, runNumber, label = null, packed } = slot;
      // The middle of a slice is in the same one whatever the origin.
      const isOnGrid = gridIndex !== null && start !== null && stop !== null;
      const into = isOnGrid
        ? here.at((start + stop) / 2, label, this.runNumber + runNumber)
        : this.counts.slotAt(slot, label);
      this.counts.addSpectra(packed, detectorOf, withTimesOf(slot, into));
    }
    this.runNumber += slots.reduce((most, { runNumber }) => Math.max(most, runNumber), 0);
    for (const { source, slot } of untimed) {
      const own = slot === null ? null : here.unplaced(slot.label ?? null);
      if (slot !== null && own !== null) this.counts.addSpectra(slot.packed, detectorOf, own);
      this.files.add(source, own);
    }
    for (const spectrum of spectra) this.spectra.add(spectrum);
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
    this.placeFiles([]);
    for (const spectrum of this.spectra.take()) {
      this.addPlaced(spectrum, this.detectors.ofNextFree(), this.counts.slots.untimed(0, spectrum.label));
    }
    // Checks the size before gaps are filled: times may lie absurdly far apart.
    this.counts.closeAll();
    this.counts.keepToMemory();
    const channelCount = this.counts.channelsUsed();
    const slices = this.slicesOf(withoutEmptyEnds(this.counts.ordered()), channelCount);
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
      grid: this.counts.grid,
      channelCount,
      packed: order.flatMap(({ index }) => slots.map((slot) => slot.packed[index] ?? null)),
      overflow: Uint32Array.from(order, ({ index }) => this.overflow[index] ?? 0),
      stated: order.map(({ index }) => this.stated[index] ?? null),
    };
  }

  private addPlaced({ counts, stated }: WaitingSpectrum, detector: number, slot: BatchSlot): void {
    this.stated[detector] ??= stated;
    counts.forEach((n, adc) => {
      if (n > 0) this.counts.fill(slot, detector, adc, n);
    });
  }
}

/** Empty slices at the start and the end of a run say nothing; those in between are gaps that the user should see. */
function withoutEmptyEnds(slots: readonly BatchSlot[]): readonly BatchSlot[] {
  const isFilled = (slot: BatchSlot) => slot.packed.some((packed) => packed !== undefined);
  const first = slots.findIndex(isFilled);
  return first < 0 ? [] : slots.slice(first, slots.findLastIndex(isFilled) + 1);
}
