import { describe, expect, it } from 'vitest';
import { optimisationLimits } from './optimisationLimits';

const COPPER = { batches: 15, line: 'CuKa', interest: 'CuKa', restsOnLine: false } as const;

describe('what an optimisation cannot do', () => {
  it('is nothing for copper in many batches, and said of a single one', () => {
    expect(optimisationLimits(COPPER)).toBeNull();
    expect(optimisationLimits({ ...COPPER, batches: 1 })).toMatch(/^The run is one batch.*its own Cu Kα/u);
  });

  it('is to test the place of a line that the reference rests on', () => {
    const text = optimisationLimits({ ...COPPER, line: 'MnKa', interest: 'MnKa', restsOnLine: true });
    expect(text).toContain('same Mn Kα events');
    expect(optimisationLimits({ ...COPPER, line: 'ZnKa', interest: 'ZnKa' })).toBeNull();
  });

  it('is to move constants by a line that is measured: by copper, or not at all', () => {
    const kaonic = { ...COPPER, interest: 'KaonicHe4La' } as const;
    expect(optimisationLimits(kaonic)).toContain('moved by Cu Kα');
    expect(optimisationLimits({ ...kaonic, line: null })).toContain('those of the reference');
  });
});
