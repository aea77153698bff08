import type { Reading } from '../../calibrate/drift/walk';
import type { Batch } from '../../dataset/histograms';
import { withoutCommonMode } from '../jumps/commonMode';
import { offsetLogOdds } from '../jumps/offsetOrGain';
import { directionsOf, middlesDays } from '../jumps/readings';
import { walkStrength } from '../jumps/walkStrength';
import { jumpsOf, significanceOf, type Jump } from '../jumps/jumpsOf';
import { batchOfSlice } from './slices';
import { perBatch, type MonitoredRun, type Statistic } from './statistic';

/** A jump with the stretch of time in which the scale changed, Unix seconds; null where the run has no times. */
export interface TimedJump extends Jump {
  /** `offsetLogOdds`: above 0 where the offset explains it better than the gain. */
  readonly offsetLogOdds: number | null;
  readonly start: number | null;
  readonly stop: number | null;
}

/** The most significant jump in each batch of each monitored detector, shape (detectors, batches); null where none can be. */
export function jumpsOfRun(
  run: MonitoredRun,
  readings: readonly (readonly (Reading | null)[])[],
  slices: readonly Batch[],
): (TimedJump | null)[][] {
  const timesDays = middlesDays(slices);
  const free = withoutCommonMode(readings);
  const batchOf = slices.map((slice, index) => (slice.start === null ? index : batchOfSlice(run, slice)));
  return run.detectors.map(({ p }, place) => {
    const own = free[place] ?? [];
    const directions = directionsOf(p, run.range);
    const jumps = jumpsOf(own, timesDays, directions);
    const strength = walkStrength(own, timesDays);
    const clearest: (Jump | null)[] = run.histograms.batches.map(() => null);
    jumps.forEach((jump, slice) => {
      const batch = batchOf[slice];
      if (jump === null || batch === undefined || batch < 0) return;
      const known = clearest[batch] ?? null;
      if (known === null || significanceOf(known) < significanceOf(jump)) clearest[batch] = jump;
    });
    return clearest.map((jump, batch) => {
      if (jump === null) return null;
      const { start, stop } = slices[jump.batch] ?? { start: null, stop: null };
      const odds = offsetLogOdds(own, timesDays, jump, directions, strength);
      return { ...jump, offsetLogOdds: odds, batch, start, stop: jump.isWithin ? stop : start };
    });
  });
}

/**
 * Significance of the clearest jump of the gain in each batch, either way; 0 beside a batch with a clearer one: a single step
 * makes its neighbours look like steps too.
 */
export function gainJump(run: MonitoredRun, jumps: readonly (readonly (TimedJump | null)[])[]): Statistic {
  return clearest(run, jumps, ({ gainSigmas }) => Math.abs(gainSigmas));
}

/** The same of the offset. */
export function offsetJump(run: MonitoredRun, jumps: readonly (readonly (TimedJump | null)[])[]): Statistic {
  return clearest(run, jumps, ({ offsetSigmas }) => Math.abs(offsetSigmas));
}

function clearest(
  run: MonitoredRun,
  jumps: readonly (readonly (TimedJump | null)[])[],
  sizeOf: (jump: TimedJump) => number,
): Statistic {
  return perBatch(run, (_, batch, place) => {
    const size = (index: number) => {
      const jump = jumps[place]?.[index] ?? null;
      return jump === null ? NaN : sizeOf(jump);
    };
    const beside = [size(batch - 1), size(batch + 1)].filter(Number.isFinite);
    return beside.some((other) => other > size(batch)) ? 0 : size(batch);
  });
}
