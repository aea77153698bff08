import type { Naming } from '../../dataset/naming';
import type { SpectrumOrigin } from '../../dataset/placement';

/** The next free number for each spectrum, without time: what holds until the user says otherwise. */
export const NO_NAMING: Naming = { pattern: '', usesHeader: false, utcOffsetHours: 0, lengthHours: null, byHand: {} };

/** Which spectrum a number by hand is for. */
export function spectrumKey({ file, position, of }: Pick<SpectrumOrigin, 'file' | 'position' | 'of'>): string {
  return of === 1 ? file : `${file} #${String(position + 1)}`;
}

/**
 * The number in a file's own name of a detector: a number alone (`3`), or one after a word for a detector (`SDD 3`, `DET# 1`,
 * `ch_07`). Null for others: serial numbers and types (`XFlash 5010`) are none. At most 65535.
 */
export function detectorNumber(detector: string | undefined): number | null {
  const [, digits] = /^(?:(?:sdd|det|detector|channel|chan|ch)[ _.#:-]{0,3})?(\d{1,5})$/i.exec(detector ?? '') ?? [];
  const number = Number(digits ?? NaN);
  return number <= 65535 ? number : null;
}
