import { coarse } from '../coarse';
import { expectedOf } from '../features/alignedBatches';
import { devianceExcess } from '../poissonDeviance';
import { robustPulls } from '../robust';
import { perBatch, type MonitoredRun, type Statistic } from './statistic';

/** How much worse than by chance a batch, brought onto the scale of its detector's mean, agrees with that mean. */
export function ownMeanChi2(run: MonitoredRun): Statistic {
  const excess = perBatch(run, ({ aligned }, batch) => {
    const own = aligned.batches[batch];
    const expected = own === undefined ? null : expectedOf(aligned, own);
    return own === undefined || expected === null ? NaN : devianceExcess(coarse(own.spectrum.counts), coarse(expected));
  });
  return overRun(excess);
}

/** A statistic about its median over the run, in units of its spread where that is above 1. */
function overRun(statistic: Statistic): Statistic {
  return robustPulls(
    statistic,
    statistic.map(() => 1),
  );
}
