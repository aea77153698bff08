import { describe, expect, it } from 'vitest';
import { FE55, GENERIC } from '../physics/openProfiles';
import { PROFILES, SIDDHARTA2, VIP2 } from '../physics/profile';
import { linesBeside, optimisedLineOf } from './optimisedLine';

describe('the line that constants are moved by', () => {
  it('is the line of interest, where the scale is made of it', () => {
    expect([VIP2, SIDDHARTA2, FE55, GENERIC].map((profile) => optimisedLineOf(profile)?.line)).toEqual([
      'CuKa',
      'CuKa',
      'MnKa',
      'FeKa',
    ]);
  });

  it('is copper where the line of interest is what is measured, and none without copper', () => {
    const kaonic = PROFILES.find(({ id }) => id === 'siddharta-2-kaonic')!;
    expect(optimisedLineOf(kaonic)?.line).toBe('CuKa');
    expect(optimisedLineOf({ ...kaonic, knownLines: ['TiKa', 'FeKa'] })).toBeNull();
  });

  it('has lines beside it as soon as their element is seen: Mn Kb once Mn Ka is there', () => {
    const iron = optimisedLineOf(GENERIC)!;
    expect(linesBeside(iron, ['FeKa', 'FeKb'])).toEqual(['FeKb']);
    expect(linesBeside(iron, ['MnKa', 'FeKa'])).toEqual(['MnKa', 'MnKb', 'FeKb']);
  });
});
