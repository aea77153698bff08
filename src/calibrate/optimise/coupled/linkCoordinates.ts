import { CHANNELS_PER_UNIT } from '../frame';
import { times3 } from '../matrix3';
import type { PreparedRow } from '../preparedRow';
import type { RowLink } from '../row';

/** A row in the coordinates in which rows of a detector are compared: x = x0 + X displacement, all in eV. */
export interface LinkedRow {
  readonly link: RowLink;
  /** Energies at the two channels of the link relative to 8000 eV, and the bend, at the start of the row. */
  readonly start: readonly [number, number, number];
  /** X, 3 x 3. */
  readonly byDisplacement: Float64Array;
}

/**
 * The bend of a calibration between the two channels of a link: how far, in eV, the middle of the curve lies from its
 * chord, p2 (high - low)^2/4. Detectors of different gain can be compared by it.
 */
export function bendPerCurvature([low, high]: RowLink['channelsAdc']): number {
  return (high - low) ** 2 / 4;
}

/** The row in the coordinates of its link; null where it has none. */
export function linkedRow({ row: { link }, anchorAdc, start }: PreparedRow): LinkedRow | null {
  if (link === undefined) return null;
  const [low, high] = link.channelsAdc;
  const at = (adc: number) => (adc - anchorAdc) / CHANNELS_PER_UNIT;
  const bend = bendPerCurvature(link.channelsAdc) / CHANNELS_PER_UNIT ** 2;
  const byDisplacement = Float64Array.of(1, at(low), at(low) ** 2, 1, at(high), at(high) ** 2, 0, 0, bend);
  return { link, start: times3(byDisplacement, start), byDisplacement };
}
