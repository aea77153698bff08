import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Batch, StatedCalibration } from '../../src/dataset/histograms';
import type { TaskContext } from '../../src/dataset/task';
import { COLUMN_FIXTURES } from './columnFixtures';
import { FIRST, SECOND, UNTIMED } from './fixtureBatches';

/** A tiny file of one format, and what is in it, counted by hand. */
export interface Fixture {
  readonly file: string;
  readonly format: string;
  readonly events: number;
  readonly detectors: readonly string[];
  readonly batches: readonly Batch[];
  /** Every filled bin: detector label, batch index, channel, counts. */
  readonly bins: readonly (readonly [string, number, number, number])[];
  readonly stated?: StatedCalibration;
}

/** At least one per registered format; the suite fails for a format without. */
export const FIXTURES: readonly Fixture[] = [
  {
    file: 'events.csv',
    format: 'event-csv',
    events: 5,
    detectors: ['0', '3', '8'],
    batches: [FIRST, SECOND],
    bins: [
      ['0', 1, 255, 1],
      ['3', 0, 73, 2],
      ['8', 0, 1089, 1],
      ['8', 1, 1089, 1],
    ],
  },
  {
    file: 'events-bus-no-time.tsv',
    format: 'event-csv',
    events: 3,
    detectors: ['1:2', '2:2'],
    batches: [UNTIMED],
    bins: [
      ['1:2', 0, 100, 2],
      ['2:2', 0, 101, 1],
    ],
  },
  {
    file: 'events-semicolon-crlf-bom.txt',
    format: 'event-csv',
    events: 2,
    detectors: ['3', '8'],
    batches: [FIRST],
    bins: [
      ['3', 0, 73, 1],
      ['8', 0, 1089, 1],
    ],
  },
  {
    file: 'events-quoted.csv',
    format: 'event-csv',
    events: 2,
    detectors: ['3', '8'],
    batches: [FIRST],
    bins: [
      ['3', 0, 73, 1],
      ['8', 0, 1089, 1],
    ],
  },
  {
    file: 'histogram.csv',
    format: 'histogram-csv',
    events: 11,
    detectors: ['0', '7'],
    batches: [FIRST, SECOND],
    bins: [
      ['0', 0, 24, 1],
      ['0', 0, 40, 3],
      ['0', 1, 40, 5],
      ['7', 1, 300, 2],
    ],
  },
  {
    file: 'histogram-no-time.csv',
    format: 'histogram-csv',
    events: 10,
    detectors: ['5'],
    batches: [UNTIMED, UNTIMED],
    bins: [
      ['5', 0, 10, 4],
      ['5', 1, 11, 6],
    ],
  },
  {
    file: 'histogram-wide.csv',
    format: 'histogram-wide',
    events: 15,
    detectors: ['1', '2', '6'],
    batches: [UNTIMED],
    bins: [
      ['1', 0, 1, 2],
      ['1', 0, 3, 4],
      ['2', 0, 0, 1],
      ['2', 0, 2, 3],
      ['2', 0, 3, 5],
    ],
  },
  {
    file: 'spectrum-pmca.mca',
    format: 'amptek-mca',
    events: 11,
    detectors: ['0'],
    batches: [UNTIMED],
    bins: [
      ['0', 0, 1, 1],
      ['0', 0, 2, 2],
      ['0', 0, 3, 5],
      ['0', 0, 4, 2],
      ['0', 0, 5, 1],
    ],
    stated: { offsetEv: 500, gainEvPerAdc: 500 },
  },
  {
    file: 'spectrum-dp5.mca',
    format: 'amptek-mca',
    events: 4,
    detectors: ['0'],
    batches: [UNTIMED],
    bins: [
      ['0', 0, 1, 3],
      ['0', 0, 2, 1],
    ],
  },
  {
    file: 'spectrum-maestro.spe',
    format: 'ortec-spe',
    events: 14,
    detectors: ['0'],
    batches: [UNTIMED],
    bins: [
      ['0', 0, 3, 1],
      ['0', 0, 5, 12],
      ['0', 0, 7, 1],
    ],
    stated: { offsetEv: -100, gainEvPerAdc: 500 },
  },
  {
    file: 'spectrum-floats.spe',
    format: 'ortec-spe',
    events: 9,
    detectors: ['0'],
    batches: [UNTIMED],
    bins: [
      ['0', 0, 1, 2],
      ['0', 0, 4, 7],
    ],
  },
  {
    file: 'spectrum-y.msa',
    format: 'emsa',
    events: 17,
    detectors: ['0'],
    batches: [UNTIMED],
    bins: [
      ['0', 0, 1, 4],
      ['0', 0, 3, 12],
      ['0', 0, 6, 1],
    ],
    stated: { offsetEv: -20, gainEvPerAdc: 10.5 },
  },
  {
    file: 'spectrum-xy.txt',
    format: 'emsa',
    events: 8,
    detectors: ['0'],
    batches: [UNTIMED],
    bins: [
      ['0', 0, 1, 3],
      ['0', 0, 2, 5],
    ],
    stated: { offsetEv: -400, gainEvPerAdc: 10 },
  },
  {
    file: 'spectra-yy.msa',
    format: 'emsa',
    events: 13,
    detectors: ['0', '1'],
    batches: [UNTIMED],
    bins: [
      ['0', 0, 1, 3],
      ['0', 0, 2, 2],
      ['1', 0, 0, 8],
    ],
    stated: { offsetEv: -15.5, gainEvPerAdc: 10.25 },
  },
  {
    file: 'scan.spec.mca',
    format: 'spec-mca',
    events: 20,
    detectors: ['0', '1'],
    batches: [UNTIMED],
    bins: [
      ['0', 0, 1, 4],
      ['0', 0, 2, 6],
      ['0', 0, 4, 1],
      ['1', 0, 0, 9],
    ],
    stated: { offsetEv: 10, gainEvPerAdc: 20 },
  },
  {
    file: 'counts.txt',
    format: 'one-column',
    events: 15,
    detectors: ['0'],
    batches: [UNTIMED],
    bins: [
      ['0', 0, 1, 2],
      ['0', 0, 2, 10],
      ['0', 0, 4, 3],
    ],
  },
  {
    file: 'spectrum.chn',
    format: 'ortec-chn',
    events: 24,
    detectors: ['0'],
    batches: [UNTIMED],
    bins: [
      ['0', 0, 2, 3],
      ['0', 0, 4, 21],
    ],
    stated: { offsetEv: -250, gainEvPerAdc: 500 },
  },
  {
    file: 'portal-2006.n42',
    format: 'n42',
    events: 22,
    detectors: ['0', '1'],
    batches: [UNTIMED],
    bins: [
      ['0', 0, 3, 5],
      ['0', 0, 4, 12],
      ['1', 0, 0, 2],
      ['1', 0, 6, 3],
    ],
    stated: { offsetEv: 250, gainEvPerAdc: 500 },
  },
  {
    file: 'handheld-2011.n42',
    format: 'n42',
    events: 16,
    detectors: ['0', '1'],
    batches: [UNTIMED],
    bins: [
      ['0', 0, 1, 4],
      ['0', 0, 2, 5],
      ['1', 0, 3, 7],
    ],
    stated: { offsetEv: 0, gainEvPerAdc: 3000 },
  },
  {
    file: 'spectrum.spx',
    format: 'bruker-spx',
    events: 9,
    detectors: ['0'],
    batches: [UNTIMED],
    bins: [
      ['0', 0, 1, 2],
      ['0', 0, 3, 7],
    ],
    stated: { offsetEv: -240, gainEvPerAdc: 2.5 },
  },
  {
    file: 'spectra.npy',
    format: 'npy',
    events: 8,
    detectors: ['0', '1'],
    batches: [UNTIMED],
    bins: [
      ['0', 0, 1, 2],
      ['0', 0, 3, 5],
      ['1', 0, 0, 1],
    ],
  },
  {
    file: 'events.npy',
    format: 'npy',
    events: 4,
    detectors: ['3', '8'],
    batches: [FIRST, SECOND],
    bins: [
      ['3', 0, 73, 2],
      ['8', 0, 1089, 1],
      ['8', 1, 1089, 1],
    ],
  },
  {
    file: 'events.npz',
    format: 'npz',
    events: 4,
    detectors: ['3', '8'],
    batches: [FIRST, SECOND],
    bins: [
      ['3', 0, 73, 2],
      ['8', 0, 1089, 1],
      ['8', 1, 1089, 1],
    ],
  },
  {
    file: 'spectra.npz',
    format: 'npz',
    events: 12,
    detectors: ['2', '5'],
    batches: [UNTIMED],
    bins: [
      ['2', 0, 2, 4],
      ['5', 0, 0, 7],
      ['5', 0, 2, 1],
    ],
  },
  {
    file: 'histograms.root',
    format: 'root',
    events: 12,
    detectors: ['1:7', '2:7'],
    batches: [UNTIMED],
    bins: [
      ['1:7', 0, 1, 2],
      ['1:7', 0, 3, 5],
      ['2:7', 0, 0, 4],
      ['2:7', 0, 2, 1],
    ],
  },
  {
    file: 'events.root',
    format: 'root',
    events: 4,
    detectors: ['3', '8'],
    batches: [FIRST, SECOND],
    bins: [
      ['3', 0, 73, 2],
      ['8', 0, 1089, 1],
      ['8', 1, 1089, 1],
    ],
  },
  ...COLUMN_FIXTURES,
];

/** The bytes of a fixture. */
export function bytesOf({ file }: Fixture): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(new URL(`../fixtures/ingest/${file}`, import.meta.url)));
}

/** The same, gzipped. */
export function packedBytesOf(fixture: Fixture): Uint8Array<ArrayBuffer> {
  return new Uint8Array(gzipSync(bytesOf(fixture)));
}

/** A task that nobody watches or cancels. */
export function quietTask(): TaskContext {
  return {
    signal: new AbortController().signal,
    onProgress: () => undefined,
    breathe: () => Promise.resolve(),
  };
}
