/**
 * `npm run bench:ingest [-- MILLIONS [FORMAT ...]]`: how fast each format is read, and in how much memory, beside NumPy, h5py
 * and pandas where a Python has them. Files of events are seeded and streamed to a temporary folder; the ROOT tree is the
 * measured one beside the project. Prints a table; 10 million events unless said otherwise.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pythonWith, readInPython, writeHdf5 } from './ingest/python';
import type { Reading } from './ingest/readFile';
import { writeCsv, writeGzip, writeNpy, writeParquet } from './ingest/writers';
import { writeNpz } from './ingest/writeNpz';
import { machine } from './peaks/surroundings';

const READER = fileURLToPath(new URL('./ingest/readFile.ts', import.meta.url));
const ROOT_FILE = fileURLToPath(new URL('../../shared/data/real/uproot-hepdata-example.root', import.meta.url));
/**
 * Its column `i` counts from 0: whole numbers, which is all that a reader of ADC values asks for, up to 16 bits. The file is
 * small, and read 20 times over.
 */
const ROOT_COPIES = '20';
const ROOT_CHOICE = {
  ...{ kind: 'events', path: 'ntuple', adc: 'i', sdd: null, sddOfPlace: null, bus: null, time: null },
  ...{ timeUnit: 's', cuts: [{ column: 'i', index: 0, min: null, max: 65535 }], crossTalk: null },
};
/** NumPy's table of a file of text takes 24 bytes a row and as much again: no more rows than this. */
const MOST_ROWS_OF_TEXT = 2e7;

const [millions = '10', ...chosen] = process.argv.slice(2);
const events = Number(millions) * 1e6;
if (!(events >= 1 && Number.isInteger(events))) throw new Error(`${millions} million events: give a number above 0`);
const isWanted = (format: string) => chosen.length === 0 || chosen.includes(format);
const folder = await mkdtemp(join(tmpdir(), 'halfmax-ingest-'));
console.log(`${machine()}; ${millions} million events\n`);
console.log(
  '| format | on disk | events/s | processor | resident before, at most | spectra | in Python: events/s, resident at most |',
);
console.log('| --- | --- | --- | --- | --- | --- | --- |');
try {
  const csv = join(folder, 'events.csv');
  if (isWanted('csv') || isWanted('gzip')) writeCsv(csv, events);
  if (isWanted('csv')) await report('event CSV', csv, events <= MOST_ROWS_OF_TEXT ? 'csv' : null);
  if (isWanted('gzip')) await made('event CSV, gzip', 'events.csv.gz', (path) => writeGzip(path, csv), null);
  await rm(csv, { force: true });
  if (isWanted('npz'))
    await made(
      'NPZ',
      'events.npz',
      (path) => {
        writeNpz(path, events);
      },
      'npz',
    );
  const npy = join(folder, 'events.npy');
  if (isWanted('npy') || isWanted('hdf5')) writeNpy(npy, events);
  if (isWanted('npy')) await report('NPY, structured', npy, 'npy');
  if (isWanted('hdf5')) {
    if (pythonWith('h5py') === null) console.log('| HDF5 | left out: no Python here has h5py to write it |');
    else
      await made(
        'HDF5, gzip',
        'events.h5',
        (path) => {
          writeHdf5(npy, path);
        },
        'hdf5',
      );
  }
  await rm(npy, { force: true });
  if (isWanted('parquet'))
    await made('Parquet, Snappy', 'events.parquet', (path) => writeParquet(path, events), 'parquet');
  if (isWanted('root')) {
    if (existsSync(ROOT_FILE))
      await report('ROOT tree, one branch', ROOT_FILE, null, [JSON.stringify(ROOT_CHOICE), ROOT_COPIES]);
    else console.log('| ROOT tree | left out: the shared data are not beside the project |');
  }
} finally {
  await rm(folder, { recursive: true });
}

/** Writes a file, reads it, and removes it. */
async function made(
  label: string,
  name: string,
  write: (path: string) => Promise<void> | void,
  python: string | null,
): Promise<void> {
  const path = join(folder, name);
  await write(path);
  await report(label, path, python);
  await rm(path);
}

async function report(
  label: string,
  path: string,
  python: string | null,
  options: readonly string[] = [],
): Promise<void> {
  const { size } = await stat(path);
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', READER, path, ...options], {
    encoding: 'utf8',
  });
  if (status !== 0) {
    const why = stderr.split('\n').find((line) => line.includes('Error: ')) ?? `ended with status ${String(status)}`;
    console.log(`| ${label} | ${mebibytes(size)} | not read: ${why} |`);
    return;
  }
  const reading = JSON.parse(stdout) as Reading;
  const cells = [
    label,
    mebibytes(size),
    perSecond(reading),
    `${reading.processorSeconds.toFixed(2)} s`,
    `${mebibytes(reading.before)}, ${mebibytes(reading.most)}`,
    mebibytes(reading.spectra),
    python === null ? '' : inPython(python, path),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}

function inPython(form: string, path: string): string {
  return readInPython(form, path)
    .map(({ library, reading }) =>
      reading === null ? `${library} is not there` : `${library} ${perSecond(reading)}, ${mebibytes(reading.most)}`,
    )
    .join('; ');
}

function perSecond({ events: read, seconds }: Pick<Reading, 'events' | 'seconds'>): string {
  return `${(read / seconds / 1e6).toFixed(2)} M`;
}

function mebibytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(0)} MiB`;
}
