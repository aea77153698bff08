import { describe, expect, it } from 'vitest';
import { partsOf, plainText } from './worded';

describe('the parts of a label', () => {
  it('are its text, explained and stressed words and slots, in their order', () => {
    expect(partsOf('The [gain](verdict) of {spectrum} is **real**.')).toEqual([
      { kind: 'text', text: 'The ' },
      { kind: 'term', text: 'gain', term: 'verdict' },
      { kind: 'text', text: ' of ' },
      { kind: 'slot', text: 'spectrum' },
      { kind: 'text', text: ' is ' },
      { kind: 'stressed', text: 'real' },
      { kind: 'text', text: '.' },
    ]);
  });

  it('leave plain text alone, brackets and all', () => {
    expect(partsOf('Width [eV] * 2 * 3 (fit)')).toEqual([{ kind: 'text', text: 'Width [eV] * 2 * 3 (fit)' }]);
    expect(partsOf('')).toEqual([]);
  });

  it('keep a word whose term the glossary does not have', () => {
    expect(partsOf('a [word](toString)')).toEqual([
      { kind: 'text', text: 'a ' },
      { kind: 'text', text: 'word' },
    ]);
  });

  it('can be had as text alone', () => {
    expect(plainText('The [gain](verdict) [eV] is **real**.')).toBe('The gain [eV] is real.');
  });
});
