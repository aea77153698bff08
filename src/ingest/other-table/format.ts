import { guessEvents } from '../choice/guessEvents';
import { eventCsv } from '../event-csv/format';
import type { Format } from '../format';
import { histogramCsv } from '../histogram-csv/format';
import { histogramWide } from '../histogram-wide/format';
import { headTable } from './headTable';

/** Events in a text table whose columns have other names. */
export const otherTable: Format = {
  id: 'other-table',
  label: 'Text table with a header of other names: which column is what is asked',
  needsChoice: true,
  extensions: ['.csv', '.tsv', '.txt', '.dat'],
  sniff: (head, name) => {
    if ([eventCsv, histogramCsv, histogramWide].some((format) => format.sniff(head, name))) return false;
    const found = headTable(head);
    return found !== null && guessEvents(found.table) !== null;
  },
};
