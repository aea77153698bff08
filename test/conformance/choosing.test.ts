/** What files in archives and the arrays of NumPy's archives hold, and what is read of them as chosen. */
import { describe, expect, it } from 'vitest';
import { detectorLabel } from '../../src/dataset/detector';
import { spectrumOf } from '../../src/dataset/histograms';
import type { Choices, DescribedPart, EventChoice } from '../../src/ingest/choice/contents';
import { describeFile } from '../../src/ingest/describeFile';
import { readRun } from '../../src/ingest/readRun';
import { quietTask } from './fixtures';
import { makeNpy, makeZip, type ArchiveMember } from './makeArchive';

const T0 = 1700000000;
const TABLE = `det,clock,ph\n3,${String(T0)}000,5\n4,${String(T0)}500,6\n4,${String(T0)}600,6\n`;
const DAY_S = 86400;

function archive(members: readonly ArchiveMember[], name = 'a.zip'): File {
  return new File([makeZip(members)], name);
}

function arrays(content: Record<string, Uint8Array>, name = 'a.npz'): File {
  return archive(
    Object.entries(content).map(([array, bytes]) => ({ name: `${array}.npy`, content: bytes })),
    name,
  );
}

const i4 = (...values: number[]) => makeNpy(`'<i4'`, `(${String(values.length)},)`, Int32Array.from(values));
const f8 = (...values: number[]) => makeNpy(`'<f8'`, `(${String(values.length)},)`, Float64Array.from(values));

async function partsOf(file: File): Promise<readonly DescribedPart[]> {
  return describeFile(file, quietTask());
}

async function read(file: File, choices: Choices = new Map()) {
  const { histograms, files, warnings } = await readRun(
    [file],
    { batchLengthDays: 1, overflowAdc: null },
    quietTask(),
    choices,
  );
  const bins = histograms.detectors.flatMap((key, detector) =>
    histograms.batches.flatMap((_, batch) =>
      [...spectrumOf(histograms, detector, batch)].flatMap((n, adc) =>
        n > 0 ? [`${detectorLabel(key)} ${String(adc)} ${String(n)}`] : [],
      ),
    ),
  );
  return { bins, warnings, start: histograms.batches[0]?.start ?? null, setAside: files[0]?.setAside ?? [] };
}

describe('files in an archive', () => {
  const members: ArchiveMember[] = [
    { name: 'day/run2.csv', content: TABLE },
    { name: 'day/run10.csv', content: TABLE },
    { name: 'events.csv', content: 'sdd,adc\n7,1\n' },
    { name: 'other.tsv', content: 'pixel\tamplitude\n9\t2\n' },
    { name: 'README', content: 'nothing to see' },
  ];

  it('are one question for each kind of them, with the first rows; those that need none are none', async () => {
    const [first, second, ...more] = await partsOf(archive(members));
    expect(more).toEqual([]);
    expect(first?.names).toEqual(['a.zip/day/run2.csv', 'a.zip/day/run10.csv']);
    expect(first?.contents).toMatchObject({
      format: 'other-table',
      isSure: false,
      guess: { adc: 'ph', sdd: 'det', time: null },
      items: [{ columns: [{ name: 'det' }, { name: 'clock' }, { name: 'ph' }], firstRows: { length: 3 } }],
    });
    expect(second).toMatchObject({
      names: ['a.zip/other.tsv'],
      contents: { guess: { adc: 'amplitude', sdd: 'pixel' } },
    });
  });

  it('are read as chosen, cut as chosen, and left out where that is chosen', async () => {
    const file = archive(members);
    const [runs, other] = await partsOf(file);
    const choice: EventChoice = {
      ...(runs?.contents.guess as EventChoice),
      time: 'clock',
      timeUnit: 'ms',
      cuts: [{ column: 'det', index: 0, min: 4, max: null }],
    };
    const choices = new Map(runs?.names.map((name) => [name, choice] as const));
    const { bins, start, setAside } = await read(
      file,
      new Map([...choices, [other?.names[0] ?? '', other!.contents.guess]]),
    );
    expect(bins).toEqual(['4 6 4', '7 1 1', '9 2 1']);
    expect(start).toBe(Math.floor(T0 / DAY_S) * DAY_S);
    expect(setAside).toEqual([{ events: 2, reason: 'det below 4' }]);
    const without = await read(file, new Map([...choices, ['a.zip/other.tsv', null]]));
    expect(without.bins).toEqual(['4 6 4', '7 1 1']);
    expect(without.warnings).toEqual(expect.arrayContaining(['a.zip: files not read: other.tsv, README.']));
  });

  it('are described though one of them is damaged, which the reading says', async () => {
    const damaged = { name: 'b.csv', content: TABLE, says: { crc32: 1 } };
    const file = archive([{ name: 'run.csv', content: TABLE }, damaged]);
    const parts = await partsOf(file);
    expect(parts.map(({ names }) => names)).toEqual([['a.zip/run.csv']]);
    const choices = new Map([['a.zip/run.csv', parts[0]!.contents.guess]]);
    await expect(read(file, choices)).rejects.toThrow('b.csv');
  });

  it('are an archive of NumPy too', async () => {
    const inner = makeZip([
      { name: 'ph.npy', content: i4(5, 6) },
      { name: 'det.npy', content: i4(1, 2) },
    ]);
    const file = archive([{ name: 'x.npz', content: inner }]);
    const [part] = await partsOf(file);
    expect(part).toMatchObject({ names: ['a.zip/x.npz'], contents: { format: 'npz', isSure: false } });
    const { bins } = await read(file, new Map([['a.zip/x.npz', part!.contents.guess]]));
    expect(bins).toEqual(['1 5 1', '2 6 1']);
  });
});

describe('the arrays of an archive of NumPy', () => {
  it('need no question where they are sdd and adc; times are in the unit that fits them', async () => {
    const file = arrays({ sdd: i4(1, 2), adc: i4(5, 6), time: f8(T0 * 1e3, T0 * 1e3 + 1), spare: i4(0, 0) });
    const [part] = await partsOf(file);
    expect(part?.contents).toMatchObject({
      isSure: true,
      guess: { adc: 'adc', sdd: 'sdd', time: 'time', timeUnit: 'ms' },
    });
    const { bins, start } = await read(file, new Map([['a.npz', part!.contents.guess]]));
    expect(bins).toEqual(['1 5 1', '2 6 1']);
    expect(start).toBe(Math.floor(T0 / DAY_S) * DAY_S);
  });

  it('of other names are asked for, with their first rows, and cut as chosen', async () => {
    const file = arrays({ pulse_height: i4(5, 6, 7), det: i4(1, 2, 2), offset: f8(1, 2) });
    const [part] = await partsOf(file);
    expect(part?.contents).toMatchObject({ isSure: false, guess: { adc: 'pulse_height', sdd: 'det' } });
    expect(part?.contents.items[0]).toMatchObject({
      rows: 3,
      firstRows: [
        [[5], [1]],
        [[6], [2]],
        [[7], [2]],
      ],
    });
    const guess = part!.contents.guess as EventChoice;
    const cuts = [{ column: 'pulse_height', index: 0, min: 6, max: null }];
    const { bins, setAside, warnings } = await read(file, new Map([['a.npz', { ...guess, cuts }]]));
    expect(bins).toEqual(['2 6 1', '2 7 1']);
    expect(setAside).toEqual([{ events: 1, reason: 'pulse_height below 6' }]);
    expect(warnings).toEqual(expect.arrayContaining(['a.npz: arrays not read: offset.']));
  });

  it('are offered as spectra too, and may be records', async () => {
    const records = makeNpy(`[('det', '<i2'), ('ph', '<i2')]`, '(2,)', Int16Array.of(1, 5, 2, 6));
    const file = arrays({ hits: records, background: i4(0, 0, 9, 4) });
    const [part] = await partsOf(file);
    const { items, isSure, guess, guesses } = part!.contents;
    expect(items).toMatchObject([
      {
        kind: 'events',
        path: 'hits',
        columns: [{ name: 'det' }, { name: 'ph' }],
        firstRows: [
          [[1], [5]],
          [[2], [6]],
        ],
      },
      { kind: 'spectra', path: 'background', channels: 4, firstCounts: { from: 2, counts: [9, 4] } },
    ]);
    expect(isSure).toBe(false);
    expect((await read(file, new Map([['a.npz', guess]]))).bins).toEqual(['1 5 1', '2 6 1']);
    expect((await read(file, new Map([['a.npz', guesses[1]!]]))).bins).toEqual(['0 2 9', '0 3 4']);
  });

  it('that are named as counts are read without a question, and what is none of these stays with its error', async () => {
    const [part] = await partsOf(arrays({ counts: i4(1, 2), energy: f8(0.5, 1.5) }));
    expect(part?.contents).toMatchObject({ isSure: true, guess: { kind: 'spectra', paths: ['counts'] } });
    expect(await partsOf(arrays({ sdd: i4(1, 2), adc: i4(5, 6), time: f8(1) }))).toEqual([]);
    expect(await partsOf(arrays({ counts: f8(0.5, 1.5) }))).toEqual([]);
  });
});
