import { doubletOf } from './lineDoublet';
import { doubletAt, doubletDensityAt, emptyDoubletValue } from './doubletShape';
import { CHANNELS_PER_UNIT, ENERGY_ORIGIN_EV, type FrameTriple } from './frame';
import type { PreparedRow } from './preparedRow';

/**
 * Least share of the line that the window is taken to hold. Only reached where the line has left the window; below it
 * the float32 norm would be noise, and dividing by it would reward leaving.
 */
export const SMALLEST_NORM = 1e-4;

/** N, the share of the line that the window holds, and its gradient with respect to the displacement. */
export interface WindowNorm {
  readonly norm: number;
  readonly gradient: FrameTriple;
}

const doublet = emptyDoubletValue();

/** Energy in eV at position u of the row's frame, in Float64. */
export function energyEvAt(row: PreparedRow, displacement: ArrayLike<number>, u: number): number {
  const q0 = row.start[0] + (displacement[0] ?? 0);
  const q1 = row.start[1] + (displacement[1] ?? 0);
  const q2 = row.start[2] + (displacement[2] ?? 0);
  return ENERGY_ORIGIN_EV + q0 + u * (q1 + u * q2);
}

/** N at a displacement: the doublet's cumulative shape at the upper edge of the window less that at the lower one. */
export function windowNorm(row: PreparedRow, displacement: ArrayLike<number>): WindowNorm {
  const gradient: FrameTriple = [0, 0, 0];
  let norm = 0;
  row.row.windowAdc.forEach((adc, side) => {
    const sign = side === 0 ? -1 : 1;
    const u = (adc - row.anchorAdc) / CHANNELS_PER_UNIT;
    doubletAt(energyEvAt(row, displacement, u), doubletOf(row.row.line), row.row.line, doublet);
    norm += sign * doublet.cdf;
    gradient[0] += sign * doublet.density;
    gradient[1] += sign * doublet.density * u;
    gradient[2] += sign * doublet.density * u * u;
  });
  return norm >= SMALLEST_NORM ? { norm, gradient } : { norm: SMALLEST_NORM, gradient: [0, 0, 0] };
}

/**
 * f(a) = s L(C(a)) C'(a)/N + (1 - s)/W per channel at channel position `adc`, L the row's line with unit area, W the window's
 * width in channels (METHOD.md section 4); fills `gradient` with its derivatives by the displacement.
 */
export function densityAt(
  row: PreparedRow,
  displacement: ArrayLike<number>,
  adc: number,
  window: WindowNorm,
  gradient: FrameTriple,
): number {
  const { signalFraction } = row;
  const [low, high] = row.row.windowAdc;
  const u = (adc - row.anchorAdc) / CHANNELS_PER_UNIT;
  const gain =
    (row.start[1] + (displacement[1] ?? 0) + 2 * u * (row.start[2] + (displacement[2] ?? 0))) / CHANNELS_PER_UNIT;
  doubletDensityAt(energyEvAt(row, displacement, u), doubletOf(row.row.line), row.row.line, doublet);
  const signal = (signalFraction * doublet.density * gain) / window.norm;
  const byEnergy = (signalFraction * doublet.slope * gain) / window.norm;
  const byGain = (signalFraction * doublet.density) / window.norm / CHANNELS_PER_UNIT;
  gradient[0] = byEnergy - (signal * window.gradient[0]) / window.norm;
  gradient[1] = byEnergy * u + byGain - (signal * window.gradient[1]) / window.norm;
  gradient[2] = byEnergy * u * u + 2 * u * byGain - (signal * window.gradient[2]) / window.norm;
  return signal + (1 - signalFraction) / (high - low);
}
