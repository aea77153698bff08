import type { LocatedCalibration } from '../calibrate/energyCalibration';
import { energyAt } from '../calibrate/energyCalibration';
import type { Histograms } from '../dataset/histograms';

/** Constants by spectrum, index detector x batches + batch; null where the spectrum has none. */
export type CalibrationTable = readonly (readonly [number, number, number] | null)[];

/**
 * Constants of every (detector, batch): those of the batch, else those of the detector's whole run (batch null).
 * Constants that are not finite count as none.
 */
export function calibrationTable(
  { detectors, batches }: Histograms,
  calibrations: readonly LocatedCalibration[],
): CalibrationTable {
  const table = new Array<readonly [number, number, number] | null>(detectors.length * batches.length).fill(null);
  const finite = calibrations.filter(({ p }) => p.every(Number.isFinite));
  for (const { detector, batch, p } of finite) {
    if (batch === null) table.fill(p, detector * batches.length, (detector + 1) * batches.length);
  }
  for (const { detector, batch, p } of finite) {
    if (batch !== null) table[detector * batches.length + batch] = p;
  }
  return table;
}

/**
 * The same tables, each without the spectra that one of the others lacks: rows of a comparison hold the same events.
 */
export function commonSpectra<Name extends string>(
  tables: Readonly<Record<Name, CalibrationTable>>,
): Record<Name, CalibrationTable> {
  const all = Object.values<CalibrationTable>(tables);
  const inAll = all[0]?.map((_, spectrum) => all.every((table) => (table[spectrum] ?? null) !== null)) ?? [];
  const common = Object.entries<CalibrationTable>(tables).map(([name, table]) => [
    name,
    table.map((p, spectrum) => (inAll[spectrum] === true ? p : null)),
  ]);
  return Object.fromEntries(common) as Record<Name, CalibrationTable>;
}

/**
 * The channels whose events may fall in [lowEv, highEv), wherever in the channel: the first and the last of them, or
 * null if there is none.
 */
export function channelsWithin(
  p: readonly [number, number, number],
  channelCount: number,
  lowEv: number,
  highEv: number,
): readonly [number, number] | null {
  let first = -1;
  let last = -1;
  for (let adc = 0; adc < channelCount; adc++) {
    const a = energyAt(p, adc - 0.5);
    const b = energyAt(p, adc + 0.5);
    if (Math.max(a, b) < lowEv || Math.min(a, b) >= highEv) continue;
    if (first < 0) first = adc;
    last = adc;
  }
  return first < 0 ? null : [first, last];
}
