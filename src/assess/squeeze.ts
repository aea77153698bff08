/**
 * A squeezed or stretched energy scale, told by the other lines: a loss without Jacobian narrows copper by pulling every
 * energy towards it (METHOD.md section 4), which held-out events do not give away.
 */
import { LINES, tabulatedEnergyEv, type LineId } from '../physics/lines';
import type { LineRow, SpectrumName } from './results';

/** How far a line moved from one calibration to another on the same events, eV. */
interface Shift {
  readonly line: LineId;
  readonly energyEv: number;
  readonly shiftEv: number;
  /** The larger one of the two positions' errors. They are of the same events, so the shift is better known than that. */
  readonly errorEv: number;
}

/** A change of the energy scale about the line that constants are moved by. */
export interface Squeeze {
  readonly about: LineId;
  /** Change of the gain, relative: below 0 where the scale is squeezed. */
  readonly gain: number;
  /** Of the lines that tell, those that both have: Ti Ka, Mn Ka and Cu Kb with copper, all others with another line. */
  readonly shifts: readonly Shift[];
}

const TOLD_BESIDE_COPPER: readonly LineId[] = ['TiKa', 'MnKa', 'CuKb'];
const MIN_SIGMA = 3;
/** Smaller shifts of Ti Ka are within what its own calibration points leave open. */
const MIN_SHIFT_EV = 2;

/**
 * The change of scale from `before` to `after`, rows of the same events, about a line; null where it is none, or not known: one
 * other line alone does not tell whether the scale or that line has moved.
 */
export function squeezeOf(
  after: readonly LineRow[],
  before: readonly LineRow[],
  about: LineId = 'CuKa',
): Squeeze | null {
  const told = about === 'CuKa' ? TOLD_BESIDE_COPPER : after.map(({ line }) => line).filter((line) => line !== about);
  const shifts = told.flatMap((line) => shiftOf(line, after, before));
  if (shifts.length < 2) return null;
  const arm = ({ energyEv }: Shift) => energyEv - tabulatedEnergyEv(about);
  const information = shifts.reduce((sum, shift) => sum + (arm(shift) / shift.errorEv) ** 2, 0);
  // The line itself is held in place: energies move in proportion to their distance from it.
  const gain = shifts.reduce((sum, shift) => sum + (arm(shift) * shift.shiftEv) / shift.errorEv ** 2, 0) / information;
  const gainError = 1 / Math.sqrt(information);
  const surely = shifts.filter(({ shiftEv, errorEv }) => Math.abs(shiftEv) > MIN_SIGMA * errorEv);
  const isLarge = surely.some(({ shiftEv }) => Math.abs(shiftEv) > MIN_SHIFT_EV);
  // One line that moved by itself, or against the others, is another fault.
  const isCommon = surely.every((shift) => shift.shiftEv * gain * arm(shift) > 0);
  return isLarge && isCommon && Math.abs(gain) > MIN_SIGMA * gainError ? { about, gain, shifts } : null;
}

/** The squeeze in words, with its sizes in eV. */
export function squeezeText({ about, gain, shifts }: Squeeze, against: SpectrumName): string {
  const list = shifts.map(({ line, shiftEv, errorEv }) => {
    const digits = errorEv < 0.95 ? 1 : 0;
    const sign = shiftEv < 0 ? '−' : '+';
    return `${LINES[line].label} by ${sign}${Math.abs(shiftEv).toFixed(digits)} ± ${errorEv.toFixed(digits)} eV`;
  });
  const percent = Math.abs(100 * gain).toPrecision(2);
  const verb = gain < 0 ? 'squeezed' : 'stretched';
  const pivot = about === 'CuKa' ? 'copper' : LINES[about].label;
  return `The energy scale is ${verb} by ${percent} % about ${pivot}, against the ${against} calibration: ${list.join(', ')}. A width in such a scale is no resolution.`;
}

function shiftOf(line: LineId, after: readonly LineRow[], before: readonly LineRow[]): Shift[] {
  const now = after.find((row) => row.line === line)?.position;
  const then = before.find((row) => row.line === line)?.position;
  if (now?.value == null || then?.value == null || now.error === null || then.error === null) return [];
  const errorEv = Math.max(now.error, then.error);
  if (!(errorEv > 0)) return [];
  return [{ line, energyEv: tabulatedEnergyEv(line), shiftEv: now.value - then.value, errorEv }];
}
