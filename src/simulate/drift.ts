import type { RandomSource } from '../math/random';
import type { EnergyScale } from './energyScale';
import { SECONDS_PER_DAY } from '../dataset/secondsPerDay';

const HOUR_S = 3600;
/** Size of the daily modulation and of the offset's drift relative to the random walk of the gain. */
const DAILY_SHARE = 0.4;
const OFFSET_SHARE = 0.25;

/**
 * How the energy scale of one detector moves in time: relative change of p1 and absolute change of p0 at hourly nodes,
 * linear in between, and at most one sudden step of the gain.
 */
export interface Drift {
  /** Relative change of p1, one entry per hour and one more for the end. */
  readonly gain: Float64Array;
  /** Change of p0 in eV, on the same nodes. */
  readonly offsetEv: Float64Array;
  /** From `atS` seconds into the run on, p1 changes by the factor 1 + `gain`. */
  readonly step: { readonly atS: number; readonly gain: number } | null;
}

/**
 * A drift over `days` days: a random walk plus a daily modulation of phase `dayPhase` (radians), together of root mean
 * square `rmsEv` at an energy of `atEv` above that of channel 0, with mean zero over the run.
 */
export function drawDrift(
  random: RandomSource,
  options: { readonly days: number; readonly rmsEv: number; readonly atEv: number; readonly dayPhase: number },
): Drift {
  const nodes = Math.ceil(options.days * 24) + 1;
  const gain = walk(random, nodes, options.rmsEv / options.atEv, options.dayPhase);
  const offsetEv = walk(random, nodes, OFFSET_SHARE * options.rmsEv, options.dayPhase);
  return { gain, offsetEv, step: null };
}

function walk(random: RandomSource, nodes: number, rms: number, dayPhase: number): Float64Array {
  const path = new Float64Array(nodes);
  for (let i = 1; i < nodes; i++) path[i] = (path[i - 1] ?? 0) + random.normal();
  rescale(path, 1);
  const amplitude = DAILY_SHARE * Math.SQRT2;
  for (let i = 0; i < nodes; i++) {
    path[i] = (path[i] ?? 0) + amplitude * Math.sin((2 * Math.PI * i * HOUR_S) / SECONDS_PER_DAY + dayPhase);
  }
  rescale(path, rms);
  return path;
}

/** Moves `path` to mean zero and scales it to the given root mean square; all zero if it does not move at all. */
function rescale(path: Float64Array, rms: number): void {
  const mean = path.reduce((sum, x) => sum + x, 0) / path.length;
  const square = path.reduce((sum, x) => sum + (x - mean) ** 2, 0) / path.length;
  const factor = square > 0 ? rms / Math.sqrt(square) : 0;
  for (let i = 0; i < path.length; i++) path[i] = ((path[i] ?? 0) - mean) * factor;
}

/** The energy scale `seconds` into the run (clamped to it), given the mean scale `base`. */
export function scaleAtTime(base: EnergyScale, { gain, offsetEv, step }: Drift, seconds: number): EnergyScale {
  const place = Math.min(Math.max(seconds / HOUR_S, 0), gain.length - 1);
  const node = Math.min(Math.floor(place), gain.length - 2);
  const stepped = step !== null && seconds >= step.atS ? step.gain : 0;
  const relative = 1 + interpolate(gain, node, place - node) + stepped;
  return [base[0] + interpolate(offsetEv, node, place - node), base[1] * relative, base[2]];
}

function interpolate(path: Float64Array, node: number, fraction: number): number {
  const left = path[node] ?? 0;
  return left + fraction * ((path[node + 1] ?? left) - left);
}
