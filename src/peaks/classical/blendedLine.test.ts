import { describe, expect, it } from 'vitest';
import { alphaOf, betaOf, blendEnergyEv, blendOffsetEv } from './blendedLine';

describe('blended lines', () => {
  it('see the doublet of copper 6.8 eV below its Ka1', () => {
    // (0.513/1.513) (8047.8227 - 8027.8416)
    expect(blendOffsetEv('CuKa')).toBeCloseTo(6.775, 3);
    expect(blendEnergyEv('CuKa')).toBeCloseTo(8047.8227 - 0.35 - 6.775, 2);
    expect(blendOffsetEv('MnKb')).toBe(0);
  });

  it('know which lines belong together', () => {
    expect([alphaOf('MnKb'), alphaOf('MnKa'), betaOf('MnKa'), betaOf('MnKb'), betaOf('AuLa')]).toEqual([
      'MnKa',
      null,
      'MnKb',
      null,
      null,
    ]);
  });
});
