import { describe, expect, it } from 'vitest';
import { randomSource } from '../../math/random';
import { findHeader } from './header';
import { readRows } from './rows';

const encoder = new TextEncoder();

async function read(text: string, wanted?: readonly boolean[], pieceBytes = 1 << 16) {
  const bytes = encoder.encode(text);
  const pieces = (async function* () {
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      yield await Promise.resolve(bytes.subarray(at, at + pieceBytes));
    }
  })();
  const header = findHeader(bytes)!;
  const rows: { cells: number[]; line: number }[] = [];
  const file = { name: 'table.csv', head: bytes, chunks: pieces };
  await readRows(file, header, wanted ?? header.names.map(() => true), (cells, line) => {
    rows.push({ cells: [...cells], line });
  });
  return rows;
}

describe('findHeader', () => {
  it.each([
    ['sdd,time,adc\n1,2,3\n', ['sdd', 'time', 'adc'], ',', 1, 13],
    ['\uFEFF SDD ; "Time";adc\r\n', ['SDD', 'Time', 'adc'], ';', 1, 22],
    ['# made by\n\n#\nadc\tsdd\n', ['adc', 'sdd'], '\t', 4, 21],
    ['sdd,adc', ['sdd', 'adc'], ',', 1, 7],
  ])('finds names, separator, line and end of %j', (text, names, separator, line, bodyByte) => {
    expect(findHeader(encoder.encode(text))).toMatchObject({ names, separator, line, bodyByte });
  });

  it('finds none in comments, in nothing and in binary data', () => {
    expect(findHeader(encoder.encode('# only\n'))).toBeNull();
    expect(findHeader(new Uint8Array(0))).toBeNull();
    expect(findHeader(Uint8Array.of(1, 2, 44, 3, 10))).toBeNull();
  });
});

describe('readRows', () => {
  it('reads numbers as Number() does, within one unit in the last place', async () => {
    const random = randomSource(2);
    const texts = Array.from({ length: 4000 }, () => {
      const magnitude = 10 ** Math.floor(18 * random.uniform());
      return (magnitude * random.uniform()).toFixed(Math.floor(12 * random.uniform()));
    });
    const rows = await read(`a\n${texts.join('\n')}\n`);
    expect(rows).toHaveLength(texts.length);
    rows.forEach(({ cells }, i) => {
      const expected = Number(texts[i]);
      expect(Math.abs(cells[0]! - expected)).toBeLessThanOrEqual(Math.abs(expected) * Number.EPSILON);
    });
  });

  it.each([
    ['whole numbers of 1 to 15 digits', ['7', '123456789', '1234567890', '123456789012345']],
    ['more digits than a double holds', ['1234567890123456789', '0.12345678901234567']],
    ['signs, exponents, bare points', ['-3', '+4', '1.5e3', '2E-2', '.5', '5.']],
    ['milliseconds of Unix time', ['1669852801.011', '1669852801.0110002']],
  ])('reads %s exactly', async (_, texts) => {
    const rows = await read(`a\n${texts.join('\n')}\n`);
    expect(rows.map(({ cells }) => cells[0])).toEqual(texts.map(Number));
  });

  it('gives the same whatever the pieces, with the line of each row', async () => {
    const text = '# c\na,b\n1,2.5\n\n3, 4\r\n"5",6\n7,8';
    const expected = [
      { cells: [1, 2.5], line: 3 },
      { cells: [3, 4], line: 5 },
      { cells: [5, 6], line: 6 },
      { cells: [7, 8], line: 7 },
    ];
    for (let pieceBytes = 1; pieceBytes <= text.length; pieceBytes++) {
      expect(await read(text, undefined, pieceBytes)).toEqual(expected);
    }
  });

  it('skips columns that are not wanted, whatever they hold', async () => {
    const rows = await read('a,note,b\n1,x-y,2\n3,"q, ""r""",4\n5,,6\n', [true, false, true]);
    expect(rows.map(({ cells }) => [cells[0], cells[2]])).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
  });

  it('gives NaN for an empty cell', async () => {
    expect((await read('a,b,c\n1,,3\n'))[0]?.cells).toEqual([1, NaN, 3]);
  });

  it('takes a decimal comma only where the separator is a semicolon', async () => {
    expect((await read('a;b\n1,5;2\n'))[0]?.cells).toEqual([1.5, 2]);
    await expect(read('a\tb\n1,5\t2\n')).rejects.toThrow('line 2, column 1: a is "1,5", which is no number');
  });

  it.each(['0x10', '1e999', 'nan', 'Infinity', '1 2', '--1', '1.2.3', '٣'])('refuses %s', async (cell) => {
    await expect(read(`a,b\n1,${cell}\n`)).rejects.toThrow('line 2, column 2');
  });

  it('refuses a line that never ends, before it fills the memory', async () => {
    await expect(read(`a,b\n1,2\n${'1'.repeat(3 * 2 ** 20)}`)).rejects.toThrow(
      'line 3: this line is longer than 1 MiB',
    );
  });
});
