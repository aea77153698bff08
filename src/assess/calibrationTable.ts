import type { CalibrationSets, LocatedCalibration } from '../calibrate/energyCalibration';
import { energyAt, gainAt } from '../calibrate/energyCalibration';
import type { Spectra } from '../dataset/histograms';

/** Constants by spectrum, index detector x batches + batch; null where the spectrum has none. */
export type CalibrationTable = readonly (readonly [number, number, number] | null)[];

/**
 * Constants of every (detector, batch): those of the batch, else those of the detector's whole run (batch null).
 * Constants that are not finite count as none.
 */
export function calibrationTable(
  { detectors, batches }: Spectra,
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

/** Tables of the three calibrations of a run, each without the spectra that one of the others lacks. */
export function tablesOf(
  histograms: Spectra,
  { standard, reference, optimized }: CalibrationSets,
): Readonly<Record<keyof CalibrationSets, CalibrationTable>> {
  return commonSpectra({
    standard: calibrationTable(histograms, standard),
    reference: calibrationTable(histograms, reference),
    optimized: calibrationTable(histograms, optimized),
  });
}

/**
 * The channels whose events may fall in [lowEv, highEv), wherever in the channel: the first and the last of them, or
 * null if there is none. All channels where the energy does not rise over the whole ADC, which no sane constants give.
 */
export function channelsWithin(
  p: readonly [number, number, number],
  channelCount: number,
  lowEv: number,
  highEv: number,
): readonly [number, number] | null {
  const rises = gainAt(p, -0.5) > 0 && gainAt(p, channelCount - 0.5) > 0;
  if (!rises) return [0, channelCount - 1];
  // The first channel whose upper edge reaches lowEv, and the last whose lower edge lies below highEv.
  const first = firstChannel(channelCount, (adc) => energyAt(p, adc + 0.5) >= lowEv);
  const last = firstChannel(channelCount, (adc) => energyAt(p, adc - 0.5) >= highEv) - 1;
  return first > last ? null : [first, last];
}

/** The first channel from which on `holds` is true, by bisection; `channelCount` if there is none. */
function firstChannel(channelCount: number, holds: (adc: number) => boolean): number {
  let from = 0;
  let to = channelCount;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}
