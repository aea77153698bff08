/** Reads one file as the workbench does, in a process of its own, and prints as JSON what it took: `readFile.ts FILE
 * [CHOICE COPIES]`. A small file is read so many times over. */
import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { packedBytes } from '../../src/dataset/packedSpectrum';
import type { FileRecord } from '../../src/dataset/run';
import type { ReadChoice } from '../../src/ingest/choice/contents';
import { readRun } from '../../src/ingest/readRun';

/** What a reading took. Memory in bytes, resident. */
export interface Reading {
  readonly events: number;
  readonly seconds: number;
  readonly processorSeconds: number;
  readonly before: number;
  readonly most: number;
  /** Spectra of batches, and of the slices that they are made of. */
  readonly spectra: number;
}

const [path = '', choice, copies = '1'] = process.argv.slice(2);
const name = basename(path);
const choices = choice === undefined ? [] : [[name, JSON.parse(choice) as ReadChoice] as const];
const file = new File([await openAsBlob(path)], name);
const before = process.memoryUsage.rss();
const startMs = performance.now();
const startCpu = process.cpuUsage();
const { histograms, slices, files } = await readRun(
  Array.from({ length: Number(copies) }, () => file),
  { batchLengthDays: 2, overflowAdc: choice === undefined ? 4095 : null },
  { signal: new AbortController().signal, onProgress: () => undefined, breathe: () => Promise.resolve() },
  new Map(choices),
);
const seconds = (performance.now() - startMs) / 1000;
const { user, system } = process.cpuUsage(startCpu);
const inSlices = (slices?.packed ?? []).reduce((sum, own) => sum + (own === null ? 0 : packedBytes(own)), 0);
const reading: Reading = {
  // Those that a cut leaves out are read too.
  events: files.reduce((sum, own) => sum + own.events + leftOut(own), 0),
  seconds,
  processorSeconds: (user + system) / 1e6,
  before,
  most: process.resourceUsage().maxRSS * 1024,
  spectra: histograms.counts.byteLength + inSlices,
};
console.log(JSON.stringify(reading));

function leftOut({ setAside = [] }: FileRecord): number {
  return setAside.reduce((sum, { events }) => sum + events, 0);
}
