import { FIRST, SECOND, UNTIMED } from './fixtureBatches';
import type { Fixture } from './fixtures';

/** Files of HDF5 and Parquet. */
export const COLUMN_FIXTURES: readonly Fixture[] = [
  ...['events.h5', 'events.parquet'].map((file) => ({
    file,
    format: file.endsWith('h5') ? 'hdf5' : 'parquet',
    events: 5,
    detectors: ['0', '3', '8'],
    batches: [FIRST, SECOND],
    bins: [
      ['0', 0, 24, 1],
      ['3', 0, 73, 2],
      ['8', 1, 1089, 2],
    ] as const,
  })),
  {
    file: 'spectra-rows.parquet',
    format: 'parquet',
    events: 19,
    detectors: ['3', '8'],
    batches: [FIRST, SECOND],
    bins: [
      ['3', 0, 1, 4],
      ['3', 0, 3, 1],
      ['3', 1, 2, 7],
      ['8', 0, 0, 2],
      ['8', 0, 3, 5],
    ],
  },
  {
    file: 'spectra-columns.parquet',
    format: 'parquet',
    events: 11,
    detectors: ['1:2', '1:7'],
    batches: [UNTIMED],
    bins: [
      ['1:2', 0, 11, 3],
      ['1:2', 0, 15, 1],
      ['1:7', 0, 10, 2],
      ['1:7', 0, 14, 5],
    ],
  },
  {
    file: 'records.h5',
    format: 'hdf5',
    events: 3,
    detectors: ['0', '3', '8'],
    batches: [FIRST, SECOND],
    bins: [
      ['0', 0, 24, 1],
      ['3', 0, 73, 1],
      ['8', 1, 1089, 1],
    ],
  },
  {
    file: 'spectra.h5',
    format: 'hdf5',
    events: 12,
    detectors: ['0', '1'],
    batches: [UNTIMED],
    bins: [
      ['0', 0, 1, 4],
      ['0', 0, 4, 1],
      ['1', 0, 0, 2],
      ['1', 0, 3, 5],
    ],
  },
];
