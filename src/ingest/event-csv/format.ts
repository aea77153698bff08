import type { Format } from '../format';
import { findHeader } from '../table/header';

/** One row per event. */
export const eventCsv: Format = {
  id: 'event-csv',
  label: 'Event CSV: one row per event, header sdd,time,adc in any order (time may be missing; bus may be added)',
  extensions: ['.csv', '.tsv', '.txt'],
  sniff: (head) => {
    const keys = findHeader(head)?.keys ?? [];
    return keys.includes('sdd') && keys.includes('adc') && !keys.includes('counts');
  },
};
