import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { FormatError, HalfmaxError } from '../dataset/errors';
import { spectrumOf } from '../dataset/histograms';
import type { Progress, TaskContext } from '../dataset/task';
import { NO_NAMING } from './naming/naming';
import { readRun } from './readRun';

const DAY_S = 86400;
const MIDNIGHT_S = 1669852800;
const OPTIONS = { batchLengthDays: 2, overflowAdc: 4095 };

function taskContext(overrides: Partial<TaskContext> = {}): TaskContext {
  const signal = new AbortController().signal;
  return { signal, onProgress: () => undefined, breathe: () => Promise.resolve(), ...overrides };
}

function textFile(text: string, name = 'events.csv'): File {
  return new File([text], name);
}

async function failureOf(...files: File[]): Promise<unknown> {
  return readRun(files, OPTIONS, taskContext()).then(
    () => 'no error',
    (error: unknown) => error,
  );
}

describe('readRun', () => {
  it('bins events by detector, two-day batch and channel, and counts overflow', async () => {
    const rows = [
      `3,${String(MIDNIGHT_S + 10.5)},100`,
      `3,${String(MIDNIGHT_S + 2 * DAY_S - 0.001)},100`,
      `3,${String(MIDNIGHT_S + 2 * DAY_S)},101`,
      `1,${String(MIDNIGHT_S + 5 * DAY_S)},300`,
      `1,${String(MIDNIGHT_S + 5 * DAY_S)},4095`,
    ];
    const { histograms, files } = await readRun(
      [textFile(`sdd,time,adc\n${rows.join('\n')}\n`)],
      OPTIONS,
      taskContext(),
    );
    expect(histograms.detectors).toEqual([
      { bus: null, sdd: 1 },
      { bus: null, sdd: 3 },
    ]);
    expect(histograms.batches).toEqual(
      [0, 2, 4].map((day) => ({ start: MIDNIGHT_S + day * DAY_S, stop: MIDNIGHT_S + (day + 2) * DAY_S })),
    );
    expect(histograms.channelCount).toBe(512);
    expect(spectrumOf(histograms, 1, 0)[100]).toBe(2);
    expect(spectrumOf(histograms, 1, 1)[101]).toBe(1);
    expect(spectrumOf(histograms, 0, 2)[300]).toBe(1);
    expect([...histograms.overflow]).toEqual([1, 0]);
    expect(files[0]?.events).toBe(5);
  });

  it('records the SHA-256 of the bytes on disk, packed or not', async () => {
    const text = 'sdd,adc\n1,2\n';
    const packed = gzipSync(text);
    const run = await readRun([textFile(text), new File([packed], 'packed')], OPTIONS, taskContext());
    const digests = [Buffer.from(text), packed].map((bytes) => createHash('sha256').update(bytes).digest('hex'));
    expect(run.files.map(({ sha256 }) => sha256)).toEqual(digests);
    expect(run.files.map(({ bytes }) => bytes)).toEqual([text.length, packed.length]);
    expect(run.histograms.counts[2]).toBe(2);
  });

  it('tells progress by bytes, with the name of the file', async () => {
    const seen: Progress[] = [];
    const files = [textFile('sdd,adc\n1,2\n', 'a.csv'), textFile('sdd,adc\n1,2\n', 'b.csv')];
    await readRun(files, OPTIONS, taskContext({ onProgress: (progress) => seen.push(progress) }));
    expect(seen.map(({ stage }) => stage)).toEqual(expect.arrayContaining(['Reading a.csv', 'Reading b.csv']));
    expect(seen.map(({ fraction }) => fraction)).toEqual(
      [...seen.map(({ fraction }) => fraction)].sort((a, b) => a - b),
    );
    expect(seen.at(-1)?.fraction).toBe(1);
  });

  it.each([false, true])('ends with the reason of a cancel (gzip: %s)', async (packed) => {
    const reason = new HalfmaxError('cancelled', 'stop');
    const text = 'sdd,adc\n' + '1,2\n'.repeat(1e6);
    let breaths = 0;
    const breathe = () => (++breaths > 2 ? Promise.reject(reason) : Promise.resolve());
    const file = packed ? new File([gzipSync(text)], 'a.gz') : textFile(text);
    await expect(readRun([file], OPTIONS, taskContext({ breathe }))).rejects.toBe(reason);
    expect(breaths).toBe(3);
  });

  it.each([
    ['an empty file', '', 'file is empty'],
    [
      'a wrong header',
      'detector,time,adc\n1,2,3\n',
      'header is "detector,time,adc", which no reader knows: the column "sdd" is missing',
    ],
    ['no header', '1,1669852800,3\n', 'header is "1,1669852800,3"'],
    ['a negative channel', 'sdd,adc\n1,5\n1,-3\n', 'line 3, column 2: adc is -3'],
    ['a broken channel', 'sdd,adc\n1,5.5\n', 'line 2, column 2: adc is 5.5'],
    ['a channel beyond 16 bits', 'sdd,adc\n1,65536\n', 'line 2, column 2: adc is 65536'],
    ['an SDD beyond 16 bits', 'sdd,adc\n65536,1\n', 'line 2, column 1: sdd is 65536'],
    ['text in a number', 'sdd,adc\n1,5\n1,abc\n', 'line 3, column 2: adc is "abc", which is no number'],
    ['a missing column', 'sdd,time,adc\n1,5\n', 'line 2, column 3: this row has 2 cells, but the header has 3'],
    ['a column too many', 'sdd,adc\n1,5,6\n', 'line 2, column 3: this row has 3 cells, but the header has 2'],
    ['an empty cell', 'sdd,adc\n1,\n', 'line 2, column 2: adc is missing'],
    ['a time in milliseconds', 'sdd,time,adc\n1,1669852800000,2\n', 'line 2, column 2: time is 1669852800000'],
    ['an open quote', 'sdd,adc\n"1,2\n', 'line 2: a quotation mark'],
    ['binary data', 'ABC1\u0003\u0000', 'byte 4: this is binary data (byte 0x03)'],
    ['half an archive', 'PK\u0003\u0004\u0000\u0000', 'byte 6: the archive has no directory at its end'],
  ])('names the place of %s', async (_, text, message) => {
    const error = await failureOf(textFile(text));
    expect(error).toBeInstanceOf(FormatError);
    expect((error as FormatError).message).toContain(message);
    expect((error as FormatError).file).toBe('events.csv');
  });

  it('says that a truncated gzip file is one', async () => {
    const packed = gzipSync('sdd,adc\n' + '1,2\n'.repeat(1000));
    for (const length of [5, 20, packed.length - 8, packed.length - 1]) {
      const error = await failureOf(new File([packed.subarray(0, length)], 'cut.csv.gz'));
      expect(error).toBeInstanceOf(FormatError);
      expect((error as FormatError).message).toContain('damaged or end early');
    }
  });

  it('says that a run without events is empty', async () => {
    expect(await failureOf(textFile('sdd,time,adc\n'))).toMatchObject({ code: 'empty' });
    expect(await failureOf(textFile('sdd,adc\n1,4095\n'))).toMatchObject({ code: 'empty' });
    expect(await failureOf()).toMatchObject({ code: 'empty' });
  });

  it('says that text coded as UTF-16 is to be saved as UTF-8', async () => {
    const error = await failureOf(new File([Buffer.from('\uFEFFsdd,adc\n1,2\n', 'utf16le')], 'a.csv'));
    expect((error as FormatError).message).toContain('UTF-16');
  });

  it('names a file that cannot be read any more', async () => {
    const gone = {
      name: 'gone.csv',
      size: 10,
      slice: () => ({ arrayBuffer: () => Promise.reject(new Error('gone')) }),
    };
    const error = await failureOf(gone as unknown as File);
    expect(error).toBeInstanceOf(FormatError);
    expect((error as FormatError).message).toContain('gone.csv, byte 0: the file cannot be read any more');
  });

  it('warns where batches of a histogram file are not as long as set', async () => {
    const text = 'sdd,batch,start,stop,adc,counts\n1,0,0,86400,5,1\n';
    const { warnings } = await readRun([textFile(text)], OPTIONS, taskContext());
    expect(warnings).toEqual([
      'Batches of 1 days come from the files themselves: the batch length set here does not change them.',
    ]);
    const same = await readRun([textFile(text)], { ...OPTIONS, batchLengthDays: 1 }, taskContext());
    expect(same.warnings).toEqual([]);
  });

  it.each([
    ['another stop', '1,0,0,86400,5,1\n1,0,0,86401,5,1\n', 'line 3, column 3: batch 0 has another start or stop'],
    ['a stop before its start', '1,0,86400,0,5,1\n', 'line 2, column 4: stop is 0, but start is 86400'],
    ['a start without stop', '1,0,86400,,5,1\n', 'line 2, column 4: stop is missing'],
    ['negative counts', '1,0,0,1,5,-1\n', 'line 2, column 6: counts is -1'],
    ['a broken batch', '1,0.5,0,1,5,1\n', 'line 2, column 2: batch is 0.5'],
  ])('names the place of %s in a histogram', async (_, rows, message) => {
    const error = await failureOf(textFile(`sdd,batch,start,stop,adc,counts\n${rows}`));
    expect((error as FormatError).message).toContain(message);
  });

  it.each([
    ['a channel twice', 'adc,sdd1\n0,1\n0,1\n', 'line 3, column 1: channel 0 follows 0'],
    ['a broken count', 'adc,sdd1,sdd2\n0,1,2.5\n', 'line 2, column 3: sdd2 is 2.5'],
    ['an SDD twice', 'adc,sdd1,1\n0,1,2\n', 'line 1, column 3: a second column for SDD 1'],
  ])('names the place of %s in a wide histogram', async (_, text, message) => {
    const error = await failureOf(textFile(text));
    expect((error as FormatError).message).toContain(message);
  });

  it.each([
    ['a broken count', '<<DATA>>\n1\nx\n<<END>>\n', 'line 4: "x" is no count'],
    ['a negative count', '<<DATA>>\n1\n-2\n<<END>>\n', 'line 4: "-2" is no count'],
    ['a missing end', '<<DATA>>\n1\n2\n', 'line 4: the data end here without <<END>>'],
    ['a broken calibration', '<<CALIBRATION>>\n1 a\n<<DATA>>\n1\n<<END>>\n', 'line 3: "1 a" is no calibration point'],
  ])('names the place of %s in an Amptek spectrum', async (_, text, message) => {
    const error = await failureOf(textFile(`<<PMCA SPECTRUM>>\n${text}`));
    expect((error as FormatError).message).toContain(message);
  });

  it('places spectra by their names, and warns of those that the pattern does not fit', async () => {
    const mca = (name: string) => textFile('<<PMCA SPECTRUM>>\nREAL_TIME - 60\n<<DATA>>\n0\n5\n<<END>>\n', name);
    const files = [mca('sdd4_1700000000.mca'), mca('sdd4_1700000060.mca'), mca('foil.mca')];
    const naming = { ...NO_NAMING, pattern: 'sdd{sdd}_{unix}.mca', usesHeader: true };
    const { histograms, named, warnings } = await readRun(files, OPTIONS, taskContext(), new Map(), naming);
    expect(histograms.detectors.map(({ sdd }) => sdd)).toEqual([0, 4]);
    expect(histograms.batches).toEqual([
      { start: 1700000000, stop: 1700000060 },
      { start: 1700000060, stop: 1700000120 },
      { start: null, stop: null },
    ]);
    expect(named?.spectra.map(({ file, sdd }) => [file, sdd])).toEqual([
      ['foil.mca', 0],
      ['sdd4_1700000000.mca', 4],
      ['sdd4_1700000060.mca', 4],
    ]);
    expect(warnings.join()).toContain('The pattern of names does not fit foil.mca');
  });

  it('warns of the same file twice and of much overflow', async () => {
    const text = 'sdd,adc\n1,2\n1,4095\n';
    const { warnings } = await readRun([textFile(text, 'a.csv'), textFile(text, 'b.csv')], OPTIONS, taskContext());
    expect(warnings.join(' ')).toContain('b.csv is identical to a.csv');
    expect(warnings.join(' ')).toContain('50 % of the events');
  });

  it('warns where times lie farther apart than a run is long, and lists no empty batches in between', async () => {
    const cut = textFile(`sdd,time,adc\n1,${String(MIDNIGHT_S)},2\n1,1669,3\n`);
    const { histograms, slices, warnings } = await readRun([cut], OPTIONS, taskContext());
    expect([histograms.batches.length, slices?.batches.length]).toEqual([2, 2]);
    expect(warnings.join(' ')).toMatch(/reach from 1970-01-01T00:00:00Z to 2022-12-01T03:00:00Z, 52.9 years/u);
    expect(warnings.join(' ')).not.toContain('overlap');
    const right = textFile(`sdd,time,adc\n1,${String(MIDNIGHT_S)},2\n1,${String(MIDNIGHT_S + 9 * DAY_S)},3\n`);
    const run = await readRun([right], OPTIONS, taskContext());
    expect([run.histograms.batches.length, run.warnings]).toEqual([5, []]);
  });

  it('says how batches of runs of several kinds overlap', async () => {
    const labels = [
      { name: 'X-ray tube', kind: 'calibration', inName: 'calib' },
      { name: 'kaons', kind: 'physics', inName: 'kaon' },
    ] as const;
    const files = (startS: number) => [
      textFile(`sdd,time,adc\n1,${String(MIDNIGHT_S)},2\n1,${String(MIDNIGHT_S + 3600)},3\n`, 'calib.csv'),
      textFile(`sdd,time,adc\n1,${String(startS)},2\n1,${String(startS + 600)},3\n`, 'kaon.csv'),
    ];
    const within = await readRun(files(MIDNIGHT_S + 600), { ...OPTIONS, labels }, taskContext());
    expect(within.warnings.join(' ')).toContain('Some batches of runs (X-ray tube and kaons) overlap in time');
    // The last event of the one and the first of the other lie in the same second.
    const after = await readRun(files(MIDNIGHT_S + 3600.5), { ...OPTIONS, labels }, taskContext());
    expect(after.warnings).toEqual([]);
  });
});
