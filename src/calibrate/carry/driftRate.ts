import { channelAt, energyAt, energyCovariance } from '../energyCalibration';
import type { Pair, Symmetric } from '../drift/pair';
import { tabulatedEnergyEv } from '../../physics/lines';
import type { Anchor, DriftRate } from './carry';
import { SECONDS_PER_DAY } from '../../dataset/secondsPerDay';

/** How the calibration runs of one detector say that its energies drift. */
export interface OwnRate extends DriftRate {
  /** Steps from one calibration run to the next. */
  readonly steps: number;
}

/** Steps that the whole array counts for beside a detector's own: few steps alone may be small by chance. */
const STEPS_OF_ARRAY = 2;

/**
 * Covariance per day of the energies at the channels of Ti Ka and Cu Ka: mean square of the steps from one calibration run to
 * the next, less what the errors of both make of it. A steady drift counts as if it were a walk, so that errors are too large
 * rather than too small. Null with fewer than two anchors, or where the two channels cannot be told.
 */
export function ownRate(anchors: readonly Anchor[]): OwnRate | null {
  const channels = channelsOf(anchors);
  if (channels === null || anchors.length < 2) return null;
  let [days, xx, xy, yy] = [0, 0, 0, 0];
  anchors.slice(1).forEach((anchor, i) => {
    const before = anchors[i];
    if (before === undefined) return;
    const [x, y] = channels.map((adc) => energyAt(anchor.p, adc) - energyAt(before.p, adc)) as [number, number];
    const noise = (a: number, b: number) =>
      energyCovariance(anchor.covariance, a, b) + energyCovariance(before.covariance, a, b);
    const [low, high] = channels;
    days += (anchor.timeS - before.timeS) / SECONDS_PER_DAY;
    xx += x * x - noise(low, low);
    xy += x * y - noise(low, high);
    yy += y * y - noise(high, high);
  });
  if (!(days > 0)) return null;
  return { channels, perDay: { xx: xx / days, xy: xy / days, yy: yy / days }, steps: anchors.length - 1 };
}

/**
 * The rate of a detector: its own and that of the array, by their numbers of steps; nowhere below 0. Where a detector's own
 * channels of Ti and Cu cannot be told, they are those of the array: energies move by the array's rate at channels as
 * far apart as lines are. At channels close together the same moves would be errors of the gain beyond all measure.
 */
export function rateOf(anchors: readonly Anchor[], own: OwnRate | null, array: DriftRate): DriftRate {
  const steps = own?.steps ?? 0;
  const channels = own?.channels ?? channelsOf(anchors) ?? array.channels;
  const mix = (part: keyof Symmetric) =>
    (steps * (own?.perDay[part] ?? 0) + STEPS_OF_ARRAY * array.perDay[part]) / (steps + STEPS_OF_ARRAY);
  return { channels, perDay: positive({ xx: mix('xx'), xy: mix('xy'), yy: mix('yy') }) };
}

/** Mean rate of the detectors, at the channels of the one in their middle; 0 where none tells. */
export function arrayRate(rates: readonly OwnRate[]): DriftRate {
  const byChannels = rates.map(({ channels }) => channels).sort(([, a], [, b]) => a - b);
  const channels = byChannels[Math.floor((byChannels.length - 1) / 2)];
  // At any two channels a rate of 0 is one of 0.
  if (channels === undefined) return { channels: [0, 1], perDay: { xx: 0, xy: 0, yy: 0 } };
  const mean = (part: keyof Symmetric) => rates.reduce((sum, { perDay }) => sum + perDay[part], 0) / rates.length;
  return { channels, perDay: { xx: mean('xx'), xy: mean('xy'), yy: mean('yy') } };
}

function channelsOf([first]: readonly Anchor[]): Pair | null {
  if (first === undefined) return null;
  const low = channelAt(first.p, tabulatedEnergyEv('TiKa'));
  const high = channelAt(first.p, tabulatedEnergyEv('CuKa'));
  return low === null || high === null || !(high > low) ? null : [low, high];
}

/** The nearest covariance: eigenvalues below 0 become 0. */
function positive({ xx, xy, yy }: Symmetric): Symmetric {
  const mean = (xx + yy) / 2;
  const radius = Math.hypot((xx - yy) / 2, xy);
  const values = [Math.max(mean + radius, 0), Math.max(mean - radius, 0)] as const;
  const angle = 0.5 * Math.atan2(2 * xy, xx - yy);
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  return {
    xx: c * c * values[0] + s * s * values[1],
    xy: c * s * (values[0] - values[1]),
    yy: s * s * values[0] + c * c * values[1],
  };
}
