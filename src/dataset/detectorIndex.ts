import type { DetectorKey } from './detector';

/** Largest SDD or bus number: both are 16-bit. */
export const MAX_DETECTOR_NUMBER = 65535;

/**
 * Numbers detectors 0, 1, 2, ... in the order in which they are first seen. A missing bus is given as -1, so that the
 * path that runs once per event handles plain numbers only.
 */
export class DetectorIndex {
  readonly keys: DetectorKey[] = [];
  private readonly withoutBus = new Int32Array(MAX_DETECTOR_NUMBER + 1).fill(-1);
  private readonly withBus = new Map<number, number>();

  /** Index of detector (`bus`, `sdd`), both 0..65535 or `bus` -1 for none; a new one is registered. */
  of(bus: number, sdd: number): number {
    const known = bus < 0 ? (this.withoutBus[sdd] ?? -1) : (this.withBus.get(bus * 65536 + sdd) ?? -1);
    return known < 0 ? this.register(bus, sdd) : known;
  }

  /** The lowest SDD number without a bus that no detector has yet; it is registered. Returns its index. */
  ofNextFree(): number {
    const sdd = this.withoutBus.indexOf(-1);
    if (sdd < 0) throw new RangeError('every SDD number from 0 to 65535 is taken');
    return this.register(-1, sdd);
  }

  private register(bus: number, sdd: number): number {
    const index = this.keys.length;
    this.keys.push({ bus: bus < 0 ? null : bus, sdd });
    if (bus < 0) this.withoutBus[sdd] = index;
    else this.withBus.set(bus * 65536 + sdd, index);
    return index;
  }
}
