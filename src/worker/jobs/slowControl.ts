import { FormatError, HalfmaxError } from '../../dataset/errors';
import { correlate } from '../../monitor/slowControl/correlate';
import { parseSlowControl } from '../../monitor/slowControl/parseSlowControl';
import type { Job } from './context';

/** A slow-control file has a row a minute, not events. */
const MOST_BYTES = 64 * 2 ** 20;

/** Reads what was written down beside the run, and says what of the watched array goes with it. */
export const slowControl: Job<'slowControl'> = async ({ file }, { workspace }) => {
  const { watch } = workspace;
  if (watch === null) throw new HalfmaxError('empty', 'The array is not watched: press Watch the array first');
  if (file.size > MOST_BYTES) throw new FormatError(file.name, {}, 'more than 64 MiB are no slow-control file');
  const columns = parseSlowControl(await file.text(), file.name);
  return columns.map((column) => correlate(column, watch.loaded.run.histograms.batches, watch.report.watched));
};
