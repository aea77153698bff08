import { describe, expect, it } from 'vitest';
import { ESCAPING } from './escapeLines';
import { LINES, observedEnergyEv, tabulatedEnergyEv } from './lines';

describe('escape peaks as lines', () => {
  it('lie below their lines by the Ka of silicon, as the table of the elements has it', () => {
    for (const id of ESCAPING) {
      const [ka1, ka2] = LINES.SiKa.components;
      const silicon = (ka1.energyEv + (ka2?.weight ?? NaN) * (ka2?.energyEv ?? NaN)) / (1 + (ka2?.weight ?? NaN));
      expect(observedEnergyEv(id) - observedEnergyEv(`${id}Esc`)).toBeCloseTo(silicon, 0);
      expect(LINES[`${id}Esc`].id).toBe(`${id}Esc`);
    }
  });

  it('keep the distance of the doublet', () => {
    const [first, second] = LINES.MnKaEsc.components;
    expect(first.energyEv - (second?.energyEv ?? NaN)).toBeCloseTo(5898.801 - 5887.6859, 6);
    expect(tabulatedEnergyEv('MnKaEsc')).toBeCloseTo(5898.801 - 1739.9, 6);
  });
});
