import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePattern, type Token } from '../../src/ingest/naming/pattern';
import { matchTokens } from '../../src/ingest/naming/matchTokens';
import { readName } from '../../src/ingest/naming/readName';

function tokensOf(pattern: string): readonly Token[] {
  const compiled = compilePattern(pattern);
  if (compiled.problem !== null) throw new Error(compiled.problem);
  return compiled.tokens;
}

/** The same tokens as a regular expression: an oracle that shares no code with the matcher. */
function regexOf(tokens: readonly Token[]): RegExp {
  const pieces = tokens.map((token) => {
    if (token.kind === 'any') return '[^]*?';
    if (token.kind === 'number') return `(\\d{${String(token.least)},${String(token.most)}})`;
    return token.text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${pieces.join('')}$`, 'i');
}

const SEED = { seed: 6 };
const text = fc.stringMatching(/^[a-b0-1_.]{1,3}$/).map((value): Token => ({ kind: 'text', text: value }));
const any = fc.constant<Token>({ kind: 'any' });
const number = fc
  .record({ least: fc.integer({ min: 1, max: 3 }), more: fc.integer({ min: 0, max: 3 }) })
  .map(({ least, more }): Token => ({ kind: 'number', name: 'sdd', least, most: least + more }));

describe('matchTokens', () => {
  it('takes what a regular expression of the same pieces takes, and no other name', () => {
    let matches = 0;
    fc.assert(
      fc.property(
        fc.array(fc.oneof(text, any), { maxLength: 4 }),
        number,
        fc.array(fc.oneof(text, any), { maxLength: 4 }),
        fc.stringMatching(/^[abAB01_.]{0,12}$/),
        (before, digits, after, name) => {
          const tokens = [...before, digits, ...after];
          const expected = regexOf(tokens).exec(name);
          const found = matchTokens(tokens, name);
          expect(found.problem === null).toBe(expected !== null);
          if (found.problem === null) expect(found.digits.get('sdd')).toBe(expected?.[1]);
          matches += expected === null ? 0 : 1;
        },
      ),
      { ...SEED, numRuns: 3000 },
    );
    expect(matches).toBeGreaterThan(50);
  });

  it('ends on patterns that a backtracking expression would not end on', () => {
    const tokens = tokensOf(`${'{*}a'.repeat(40)}{*}{sdd}`);
    const match = matchTokens(tokens, 'a'.repeat(255));
    expect(match.problem).toContain('the name has its end');
  });

  it.each([
    ['sdd{sdd}.mca', 'sdd7.spe', 'at character 5 the name has “.spe”, and the pattern “.mca”'],
    ['sdd{sdd}.mca', 'sddx.mca', 'at character 4 the name has “x.mca”, and the pattern the SDD (1 to 5 digits)'],
    ['sdd{sdd}', 'sdd7.spe', 'at character 5 the name has “.spe”, and the pattern ends'],
    ['{date:YYYYMMDD}_{sdd}', '2024031_1', 'at character 7 the name has “1_1”, and the pattern the day (2 digits)'],
  ])('says of %s where %s leaves it', (pattern, name, problem) => {
    const match = matchTokens(tokensOf(pattern), name);
    expect(match.problem).toBe(problem);
  });
});

describe('compilePattern', () => {
  it.each([
    ['run.mca', 'nothing is read of a name'],
    ['sdd{sdd', 'the brace at character 4 is not closed'],
    ['sdd}{sdd}', 'the brace at character 4 closes none'],
    ['{detector}', '{detector} is none of'],
    ['{constructor}', '{constructor} is none of'],
    ['{date:YYYYQ}', '{date:YYYYQ} is none of'],
    ['{sdd}_{sdd}', 'the SDD stands twice'],
    ['{*}{*}{sdd}', '{*}{*} is the same as {*}'],
    ['{sdd}{bus}', 'nothing tells where the SDD ends and the bus starts'],
    ['{sdd}_{date:YYYYMM}', 'a date needs YYYY, MM and DD'],
    ['{sdd}_{time}', 'a time of day needs a date'],
    ['{unix}_{date}', 'a start is either'],
    ['{batch}_{date}', 'a batch is told by'],
    [`{sdd}${'x'.repeat(200)}`, 'at most 200 characters'],
  ])('says what is wrong with %s', (pattern, problem) => {
    expect(compilePattern(pattern).problem).toContain(problem);
  });

  it('takes any text as a pattern or refuses it in words, and never throws', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[{}a:*YMDdHms_]{0,20}$/), (pattern) => {
        const { problem } = compilePattern(pattern);
        if (problem !== null) expect(problem.length).toBeGreaterThan(10);
      }),
      { ...SEED, numRuns: 2000 },
    );
  });
});

describe('readName', () => {
  it('reads SDD, bus and start as they were written, at any offset from UTC', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 65535 }),
        fc.integer({ min: 0, max: 65535 }),
        fc.integer({ min: 0, max: 4102444799 }),
        fc.integer({ min: -56, max: 56 }).map((quarters) => quarters / 4),
        (sdd, bus, startS, offset) => {
          // The clock on the wall, written by the platform.
          const wall = new Date(1000 * (startS + 3600 * offset)).toISOString().replaceAll(/[-:]/g, '');
          fc.pre(wall.length === 20 && wall >= '1970');
          const name = `x/any_BUS${String(bus)}_sdd${String(sdd)}_${wall.slice(0, 15)}.mca.gz`;
          const tokens = tokensOf('{*}bus{bus}_sdd{sdd}_{date:YYYYMMDD}T{time:HHmmss}.mca');
          expect(readName(tokens, name, offset).facts).toEqual({ sdd, bus, batch: null, startS });
        },
      ),
      { ...SEED, numRuns: 300 },
    );
  });

  it.each([
    ['{date:DD.MM.YY}_{sdd}', '05.01.23_2', { sdd: 2, startS: Date.UTC(2023, 0, 5) / 1000 }],
    ['{sdd}-{unix}', '2-1700000000', { sdd: 2, startS: 1700000000 }],
    ['part{batch}_{sdd}', 'part12_2', { sdd: 2, batch: 12, startS: null }],
    ['{date}{time:HHmm}_{sdd}', '202301051230_2', { startS: Date.UTC(2023, 0, 5, 12, 30) / 1000 }],
  ])('reads %s of %s', (pattern, name, facts) => {
    expect(readName(tokensOf(pattern), name, 0).facts).toMatchObject(facts);
  });

  it.each([
    ['{sdd}.mca', '70000.mca', 'its SDD is 70000, and 65535 is the most'],
    ['{sdd}_{date}', '1_20230431', 'none of the calendar'],
    ['{sdd}_{date}_{time}', '1_20230430_240000', 'none of the calendar'],
    ['{sdd}', '1'.repeat(300), 'more than 255 characters'],
  ])('refuses by %s the name %s', (pattern, name, problem) => {
    expect(readName(tokensOf(pattern), name, 0).problem).toContain(problem);
  });
});
