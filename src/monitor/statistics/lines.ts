import { observedEnergyEv } from '../../physics/lines';
import { placeOnGrid } from '../energyGrid';
import { robustPulls } from '../robust';
import { perBatch, rowOf, type MonitoredRun, type Statistic } from './statistic';

/** Half the window of a line for its counts, eV. */
const HALF_WINDOW_EV = 180;

/**
 * How much wider the lines of a batch are than those of its detector's mean, less what the drift within the batch makes
 * of it.
 *
 * @param driftEv2 variance of the drift within each batch, eV squared; shape as a statistic
 */
export function widthExcess(run: MonitoredRun, driftEv2: Statistic): Statistic {
  const batches = run.histograms.batches.length;
  return pullsWithinDetectors(
    run,
    perBatch(run, (detector, batch, place) => {
      const own = detector.aligned.batches[batch]?.comparison?.varianceEv2 ?? NaN;
      return own - (driftEv2[place * batches + batch] ?? 0);
    }),
    perBatch(run, (detector, batch) => detector.aligned.batches[batch]?.comparison?.varianceError ?? NaN),
  );
}

/** How far the lines of a batch lie from where its detector's other batches have them, either way. */
export function positionOutlier(run: MonitoredRun): Statistic {
  const shifts = perBatch(run, (detector, batch) => detector.aligned.batches[batch]?.comparison?.shiftEv ?? NaN);
  const errors = perBatch(run, (detector, batch) =>
    Math.sqrt(detector.aligned.batches[batch]?.comparison?.scaleCovariance[0] ?? NaN),
  );
  return pullsWithinDetectors(run, shifts, errors).map(Math.abs);
}

/** How far the ratio of the two strongest lines lies from that of the detector's other batches, either way. */
export function ratioOutlier(run: MonitoredRun): Statistic {
  const { finderLines, typicalIntensities } = run.profile;
  const [first, second] = [...finderLines.keys()].sort(
    (a, b) => (typicalIntensities[b] ?? 0) - (typicalIntensities[a] ?? 0),
  );
  const countsOf = (counts: Float64Array | undefined, line: number | undefined) => {
    const id = finderLines[line ?? 0];
    if (counts === undefined || id === undefined) return NaN;
    const from = Math.round(placeOnGrid(observedEnergyEv(id) - HALF_WINDOW_EV));
    const to = Math.round(placeOnGrid(observedEnergyEv(id) + HALF_WINDOW_EV));
    return counts.subarray(from, to).reduce((sum, n) => sum + n, 0);
  };
  const both = (value: (a: number, b: number) => number) =>
    perBatch(run, ({ aligned }, batch) => {
      const counts = aligned.batches[batch]?.spectrum.counts;
      const [a, b] = [countsOf(counts, first), countsOf(counts, second)];
      return a > 0 && b > 0 ? value(a, b) : NaN;
    });
  return pullsWithinDetectors(
    run,
    both((a, b) => Math.log(a / b)),
    both((a, b) => Math.sqrt(1 / a + 1 / b)),
  ).map(Math.abs);
}

function pullsWithinDetectors(run: MonitoredRun, values: Statistic, errors: Statistic): Statistic {
  const all = new Float64Array(values.length);
  run.detectors.forEach((_, place) => {
    rowOf(all, run, place).set(robustPulls(rowOf(values, run, place), rowOf(errors, run, place)));
  });
  return all;
}
