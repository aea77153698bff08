import type { AnalysisSettings } from '../../assess/results';
import { batchCount } from '../../dataset/batchesOfSlices';
import { HalfmaxError } from '../../dataset/errors';
import { slicesPerBatch } from '../../dataset/sliceLength';
import type { Slices } from '../../dataset/slices';
import { SECONDS_PER_DAY } from '../../dataset/secondsPerDay';

/** A way to look at a run in time. */
export interface TradeOffView {
  readonly batchLengthDays: number;
  readonly continuous: boolean;
  readonly batches: number;
}

/** Lengths that are compared, days, beside that of the settings and the whole run. */
const LENGTHS_DAYS = [0.25, 0.5, 1, 2, 4, 8];

/**
 * The views of time that a run allows, long batches first: batches of all lengths that its slices make up and that are shorter
 * than the run, one batch for the run, and continuous constants from batches of the settings' length. Throws a HalfmaxError
 * that says why where there is only one length.
 */
export function tradeOffViews(
  slices: Slices | undefined,
  { batchLengthDays: chosen }: Pick<AnalysisSettings, 'batchLengthDays'>,
): TradeOffView[] {
  const onGrid = slices?.batches.flatMap(({ gridIndex }) => gridIndex ?? []) ?? [];
  if (slices === undefined || onGrid.length === 0) {
    throw new HalfmaxError(
      'analysis',
      'Batches of another length cannot be compared: the files hold no times of events. Load event tables with times.',
    );
  }
  const wholeDays = wholeRunDays(onGrid, slices.grid.lengthS);
  const lengths = [...new Set([wholeDays, ...LENGTHS_DAYS, chosen])]
    .filter((days) => days <= wholeDays && slicesPerBatch(days, slices.grid.lengthS) !== null)
    .sort((a, b) => b - a);
  const views = lengths.map((batchLengthDays) => viewOf(slices, batchLengthDays, false));
  return chosen < wholeDays && lengths.includes(chosen) ? [...views, viewOf(slices, chosen, true)] : views;
}

function viewOf({ batches, grid }: Slices, batchLengthDays: number, continuous: boolean): TradeOffView {
  return { batchLengthDays, continuous, batches: batchCount(batches, grid, batchLengthDays) ?? 0 };
}

/** The shortest batch that holds the run: batches start at the grid's origin, to either side. */
function wholeRunDays(onGrid: readonly number[], sliceS: number): number {
  const [first = 0, last = 0] = [onGrid[0], onGrid.at(-1)];
  return (Math.max(last + 1, -first) * sliceS) / SECONDS_PER_DAY;
}
