import type { Reading } from '../../calibrate/drift/walk';
import type { Batch } from '../../dataset/histograms';
import { withoutCommonMode } from '../jumps/commonMode';
import { directionsOf } from '../jumps/readings';
import { jumpsOf, significanceOf, type Jump } from '../jumps/jumpsOf';
import { batchOfSlice } from './slices';
import { perBatch, type MonitoredRun, type Statistic } from './statistic';

const DAY_S = 86400;

/** A jump with the stretch of time in which the scale changed, Unix seconds; null where the run has no times. */
export interface TimedJump extends Jump {
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
    const jumps = jumpsOf(free[place] ?? [], timesDays, directionsOf(p, run.range));
    const best: (TimedJump | null)[] = run.histograms.batches.map(() => null);
    jumps.forEach((jump, slice) => {
      const batch = batchOf[slice];
      if (jump === null || batch === undefined || batch < 0) return;
      const known = best[batch] ?? null;
      if (known !== null && significanceOf(known) >= significanceOf(jump)) return;
      const { start, stop } = slices[slice] ?? { start: null, stop: null };
      best[batch] = { ...jump, batch, start, stop: jump.isWithin ? stop : start };
    });
    return best;
  });
}

/**
 * Significance of the clearest jump of the gain in each batch, either way; 0 beside a batch with a clearer one: a single
 * step makes its neighbours look like steps too.
 */
export function gainJump(run: MonitoredRun, jumps: readonly (readonly (TimedJump | null)[])[]): Statistic {
  return perBatch(run, (_, batch, place) => {
    const size = (index: number) => Math.abs(jumps[place]?.[index]?.gainSigmas ?? NaN);
    const beside = [size(batch - 1), size(batch + 1)].filter(Number.isFinite);
    return beside.some((other) => other > size(batch)) ? 0 : size(batch);
  });
}

/** The same of the offset. */
export function offsetJump(run: MonitoredRun, jumps: readonly (readonly (TimedJump | null)[])[]): Statistic {
  return perBatch(run, (_, batch, place) => Math.abs(jumps[place]?.[batch]?.offsetSigmas ?? NaN));
}

/** Middles of the slices, days from the first; their numbers where they have no times. */
function middlesDays(slices: readonly Batch[]): number[] {
  const first = slices[0]?.start ?? 0;
  return slices.map(({ start, stop }, index) =>
    start === null || stop === null ? index : ((start + stop) / 2 - first) / DAY_S,
  );
}
