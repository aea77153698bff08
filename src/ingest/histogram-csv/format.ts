import type { Format } from '../format';
import { findHeader } from '../table/header';

/** One row per channel that holds counts. */
export const histogramCsv: Format = {
  id: 'histogram-csv',
  label:
    'Histogram CSV: one row per filled channel, header sdd,batch,start,stop,adc,counts (start, stop may be missing)',
  extensions: ['.csv', '.tsv', '.txt'],
  sniff: (head) => {
    const keys = findHeader(head)?.keys ?? [];
    return keys.includes('sdd') && keys.includes('adc') && keys.includes('counts');
  },
};
