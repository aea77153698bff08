import type { Format } from '../format';
import { findHeader } from '../table/header';
import { detectorOfName, isChannelName } from './columnNames';

/** One row per channel, one column per SDD. */
export const histogramWide: Format = {
  id: 'histogram-wide',
  label: 'Wide histogram CSV: one row per channel, one column per SDD, header adc,sdd1,sdd2,...',
  extensions: ['.csv', '.tsv', '.txt'],
  sniff: (head) => {
    const [channel, ...detectors] = findHeader(head)?.keys ?? [];
    if (channel === undefined || !isChannelName(channel) || detectors.length === 0) return false;
    return detectors.every((key) => detectorOfName(key) !== null);
  },
};
