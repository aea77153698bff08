/** Damage that a cut or a changed byte does not make: each is named with its place and what would be right. */
import { describe, expect, it } from 'vitest';
import { outcomeOf } from './damagedFiles';

const spe = (range: string, counts: string, more = '') => `$SPEC_ID:\nx\n$DATA:\n${range}\n${counts}\n${more}`;
const msa = (keywords: string, data: string) =>
  `#FORMAT : EMSA/MAS Spectral Data File\n${keywords}\n#SPECTRUM :\n${data}\n#ENDOFDATA :\n`;
const scan = (headers: string, data: string) => `#S 1 ascan th 0 1\n${headers}\n${data}\n`;

describe('damaged text', () => {
  it.each([
    ['a missing block', '$SPEC_ID:\nx\n', 'line 2: there is no block $DATA:'],
    ['no range', spe('zero seven', '1'), 'line 4: "zero seven" is no range'],
    ['a range backwards', spe('7 0', '1'), 'line 4: "7 0" is no range'],
    ['an absurd range', spe('0 4294967295', '1'), 'line 4: 4294967296 channels or more, and 65536 are the most'],
    [
      'too few counts',
      spe('0 3', '1\n2\n3'),
      'line 7: the block $DATA: ends here with 3 counts, and its range needs 4',
    ],
    ['too many counts', spe('0 1', '1\n2\n3'), 'ends here with 3 counts, and its range needs 2'],
    ['NaN', spe('0 2', '1\nNaN\n3'), 'line 6: "NaN" is no count'],
    ['a negative count', spe('0 2', '1 -5 3'), 'line 5, column 2: "-5" is no count'],
    ['a count beyond 32 bits', spe('0 2', '1 4294967296 3'), 'line 5, column 2: "4294967296" is no count'],
    ['a count of 31 bits', spe('0 2', '1 2147483648 3'), 'channel 1 of the spectrum has 2147483648 counts'],
    [
      'a scale that falls',
      spe('0 2', '1 2 3', '$ENER_FIT:\n5 -0.01\n'),
      'the energy scale of the spectrum does not rise',
    ],
  ])('of a $SPEC_ID file: %s', async (_, text, message) => {
    expect(await outcomeOf(text)).toContain(message);
  });

  it.each([
    ['no data', '#FORMAT : EMSA/MAS Spectral Data File\n#NPOINTS : 3\n', 'there is no line #SPECTRUM'],
    ['no end', '#FORMAT : EMSA/MAS Spectral Data File\n#SPECTRUM :\n1\n2\n', 'end here without #ENDOFDATA'],
    ['a wrong number of points', msa('#NPOINTS : 3', '1\n2'), 'there are 2 counts, and #NPOINTS says "3"'],
    ['an absurd number of points', msa('#NPOINTS : 1e300', '1\n2'), 'there are 2 counts, and #NPOINTS says "1e300"'],
    ['half a pair', msa('#DATATYPE : XY', '1, 2\n3'), 'line 5: "3" is not complete; DATATYPE XY needs energy'],
    ['a missing detector', msa('#DATATYPE : YY', '1, 2\n3'), 'line 5: "3" is not complete; DATATYPE YY needs 2 counts'],
    ['NaN as an energy', msa('#DATATYPE : XY', '1, 2\nNaN, 3'), 'line 5, column 1: "NaN" is no energy'],
    ['a broken count', msa('#DATATYPE : Y', '1\n2.5'), 'line 5, column 1: "2.5" is no count'],
    ['a foreign unit', msa('#XUNITS : nm\n#XPERCHAN : 1\n#OFFSET : 0.5', '1\n2'), '#XUNITS is "nm", not eV or keV'],
    ['no channels', msa('#NPOINTS : 0', ''), 'spectrum 1 has no channels'],
  ])('of an EMSA file: %s', async (_, text, message) => {
    expect(await outcomeOf(text)).toContain(message);
  });

  it.each([
    ['no spectrum', scan('#N 1', '1\n2\n3'), 'this scan file has no spectra'],
    ['a spectrum without end', scan('#N 1', '@A 1 2\\'), 'line 3: the spectrum @A that starts here has no end'],
    [
      'a wrong length',
      scan('#@CHANN 4 0 3 1', '@A 1 2 3'),
      'line 3: the spectrum @A has 3 channels, and #@CHANN says 4',
    ],
    ['a broken count', scan('#N 1', '@A 1 2 \\\n3 x'), 'line 4, column 2: "x" is no count'],
    ['absurd channels', scan('#@CHANN 3 4294967295 9 1', '@A 1 2 3'), '4294967298 channels or more'],
    ['too many counts', scan('#N 1', '@A 4294967295\n@A 1'), 'line 4: the spectra of @A add up to more than 2^32 - 1'],
  ])('of a SPEC file: %s', async (_, text, message) => {
    expect(await outcomeOf(text)).toContain(message);
  });

  it.each([
    ['text', '1\n2\n3\n4\n5\nend\n'.replace('end\n', `${'0\n'.repeat(40000)}end\n`), 'line 40006: "end" is no count'],
    ['a broken count', '1\n2.5\n3\n4\n', 'line 2: "2.5" is no count'],
    ['a negative count', '1\n2\n-3\n4\n', 'line 3: "-3" is no count'],
    ['too many lines', '1\n'.repeat(65537), 'line 65537: more than 65536 lines: events, one per line, need the header'],
  ])('of a column of counts: %s', async (_, text, message) => {
    expect(await outcomeOf(text)).toContain(message);
  });
});
