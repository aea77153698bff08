import type { Format } from '../format';

/** Columns as Apache Parquet keeps them. */
export const parquet: Format = {
  id: 'parquet',
  label:
    'Parquet: one row per event, columns sdd, time, adc (time may be missing; bus may be added), or spectra in columns or lists',
  extensions: ['.parquet', '.pq'],
  sniff: (head) => new TextDecoder('latin1').decode(head.subarray(0, 4)) === 'PAR1',
};
