/**
 * Which detector a spectrum belongs to. VIP-2 numbers its SDDs 0..31; SIDDHARTA-2 has several buses, each with its own
 * numbers, so the key is the pair. `bus` is null where the experiment has none.
 */
export interface DetectorKey {
  readonly bus: number | null;
  readonly sdd: number;
}

/** Text that is unique per detector, fit for map keys and labels: `17`, or `2:17` with a bus. */
export function detectorLabel(key: DetectorKey): string {
  return key.bus === null ? String(key.sdd) : `${String(key.bus)}:${String(key.sdd)}`;
}

/** Order by bus, then by number; detectors without a bus come first. */
export function compareDetectors(a: DetectorKey, b: DetectorKey): number {
  return (a.bus ?? -1) - (b.bus ?? -1) || a.sdd - b.sdd;
}
