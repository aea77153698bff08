import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessPattern } from '../../src/ingest/naming/guessPattern';
import { compilePattern } from '../../src/ingest/naming/pattern';
import { readName } from '../../src/ingest/naming/readName';

describe('guessPattern', () => {
  it.each([
    [
      ['run7_sdd1_20230105T123000.mca', 'run8_sdd2_20230105T133000.mca'],
      'run{*}_sdd{sdd}_{date:YYYYMMDD}T{time:HHmmss}.mca',
    ],
    [['bus1_sdd3.spe', 'bus2_sdd3.spe'], 'bus{bus}_sdd{sdd}.spe'],
    [['fe55_01.mca', 'fe55_02.mca'], 'fe55_{sdd}.mca'],
    [['SDD01.spe.gz', 'SDD02.spe.gz'], 'SDD{sdd}.spe'],
    [
      ['det1_2023-01-05_12-30-00.spe', 'det2_2023-01-05_12-30-00.spe'],
      'det{sdd}_{date:YYYY-MM-DD}_{time:HH-mm-ss}.spe',
    ],
    [['a1700000000_ch4.txt', 'a1700003600_ch4.txt'], 'a{unix}_ch{sdd}.txt'],
    [['run1_ch4.txt', 'run2_ch4.txt'], 'run{batch}_ch{sdd}.txt'],
    [['cu_20230105_1.txt', 'cu_20230106_2.txt', 'notes.txt'], 'cu_{date:YYYYMMDD}_{sdd}.txt'],
    [['foil.mca', 'air.mca'], null],
    [['fe55.mca'], null],
    [[], null],
  ])('makes of %j the pattern %s', (files, pattern) => {
    expect(guessPattern(files)).toBe(pattern);
  });

  it('reads back what names were made of', () => {
    const moment = fc.integer({ min: 946684800, max: 2147483647 });
    const one = fc.record({
      sdd: fc.integer({ min: 0, max: 999 }),
      bus: fc.integer({ min: 0, max: 9 }),
      startS: moment,
    });
    fc.assert(
      fc.property(
        fc.array(one, { minLength: 2, maxLength: 6 }),
        fc.constantFrom('_', '-', '.'),
        fc.constantFrom('', 'Cu', 'fe-55 '),
        fc.integer({ min: 0, max: 9 }),
        (measured, sign, before, run) => {
          const names = measured.map(({ sdd, bus, startS }) => {
            const date = new Date(1000 * startS).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', sign);
            return [`${before}run${String(run)}`, `bus${String(bus)}`, `SDD${String(sdd)}`, `${date}.mca`].join(sign);
          });
          const compiled = compilePattern(guessPattern(names) ?? '');
          if (compiled.problem !== null) throw new Error(compiled.problem);
          const read = names.map((name) => readName(compiled.tokens, name, 0).facts);
          expect(read).toEqual(measured.map((facts) => ({ ...facts, batch: null })));
        },
      ),
      { seed: 6, numRuns: 300 },
    );
  });

  it('makes a pattern that means something, or none, of any names, and the names it is made of fit', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-cT{}_.\-0-9]{1,20}$/), { minLength: 1, maxLength: 4 }), (names) => {
        const pattern = guessPattern(names);
        if (pattern === null) return;
        const compiled = compilePattern(pattern);
        if (compiled.problem !== null) throw new Error(compiled.problem);
        expect(names.some((name) => readName(compiled.tokens, name, 0).problem === null)).toBe(true);
      }),
      { seed: 6, numRuns: 3000 },
    );
  });
});
