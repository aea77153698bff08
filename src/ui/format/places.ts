import type { PlacedFile, PlacedSpectrum, SddSource, TimeSource } from '../../dataset/naming';
import { labels } from '../../labels/labels';
import { formatSecond } from './number';

const TEXTS = labels.format.sources;
const SDD_FROM: Readonly<Record<SddSource, string>> = TEXTS.sdd;
const TIME_FROM: Readonly<Record<TimeSource, string>> = TEXTS.time;

/** Where SDD and time of a spectrum come from: `SDD by its name, time by the file`, `SDD and time by its name`. */
export function sourceText({ sddFrom, timeFrom }: Pick<PlacedSpectrum, 'sddFrom' | 'timeFrom'>): string {
  const sdd = TEXTS.sddFrom(SDD_FROM[sddFrom]);
  if (timeFrom === sddFrom) return TEXTS.sddAndTimeFrom(TIME_FROM[timeFrom]);
  return timeFrom === 'none' ? sdd : TEXTS.sddThenTime(sdd, TIME_FROM[timeFrom]);
}

/** Where the time of a file comes from that numbers its SDDs: `time by its name`. */
export function timeText({ timeFrom }: Pick<PlacedFile, 'timeFrom'>): string {
  return timeFrom === 'none' ? TEXTS.noTime : TEXTS.timeFrom(TIME_FROM[timeFrom]);
}

/** When what it counts was measured: `2023-01-05 12:00:00 to 12:10:00 UTC by its name`. Empty where nobody says. */
export function fileTimeText(file: PlacedFile): string {
  const from = TIME_FROM[file.timeFrom];
  if (file.start !== null) return TEXTS.stretchFrom(stretchText(file), from);
  return file.timeFrom === 'none' ? '' : TEXTS.batchFrom(String(file.ordinal), from);
}

/** The detector as one writes it: `3`, or `1:3` with a bus. */
function placeLabel({ bus, sdd }: Pick<PlacedSpectrum, 'bus' | 'sdd'>): string {
  return bus === null ? String(sdd) : `${String(bus)}:${String(sdd)}`;
}

/**
 * Where the spectra of one file went, in a line: `SDD 3 by its name; 2023-01-05 12:00:00 to 12:10:00 UTC by the file`. Of
 * several the SDDs alone. Empty where there is none.
 */
export function placesText(spectra: readonly PlacedSpectrum[]): string {
  const [first, ...more] = spectra;
  if (first === undefined) return '';
  if (more.length > 0) {
    const sdds = spectra.slice(0, 8).map(placeLabel).join(', ');
    return spectra.length > 8 ? TEXTS.moreSdds(sdds, String(spectra.length)) : TEXTS.sdds(sdds);
  }
  const sdd = TEXTS.sddIs(placeLabel(first), SDD_FROM[first.sddFrom]);
  const from = TIME_FROM[first.timeFrom];
  if (first.start !== null) return TEXTS.sddAndWhen(sdd, TEXTS.stretchFrom(stretchText(first), from));
  return first.timeFrom === 'name' ? TEXTS.sddAndWhen(sdd, TEXTS.batchFrom(String(first.ordinal), from)) : sdd;
}

/** `2023-01-05 12:00:00 to 12:10:00`; the day of the end is left out where it is that of the start. */
function stretchText({ start, stop }: Pick<PlacedSpectrum, 'start' | 'stop'>): string {
  const [from, to] = [formatSecond(start), formatSecond(stop)];
  return TEXTS.stretch(from, to.slice(0, 10) === from.slice(0, 10) ? to.slice(11) : to);
}
