/** Files of one run that are read elsewhere, several at once, give the run that one reader gives, to the last bit. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FormatError, HalfmaxError } from '../../src/dataset/errors';
import { slicesFitDays } from '../../src/dataset/sliceLength';
import type { Naming } from '../../src/dataset/naming';
import type { TaskContext } from '../../src/dataset/task';
import { NO_NAMING } from '../../src/ingest/naming/naming';
import type { ReadElsewhere } from '../../src/ingest/readAhead';
import type { ReadingOptions } from '../../src/ingest/readFile';
import { readPart } from '../../src/ingest/readPart';
import { readRun } from '../../src/ingest/readRun';
import type { RunLabel } from '../../src/physics/profileShape';
import { QUIET } from '../../src/simulate/fixtures/quietContext';

const DAY_S = 86400;
const T0 = 19000 * DAY_S;
const OPTIONS: ReadingOptions = { batchLengthDays: 2, overflowAdc: 200 };
const KINDS: readonly RunLabel[] = [
  { name: 'calibration', kind: 'calibration', inName: 'calib' },
  { name: 'kaons', kind: 'physics', inName: 'kaon' },
];
const NAMED: Naming = { ...NO_NAMING, pattern: '{*}_{unix}.{*}', usesHeader: true, lengthHours: 3 };

/** Reads in this process what would be in other workers, and hands it over as they do; the first may come last. */
function elsewhere(width: number, overrides: Partial<ReadElsewhere> = {}) {
  let running = 0;
  const log = { most: 0, read: [] as string[] };
  const readers: ReadElsewhere = {
    ...{ width, leastBytes: 0 },
    read: async (file, { options, choices, onBytes }) => {
      log.most = Math.max(log.most, ++running);
      log.read.push(file.name);
      // Later files are ready sooner.
      for (let turn = 0; turn < 12 - 3 * running; turn++) await Promise.resolve();
      const context = {
        ...QUIET,
        onProgress: ({ fraction }: { fraction: number }) => {
          onBytes(fraction * file.size);
        },
      };
      try {
        return structuredClone(await readPart(file, options, context, choices));
      } finally {
        running--;
      }
    },
    ...overrides,
  };
  return { readers, log };
}

const read = (
  files: readonly File[],
  readers: ReadElsewhere | null,
  options = OPTIONS,
  naming = NO_NAMING,
  context: TaskContext = QUIET,
) => readRun(files, options, context, new Map(), naming, readers);

const csv = (name: string, ...lines: string[]) => new File([lines.join('\n') + '\n'], name);

const EVENT = fc.record({
  sdd: fc.integer({ min: 0, max: 2 }),
  // Quarters of a second from three days before to three days after.
  quarters: fc.integer({ min: -12 * DAY_S, max: 12 * DAY_S }),
  adc: fc.integer({ min: 0, max: 255 }),
});
const EVENTS = fc.array(EVENT, { maxLength: 12 });
/** A file of any kind: with and without times, with and without numbers. */
const CONTENT = fc.oneof(
  EVENTS.map((events) => [
    'sdd,time,adc',
    ...events.map(({ sdd, quarters, adc }) => `${String(sdd)},${String(T0 + quarters / 4)},${String(adc)}`),
  ]),
  EVENTS.map((events) => ['sdd,adc', ...events.map(({ sdd, adc }) => `${String(sdd)},${String(adc)}`)]),
  fc.constant(['adc,sdd1,sdd9', '5,1,2', '201,3,0']),
  fc.constant([
    'sdd,batch,start,stop,adc,counts',
    '1,0,,,5,2',
    '1,1,,,5,3',
    `2,0,${String(T0)},${String(T0 + 10800)},7,4`,
  ]),
  fc.constant(['0', '1', '2', '3', '4', '5', '6', '7', '8']),
);
const FILES = fc
  .array(fc.tuple(CONTENT, fc.constantFrom('run', 'calib', 'kaon')), { minLength: 1, maxLength: 6 })
  .map((files) => files.map(([lines, kind], i) => csv(`${String(i)}${kind}_${String(T0 + 7200 * i)}.csv`, ...lines)));

describe('a run that several readers read', () => {
  it('is the one that one reader reads: spectra, slices, kinds, names and warnings', async () => {
    const naming = fc.constantFrom(NO_NAMING, NAMED);
    const width = fc.constantFrom(1, 2, 5);
    const days = fc.constantFrom(1, 2, 30);
    const labels = fc.constantFrom<readonly RunLabel[]>([], KINDS);
    await fc.assert(
      fc.asyncProperty(FILES, naming, width, days, labels, async (files, named, readers, batchLengthDays, kinds) => {
        const options = { ...OPTIONS, batchLengthDays, labels: kinds };
        const outcome = (promise: Promise<unknown>) => promise.catch((error: unknown) => String(error));
        const alone = await outcome(read(files, null, options, named));
        const together = await outcome(read([...files].reverse(), elsewhere(readers).readers, options, named));
        expect(together).toEqual(alone);
      }),
      { numRuns: 100, seed: 5 },
    );
  });

  it('has a batch for every run of a kind, however soon one of another kind follows', async () => {
    const run = (name: string, seconds: number) =>
      csv(name, 'sdd,time,adc', `1,${String(T0 + seconds)},5`, `1,${String(T0 + seconds + 599.5)},6`);
    // In the order of their names the runs with the tube come one after the other.
    const alternating = [run('calib1.csv', 0), run('calib2.csv', 1200), run('kaon1.csv', 600), run('kaon2.csv', 1800)];
    const options = { ...OPTIONS, labels: KINDS };
    const alone = await read(alternating, null, options);
    expect(alone.histograms.batches.map(({ label, start }) => [label, (start ?? NaN) - T0])).toEqual([
      ['calibration', 0],
      ['kaons', 600],
      ['calibration', 1200],
      ['kaons', 1800],
    ]);
    expect(alone.warnings).toEqual([]);
    expect(await read(alternating, elsewhere(2).readers, options)).toEqual(alone);
  });

  const lines = (day: number) => [
    'sdd,time,adc',
    ...Array.from({ length: 50 }, (_, i) => `${String(i % 3)},${String(T0 + DAY_S * day + 3000 * i)},${String(i)}`),
  ];
  const files = [3, 0, 1, 2].map((day, i) => csv(`${String(i)}.csv`, ...lines(day)));

  it('is read as many files at once as there are readers, and in order', async () => {
    const { readers, log } = elsewhere(3);
    await read(files, readers);
    expect(log).toEqual({ most: 3, read: files.map(({ name }) => name) });
  });

  it('has batches from the first event of the first file on, whatever the days of the others', async () => {
    const { histograms } = await read(files, elsewhere(2).readers);
    expect(histograms.batches.map(({ start }) => ((start ?? 0) - T0) / DAY_S)).toEqual([-1, 1, 3]);
    expect(histograms).toEqual((await read(files, null)).histograms);
  });

  it('has batches of each kind of run, which begin and end with the events of the part', async () => {
    const events = (...hours: number[]) => [
      'sdd,time,adc',
      ...hours.map((hour) => `1,${String(T0 + 3600 * hour)},${String(10 + hour)}`),
    ];
    const kinds = [
      csv('0_kaon.csv', ...events(1, 2, 9)),
      csv('1_calib.csv', ...events(4, 5)),
      csv('2_calib.csv', 'sdd,adc', '1,3'),
      csv('3_kaon.csv', ...events(10)),
      csv('4.csv', '0', '1', '2', '3', '4', '5', '6', '7', '8'),
    ];
    const { readers, log } = elsewhere(5);
    const options = { ...OPTIONS, labels: KINDS };
    const together = await read(kinds, readers, options);
    expect(log.read).toHaveLength(kinds.length);
    const hoursOf = (timeS: number | null) => (timeS === null ? null : Math.floor((timeS - T0) / 3600));
    const found = together.histograms.batches.map(({ label, start, stop }) => [label, hoursOf(start), hoursOf(stop)]);
    expect(found).toEqual([
      ['kaons', 1, 2],
      ['calibration', 4, 5],
      ['kaons', 9, 10],
      ['calibration', null, null],
      [undefined, null, null],
    ]);
    expect(together).toEqual(await read(kinds, null, options));
  });

  it('leaves small files and runs whose slices do not fit days to the one reader', async () => {
    expect([0.125, 0.2, 1, 2, 5, 30].every(slicesFitDays)).toBe(true);
    expect([1.7, Math.PI].some(slicesFitDays)).toBe(false);
    const odd = elsewhere(2);
    const options = { ...OPTIONS, batchLengthDays: 1.7 };
    expect(await read(files, odd.readers, options)).toEqual(await read(files, null, options));
    const small = elsewhere(2, { leastBytes: 1e6 });
    await read(files, small.readers);
    expect([...odd.log.read, ...small.log.read]).toEqual([]);
  });

  it('is the same where readers give files back', async () => {
    const { readers } = elsewhere(2, { read: () => Promise.resolve(null) });
    expect(await read(files, readers)).toEqual(await read(files, null));
  });

  it('tells progress of all files together, which never falls and ends at 1', async () => {
    const fractions: number[] = [];
    const onProgress = ({ fraction }: { fraction: number }) => fractions.push(fraction);
    await read(files, elsewhere(2).readers, OPTIONS, NO_NAMING, { ...QUIET, onProgress });
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(fractions.at(-1)).toBeCloseTo(1, 12);
    // Before the first file's turn is over the second has moved too.
    expect(new Set(fractions).size).toBeGreaterThan(files.length);
  });

  it('fails with the first file at fault in their order, whichever was found first', async () => {
    const bad = [csv('0.csv', ...lines(0)), csv('1.csv', 'sdd,adc', '1,x'), csv('2.csv', 'sdd,adc', '1,-1')];
    await expect(read(bad, elsewhere(3).readers)).rejects.toSatisfy(
      (error) => error instanceof FormatError && error.file === '1.csv',
    );
  });

  it('begins no further file once one has failed, whether its turn has come or not', async () => {
    const started: string[] = [];
    const { readers } = elsewhere(2, {
      read: async ({ name }) => {
        started.push(name);
        // The second fails while the first is still being read.
        for (let turn = 0; turn < (name === '0.csv' ? 20 : 2); turn++) await Promise.resolve();
        if (name === '1.csv') throw new FormatError(name, {}, 'damaged');
        return null;
      },
    });
    await expect(read(files, readers)).rejects.toThrow('1.csv: damaged');
    expect(started).toEqual(['0.csv', '1.csv']);
  });

  it('ends with the reason of a cancel, and starts no file after it', async () => {
    const controller = new AbortController();
    const started: string[] = [];
    const { readers } = elsewhere(2, {
      read: ({ name }) => {
        started.push(name);
        return new Promise((_, reject) => {
          controller.signal.addEventListener('abort', () => {
            reject(new Error('reader stopped'));
          });
        });
      },
    });
    const running = read(files, readers, OPTIONS, NO_NAMING, { ...QUIET, signal: controller.signal });
    const reason = new HalfmaxError('cancelled', 'stop');
    controller.abort(reason);
    await expect(running).rejects.toBe(reason);
    expect(started).toEqual(['0.csv', '1.csv']);
  });
});
