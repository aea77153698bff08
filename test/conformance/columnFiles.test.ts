/** HDF5 and Parquet: damage that is named in words, and what the libraries would let pass. */
import { readFileSync } from 'node:fs';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { detectorLabel } from '../../src/dataset/detector';
import type { ByteRange } from '../../src/ingest/format';
import { openParquet } from '../../src/ingest/parquet/openParquet';
import { readRun } from '../../src/ingest/readRun';
import { outcomeOf } from './damagedFiles';
import { quietTask } from './fixtures';

const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`../fixtures/ingest/${name}`, import.meta.url)));

type Schema = NonNullable<Parameters<typeof parquetWriteBuffer>[0]['schema']>;

interface Column {
  readonly name: string;
  readonly data: readonly unknown[];
  readonly type: 'INT32' | 'INT64' | 'DOUBLE' | 'TIMESTAMP';
}

function parquetOf(...columns: Column[]): Uint8Array<ArrayBuffer> {
  const columnData = columns.map((column) => ({ ...column, data: [...column.data] }));
  return new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize: 2 }));
}

async function* none(): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  // Nothing is read in order.
}

const SDD: Column = { name: 'SDD', data: [1, 2, 1], type: 'INT32' };
const ADC: Column = { name: 'adc', data: [5n, 6n, 7n], type: 'INT64' };

describe('a Parquet file', () => {
  it('has its times in seconds, whatever their unit', async () => {
    const time = {
      name: 'time',
      data: [0, 1, 2].map((s) => new Date((1669852800 + s) * 1000)),
      type: 'TIMESTAMP',
    } as const;
    const file = new File([parquetOf(SDD, time, ADC)], 'a.parquet');
    const { histograms } = await readRun([file], { batchLengthDays: 1, overflowAdc: null }, quietTask());
    expect(histograms.batches).toEqual([{ start: 1669852800, stop: 1669939200 }]);
    expect(histograms.detectors.map(detectorLabel)).toEqual(['1', '2']);
  });

  it.each([
    ['an ADC that is none', parquetOf(SDD, { ...ADC, data: [5n, -6n, 7n] }), 'event 2: adc is -6'],
    ['a missing value', parquetOf(SDD, { ...ADC, data: [5n, null, 7n] }), 'event 2: adc is NaN'],
    [
      'other columns',
      parquetOf({ ...SDD, name: 'x' }, { ...ADC, name: 'y' }),
      'the columns of numbers are x, y; expected sdd',
    ],
    [
      'counts beside its events',
      parquetOf(SDD, ADC, { name: 'counts', data: [5, 6, 7], type: 'INT32' }),
      'the columns of numbers are SDD, adc, counts; expected sdd',
    ],
  ])('is refused with %s', async (_, bytes, message) => {
    expect(await outcomeOf(bytes)).toContain(message);
  });

  it('is refused where a number is not between the least and the greatest that the file gives', async () => {
    const adc = { name: 'adc', data: [3000, 3500, 3250, 3100], type: 'DOUBLE' } as const;
    const columnData = [
      { ...SDD, data: [1, 1, 1, 1] },
      { ...adc, data: [...adc.data] },
    ];
    const bytes = new Uint8Array(parquetWriteBuffer({ columnData, codec: 'UNCOMPRESSED' }));
    // The numbers stand as they are: one that is turned into another is still a number.
    const at = Buffer.from(bytes).indexOf(Buffer.from(new Float64Array([3250]).buffer));
    expect(at).toBeGreaterThan(0);
    bytes.set(new Uint8Array(new Float64Array([60000]).buffer), at);
    expect(await outcomeOf(bytes)).toContain(
      '"adc" is 60000 in row 3, and the file says that it is 3000 to 3500 there',
    );
  });
});

describe('spectra in Parquet', () => {
  const listsIn = (rowGroupSize: number, data: unknown[], ...more: Column[]) => {
    const schema: Schema = [
      { name: 'root', num_children: 1 + more.length },
      { name: 'counts', repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST' },
      { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
      { name: 'element', type: 'INT64', repetition_type: 'OPTIONAL' },
      ...more.map(({ name, type }) => ({ name, type, repetition_type: 'REQUIRED' }) as Schema[number]),
    ];
    const columnData = [{ name: 'counts', data }, ...more.map(({ name, data: own }) => ({ name, data: [...own] }))];
    return new Uint8Array(parquetWriteBuffer({ columnData, schema, rowGroupSize }));
  };
  const lists = (data: unknown[], ...more: Column[]) => listsIn(2, data, ...more);

  it('are read group by group, each column of a group once', async () => {
    const data = Array.from({ length: 300 }, (_, row) => [BigInt(row), 1n, BigInt(row % 7)]);
    const bytes = listsIn(130, data);
    let asked = 0;
    const range: ByteRange = {
      size: bytes.length,
      between: async function* (from, to) {
        asked += to - from;
        yield await Promise.resolve(bytes.slice(from, to));
      },
    };
    const open = await openParquet({ name: 'a.parquet', head: bytes, chunks: none(), range });
    asked = 0;
    const found: unknown[] = [];
    for (let row = 0; row < 300; row += 64) {
      found.push(...(await open.listsBetween('counts', row, Math.min(300, row + 64))));
    }
    expect(found).toEqual(data);
    expect(asked).toBeLessThan(bytes.length);
  });

  it('are refused before they are read where there are too many without an SDD', async () => {
    const many = listsIn(
      5000,
      Array.from({ length: 4097 }, () => [1n]),
    );
    expect(await outcomeOf(many)).toContain(
      'column "counts", one in each row without a column "sdd": 4097 spectra, and 4096 are the most',
    );
  });

  it('are the next free SDDs where the rows do not say, each from channel 0', async () => {
    const file = new File([lists([[1n, 0n, 2n], [], [0n, 5n]])], 'a.parquet');
    await expect(readRun([file], { batchLengthDays: 1, overflowAdc: null }, quietTask())).rejects.toThrow(
      'spectrum 2 has no channels',
    );
    const whole = new File(
      [
        lists([
          [1n, 0n, 2n],
          [0n, 5n],
        ]),
      ],
      'a.parquet',
    );
    const { histograms } = await readRun([whole], { batchLengthDays: 1, overflowAdc: null }, quietTask());
    expect(histograms.detectors.map(detectorLabel)).toEqual(['0', '1']);
    expect([...histograms.counts.subarray(0, 3)]).toEqual([1, 0, 2]);
    expect(histograms.counts[histograms.channelCount + 1]).toBe(5);
  });

  it.each([
    ['a negative count', lists([[1n], [2n, -3n]]), 'row 2, channel 1: "counts" is -3'],
    ['a missing count', lists([[1n, null]]), 'row 1, channel 1: "counts" is null'],
    [
      'an SDD that is none',
      lists([[1n], [2n]], { name: 'sdd', data: [4, -1], type: 'INT32' }),
      'row 2: sdd is -1; it must be a whole number from 0 to',
    ],
    [
      'channels that do not rise',
      parquetOf(
        { name: 'channel', data: [3, 4, 4, 5], type: 'INT32' },
        { name: 'sdd1', data: [1, 1, 1, 1], type: 'INT32' },
      ),
      'row 3: "channel" is 4 after 4; channels must be whole numbers from 0 to 65535, ascending',
    ],
  ])('are refused with %s', async (_, bytes, message) => {
    expect(await outcomeOf(bytes)).toContain(message);
  });
});

describe('an HDF5 file', () => {
  it('is refused where it is cut, with the byte', async () => {
    expect(await outcomeOf(fixture('events.h5').subarray(0, 1000))).toContain(
      'byte 1000: the file ends here, and its header says 2144 bytes',
    );
  });

  it('is read with a warning where it is longer than its header says', async () => {
    const bytes = new Uint8Array([...fixture('spectra.h5'), 0, 0, 7]);
    const options = { batchLengthDays: 1, overflowAdc: null };
    const { warnings } = await readRun([new File([bytes], 'a.h5')], options, quietTask());
    expect(warnings).toEqual([
      expect.stringContaining('a.h5: the file has 2091 bytes, and its header says 2088: something was put in'),
    ]);
  });

  it('is refused where its superblock does not hold against its checksum', async () => {
    const bytes = fixture('events.h5');
    bytes[36]! ^= 1;
    expect(await outcomeOf(bytes)).toContain('the file is damaged, or not closed by its program');
  });
});
