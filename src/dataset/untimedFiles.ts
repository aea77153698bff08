import type { BatchSlot } from './batchSlots';
import type { SpectrumSource } from './placement';

/** A file that was read, and where its counts without time are: null for those of all other files. */
export interface UntimedFile {
  readonly source: SpectrumSource;
  readonly slot: BatchSlot | null;
}

/** The file that is being read. */
interface OpenFile {
  readonly file: string;
  readonly slot: BatchSlot | null;
  /** Whether it has counts without time, and whether it orders them in batches of its own. */
  isUntimed: boolean;
  hasBatches: boolean;
}

/** Which files give counts of SDDs that they number without a time, so that their names may say it. */
export class UntimedFiles {
  private readonly all: UntimedFile[] = [];
  private open: OpenFile | null = null;

  /** What comes until `end` is of this file; its counts without time go to `slot`, where there is one. */
  begin(file: string, slot: BatchSlot | null): void {
    this.open = { file, slot, isUntimed: false, hasBatches: false };
  }

  /** Where counts without time of batch `ordinal` go; null for where those of all files do. */
  slotOf(ordinal: number): BatchSlot | null {
    if (this.open === null) return null;
    if (ordinal !== 0) {
      this.open.hasBatches = true;
      return null;
    }
    this.open.isUntimed = true;
    return this.open.slot;
  }

  /**
   * The file has been read; `facts` is what it says. Returns a slot that waits for no time after all: no name could say
   * the times of several batches.
   */
  end(facts: SpectrumSource['facts']): BatchSlot | null {
    const { open } = this;
    this.open = null;
    if (open === null) return null;
    if (!open.isUntimed || open.hasBatches) return open.slot;
    this.add({ file: open.file, facts }, open.slot);
    return null;
  }

  /** The files, in the order in which they came. */
  get sources(): readonly SpectrumSource[] {
    return this.all.map(({ source }) => source);
  }

  /** One that was read elsewhere. */
  add(source: SpectrumSource, slot: BatchSlot | null): void {
    this.all.push({ source, slot });
  }

  /** All of them; none waits any more. */
  take(): readonly UntimedFile[] {
    return this.all.splice(0);
  }
}
