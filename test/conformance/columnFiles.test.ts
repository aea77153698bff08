/** HDF5 and Parquet: damage that is named in words, and what the libraries would let pass. */
import { readFileSync } from 'node:fs';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { detectorLabel } from '../../src/dataset/detector';
import { readRun } from '../../src/ingest/readRun';
import { outcomeOf } from './damagedFiles';
import { quietTask } from './fixtures';

const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`../fixtures/ingest/${name}`, import.meta.url)));

interface Column {
  readonly name: string;
  readonly data: readonly unknown[];
  readonly type: 'INT32' | 'INT64' | 'DOUBLE' | 'TIMESTAMP';
}

function parquetOf(...columns: Column[]): Uint8Array<ArrayBuffer> {
  const columnData = columns.map((column) => ({ ...column, data: [...column.data] }));
  return new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize: 2 }));
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
