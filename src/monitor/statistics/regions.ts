import { observedEnergyEv } from '../../physics/lines';
import { GRID, placeOnGrid } from '../energyGrid';
import { signedRootDeviance } from '../poissonDeviance';
import { robustPulls } from '../robust';
import { perBatch, rowOf, type MonitoredDetector, type MonitoredRun, type Statistic } from './statistic';

/** Escape peaks and tails of the lowest line have ended so far below it, eV. */
const BELOW_LINES_EV = 400;
const ABOVE_LINES_EV = 300;

/** Energies between which pile-up of two photons lies and no line does: above the highest line, up to twice the strongest. */
export function pileUpRangeEv({ profile }: Pick<MonitoredRun, 'profile'>): readonly [number, number] {
  const highest = Math.max(...profile.knownLines.map(observedEnergyEv));
  const strongest = profile.finderLines[profile.typicalIntensities.indexOf(Math.max(...profile.typicalIntensities))];
  const double = 2 * (strongest === undefined ? highest : observedEnergyEv(strongest)) + 2 * ABOVE_LINES_EV;
  const top = GRID.firstEdgeEv + GRID.bins * GRID.binEv;
  return [highest + ABOVE_LINES_EV, Math.max(Math.min(double, top), highest + 2 * ABOVE_LINES_EV)];
}

/** Energy below which no line lies: what is there is noise, escape peaks and shelves. */
export function noiseBelowEv({ profile }: Pick<MonitoredRun, 'profile'>): number {
  return Math.min(...profile.finderLines.map(observedEnergyEv)) - BELOW_LINES_EV;
}

/** Excess of counts above all lines over what the detector's other batches have there at their rate. */
export function pileUpExcess(run: MonitoredRun): Statistic {
  const [fromEv, toEv] = pileUpRangeEv(run);
  const bins = [Math.floor(placeOnGrid(fromEv)), Math.ceil(placeOnGrid(toEv))] as const;
  return excessOf(run, (detector, batch) => {
    const counts = detector.aligned.batches[batch]?.spectrum.counts ?? new Float64Array(0);
    return counts.subarray(bins[0], bins[1]).reduce((sum, n) => sum + n, 0);
  });
}

/** Excess of counts below all lines: noise that crosses the trigger's threshold. */
export function noiseExcess(run: MonitoredRun): Statistic {
  const last = Math.floor(placeOnGrid(noiseBelowEv(run)));
  return excessOf(run, (detector, batch) => {
    const own = detector.aligned.batches[batch]?.spectrum;
    return own === undefined ? NaN : own.below + own.counts.subarray(0, last).reduce((sum, n) => sum + n, 0);
  });
}

/**
 * Counts of a region against the mean of the detector's other batches, as a signed root of the deviance. A third of the
 * batches may be odd: the mean is that of the middle half.
 */
function excessOf(run: MonitoredRun, countsIn: (detector: MonitoredDetector, batch: number) => number): Statistic {
  const counts = perBatch(run, countsIn);
  const all = new Float64Array(counts.length);
  run.detectors.forEach((_, place) => {
    const own = rowOf(counts, run, place);
    const expected = middleMean(own);
    const roots = own.map((n) => signedRootDeviance(n, Math.max(expected, 0.5)));
    rowOf(all, run, place).set(
      robustPulls(
        roots,
        roots.map(() => 1),
      ),
    );
  });
  return all;
}

/** Mean of the values between their quartiles. */
function middleMean(values: Float64Array): number {
  const sorted = [...values].filter(Number.isFinite).sort((a, b) => a - b);
  const quarter = Math.floor(sorted.length / 4);
  const middle = sorted.slice(quarter, sorted.length - quarter);
  return middle.reduce((sum, value) => sum + value, 0) / Math.max(middle.length, 1);
}
