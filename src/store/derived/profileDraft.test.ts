import { describe, expect, it } from 'vitest';
import { ELEMENTS } from '../../physics/elements';
import { GENERIC } from '../../physics/openProfiles';
import { VIP2 } from '../../physics/profile';
import {
  draftOf,
  elementsLike,
  isChosen,
  problemOfDraft,
  withCalibrated,
  withElement,
  withInterest,
  withoutLine,
} from './profileDraft';

const element = (symbol: string) => ELEMENTS.find((own) => own.symbol === symbol)!;
const symbols = (search: string) => elementsLike(search, GENERIC).map(({ symbol }) => symbol);

describe('a draft of a profile', () => {
  it('of a shipped one is a copy under a name of its own', () => {
    expect(draftOf(VIP2, false, ['VIP-2', 'VIP-2, mine']).label).toBe('VIP-2, mine 2');
    expect(draftOf(VIP2, true, [])).toBe(VIP2);
  });

  it('finds elements by symbol, name and number; without a search, its own', () => {
    expect(symbols('gol')).toEqual(['Au']);
    expect(symbols('79')).toEqual(['Au']);
    // The symbol itself first: sulphur, not silicon.
    expect(symbols('s')[0]).toBe('S');
    expect(symbols('')).toEqual(['Ti', 'Cr', 'Mn', 'Fe', 'Ni', 'Cu', 'Zn']);
    expect(symbols('xyz')).toEqual([]);
  });

  it('takes the K lines of light elements and the L lines of heavy ones, and gives them back', () => {
    const withCobalt = withElement(GENERIC, element('Co'));
    expect(withCobalt.knownLines).toContain('CoKa');
    expect(withCobalt.knownLines.indexOf('CoKa')).toBe(withCobalt.knownLines.indexOf('FeKb') - 1);
    const withGold = withElement(GENERIC, element('Au'));
    expect(withGold.knownLines.filter((line) => line.startsWith('Au'))).toEqual([
      'AuLl',
      'AuLa',
      'AuLb1',
      'AuLb2',
      'AuLg1',
    ]);
    expect(withGold.calibrationLines).toContain('AuLa');
    expect(withGold.calibrationLines).not.toContain('AuLb1');
    expect(isChosen(element('Au'), withGold)).toBe(true);
    expect(withElement(withGold, element('Au')).knownLines).toEqual(GENERIC.knownLines);
  });

  it('goes on being calibrated on the lines that were chosen for it', () => {
    const without = withCalibrated(GENERIC, 'FeKb', false);
    expect(without.calibrationLines).not.toContain('FeKb');
    expect(without.knownLines).toContain('FeKb');
    expect(withElement(without, element('Co')).calibrationLines).not.toContain('FeKb');
    expect(withoutLine(GENERIC, 'FeKb').knownLines).not.toContain('FeKb');
  });

  it('moves its region to another line of interest', () => {
    expect(withInterest(GENERIC, 'CuKa')).toMatchObject({ lineOfInterest: 'CuKa', regionEv: [7000, 8500] });
  });

  it.each([
    ['without a name', { label: ' ' }, /^name: the profile needs one/],
    ['with the name of another', { label: 'VIP-2' }, /^name: there is a profile “VIP-2” already/],
    [
      'without lines',
      withoutLine(withoutLine({ ...GENERIC, knownLines: ['FeKa', 'FeKb'] }, 'FeKa'), 'FeKb'),
      /^finderLines: /,
    ],
    ['with a region beside its line', { regionEv: [8000, 9000] as const }, /^regionEv: FeKa at 6404 eV lies outside/],
    ['with its gains the wrong way round', { gainRangeEvPerAdc: [5, 2] as const }, /^gainRangeEvPerAdc: two numbers/],
    [
      'with a kind of run twice',
      { labels: [0, 1].map(() => ({ name: 'on', kind: 'physics' as const, inName: 'on' })) },
      /stands there twice/,
    ],
  ])('says what is wrong %s', (_, patch, words) => {
    expect(problemOfDraft({ ...GENERIC, label: 'Mine', ...patch }, ['VIP-2'])).toMatch(words);
  });

  it('that is right has no problem', () => {
    expect(problemOfDraft({ ...GENERIC, label: 'Mine' }, ['VIP-2', 'Generic'])).toBeNull();
  });
});
