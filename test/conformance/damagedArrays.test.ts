/** Arrays of NumPy and zip archives: what they may be, and damage that a cut or a changed byte does not make. */
import { describe, expect, it } from 'vitest';
import { detectorLabel } from '../../src/dataset/detector';
import { spectrumOf } from '../../src/dataset/histograms';
import { readRun } from '../../src/ingest/readRun';
import { outcomeOf } from './damagedFiles';
import { bytesOf, FIXTURES, quietTask } from './fixtures';
import { makeNpy, makeZip } from './makeArchive';

const i4 = (...values: number[]) => Int32Array.from(values);
const f8 = (...values: number[]) => Float64Array.from(values);
const npz = (arrays: Record<string, Uint8Array>) =>
  makeZip(Object.entries(arrays).map(([name, content]) => ({ name: `${name}.npy`, content })));
const EVENTS = `[('sdd', '<i4'), ('adc', '<i4')]`;
const ZEROS_MIB = new Uint8Array(2 ** 20);

async function spectraOf(...files: File[]) {
  const { histograms, warnings } = await readRun(files, { batchLengthDays: 2, overflowAdc: null }, quietTask());
  const spectra = histograms.detectors.map((key, i) => [
    detectorLabel(key),
    [...spectrumOf(histograms, i, 0)].slice(0, 3),
  ]);
  return { spectra, warnings };
}

describe('an array of NumPy', () => {
  it.each([
    [
      'in C order',
      makeNpy(`'<i4'`, '(2, 3)', i4(1, 2, 3, 4, 5, 6)),
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ],
    [
      'in Fortran order',
      makeNpy(`'<i4'`, '(2, 3)', i4(1, 4, 2, 5, 3, 6), 'True'),
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ],
    [
      'turned round',
      makeNpy(`'<i4'`, '(3, 2)', i4(1, 4, 2, 5, 3, 6)),
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ],
    [
      'turned round in Fortran order',
      makeNpy(`'<i4'`, '(3, 2)', i4(1, 2, 3, 4, 5, 6), 'True'),
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ],
    ['of doubles', makeNpy(`'<f8'`, '(3,)', f8(1, 2, 3)), [[1, 2, 3]]],
    ['of 64 bits', makeNpy(`'<i8'`, '(3,)', BigInt64Array.from([1n, 2n, 3n])), [[1, 2, 3]]],
    ['of bytes', makeNpy(`'|u1'`, '(3,)', Uint8Array.from([1, 2, 3])), [[1, 2, 3]]],
  ])('is read %s', async (_, bytes, expected) => {
    const { spectra } = await spectraOf(new File([bytes], 'a.npy'));
    expect(spectra).toEqual(expected.map((counts, i) => [String(i), counts]));
  });

  it.each([
    ['an absurd shape', makeNpy(`'<i4'`, '(99999999999999999999,)', i4(1)), 'is larger than any file'],
    [
      'a shape that would fill the memory',
      makeNpy(`'<i4'`, '(60000, 60000)', i4(1)),
      'the shape (60000, 60000) is too large',
    ],
    ['more numbers than bytes', makeNpy(`'<i4'`, '(50000,)', i4(1)), 'the file ends after 1 of 50000 records'],
    ['a long list', makeNpy(`'<i4'`, '(70000,)', i4(1)), 'Events need the fields or arrays sdd, time, adc'],
    ['too many bytes', makeNpy(`'<i4'`, '(1,)', i4(1, 2)), 'there are bytes after the last record'],
    ['three dimensions', makeNpy(`'<i4'`, '(1, 1, 1)', i4(1)), 'an array of shape (1, 1, 1) is none of spectra'],
    ['no dimension', makeNpy(`'<i4'`, '()', i4(1)), 'an array of shape () is none of spectra'],
    ['no channels', makeNpy(`'<i4'`, '(0,)', i4()), 'there is no spectrum'],
    ['NaN', makeNpy(`'<f8'`, '(2,)', f8(1, NaN)), 'a count is NaN; it must be a whole number'],
    ['a negative count', makeNpy(`'<i4'`, '(2,)', i4(1, -2)), 'a count is -2; it must be a whole number'],
    ['a broken count', makeNpy(`'<f8'`, '(2,)', f8(1, 2.5)), 'a count is 2.5; it must be a whole number'],
    ['a count of 31 bits', makeNpy(`'<f8'`, '(2,)', f8(1, 2 ** 31)), 'channel 1 of the spectrum has 2147483648 counts'],
    ['complex numbers', makeNpy(`'<c16'`, '(2,)', f8(1, 2, 3, 4)), 'the type "<c16" is no whole or real number'],
    ['Python objects', makeNpy(`'|O'`, '(2,)', f8(1, 2)), 'the type "|O" is no whole or real number'],
    ['half a header', makeNpy(`'<i4'`, '(2,', i4(1, 2)), 'the header of the array is damaged'],
    ['no adc', makeNpy(`[('sdd', '<i4'), ('x', '<i4')]`, '(1,)', i4(1, 2)), 'the fields are sdd, x; "adc" is missing'],
    ['lists as fields', makeNpy(`[('sdd', '<i4', (3,))]`, '(1,)', i4(1, 2, 3)), 'are no single numbers'],
    ['a negative channel', makeNpy(EVENTS, '(2,)', i4(1, 5, 2, -1)), 'event 2: adc is -1; it must be a whole number'],
    ['an SDD beyond 16 bits', makeNpy(EVENTS, '(1,)', i4(65536, 5)), 'event 1: sdd is 65536'],
  ])('is refused with %s', async (_, bytes, message) => {
    expect(await outcomeOf(bytes)).toContain(message);
  });
});

describe('an archive of NumPy', () => {
  const sdd = makeNpy(`'<i4'`, '(2,)', i4(1, 2));
  const adc = makeNpy(`'<i4'`, '(2,)', i4(5, 6));

  it.each([
    [
      'columns of different lengths',
      npz({ sdd, adc: makeNpy(`'<i4'`, '(1,)', i4(1)) }),
      'the array sdd has 2 numbers, and adc has 1',
    ],
    [
      'a time in milliseconds',
      npz({ sdd, adc, time: makeNpy(`'<f8'`, '(2,)', f8(1, 1.7e12)) }),
      'event 2: time is 1700000000000',
    ],
    ['a time of NaN', npz({ sdd, adc, time: makeNpy(`'<f8'`, '(2,)', f8(NaN, 1)) }), 'event 1: time is NaN'],
    ['a column cut', npz({ sdd, adc: adc.slice(0, -4) }), 'the file ends after 1 of 2 records'],
    ['a column of two dimensions', npz({ sdd, adc: makeNpy(`'<i4'`, '(1, 2)', i4(1, 2)) }), 'must be of one dimension'],
    ['names that say nothing', npz({ x: sdd, y: adc }), 'the arrays are x, y; expected sdd, time, adc for events'],
    ['an array not needed', npz({ sdd, adc, x: sdd }), 'arrays not read: x.'],
  ])('says what is the matter with %s', async (_, bytes, message) => {
    expect(await outcomeOf(bytes)).toContain(message);
  });
});

describe('a zip archive', () => {
  const csv = { name: 'run/events.csv', content: 'sdd,adc\n7,1\n7,1\n' };
  const column = { name: 'run/a.txt', content: '0\n5\n0\n0\n' };
  const gzipped = bytesOf(FIXTURES.find(({ file }) => file === 'events.npy')!);

  it('is read as the files in it, whatever they are, and names those that it cannot read', async () => {
    const members = [csv, { name: 'README.md', content: '# Hello' }, column, { name: '__MACOSX/._a', content: 'x' }];
    const { spectra, warnings } = await spectraOf(new File([makeZip(members)], 'a.csv'), new File([gzipped], 'b.npy'));
    expect(spectra.map(([label]) => label)).toEqual(['0', '3', '7', '8']);
    expect(warnings).toEqual(['a.csv: files not read: README.md.']);
  });

  it.each([
    [
      'a fault in a file',
      [csv, { name: 'b.csv', content: 'sdd,adc\n1,x\n' }],
      'a.dat, b.csv, line 2, column 2: adc is "x"',
    ],
    ['nothing to read', [{ name: 'README.md', content: '# Hello' }], 'no file that can be read: it holds README.md'],
    ['an archive inside', [{ name: 'b.zip', content: makeZip([csv]) }], 'b.zip: this is an archive in the archive'],
    [
      'a wrong checksum',
      [{ ...csv, says: { crc32: 1 } }],
      'run/events.csv, byte 44: this file in the archive is damaged',
    ],
    ['a file longer than it says', [{ ...csv, says: { bytes: 3 } }], 'is longer than the directory says'],
    ['a file shorter than it says', [{ ...csv, says: { bytes: 300 } }], 'this file in the archive is damaged'],
    ['a password', [{ ...csv, says: { flags: 1 } }], 'is encrypted: unpack it first'],
    ['another packing', [{ ...csv, says: { method: 14 } }], 'is packed by method 14; expected deflate'],
    ['a bomb', [{ name: 'a.txt', content: ZEROS_MIB, says: { bytes: 1000 } }], 'is longer than the directory says'],
  ])('is refused with %s', async (_, members, message) => {
    expect(await outcomeOf(makeZip(members))).toContain(message);
  });

  it('is read with the numbers of an archive above 4 GiB', async () => {
    const { spectra } = await spectraOf(new File([makeZip([csv, column], true)], 'a.zip'));
    expect(spectra).toEqual([
      ['0', [0, 5, 0]],
      ['7', [0, 2, 0]],
    ]);
  });

  it('is refused where its files share bytes, as archives that grow without end do', async () => {
    const twice = makeZip([csv, csv]);
    const view = new DataView(twice.buffer);
    // The second entry of the directory then points to the first file.
    view.setUint32(view.getUint32(twice.length - 6, true) + 46 + csv.name.length + 42, 0, true);
    expect(await outcomeOf(twice)).toContain('overlaps what follows it');
  });
});
