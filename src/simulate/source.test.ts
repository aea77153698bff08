import { describe, expect, it } from 'vitest';
import { LINES, observedEnergyEv, tabulatedEnergyEv, VETTED_IDS, type LineId } from '../physics/lines';
import { emissionsOf, escapeFraction } from './source';

const IDS: readonly LineId[] = [...VETTED_IDS, 'SiKa', 'SrKb', 'AuLa', 'PbLb1', 'KaonicHe4La'];

describe('emissions of a line', () => {
  it.each(IDS)('%s: add up to the events asked for', (id) => {
    const sum = emissionsOf({ [id]: 1000 }).reduce((total, { events }) => total + events, 0);
    expect(sum).toBeCloseTo(1000, 9);
  });

  it.each(IDS)('%s: have their mean below the tabulated one by the centroid shift', (id) => {
    const full = emissionsOf({ [id]: 1 }).filter(({ energyEv }) => energyEv > tabulatedEnergyEv(id) - 100);
    const events = full.reduce((total, emission) => total + emission.events, 0);
    const mean = full.reduce((total, emission) => total + emission.events * emission.energyEv, 0) / events;
    const { components } = LINES[id];
    const weight = components.reduce((total, c) => total + c.weight, 0);
    const tabulatedMean = components.reduce((total, c) => total + c.weight * c.energyEv, 0) / weight;
    expect(mean - tabulatedMean).toBeCloseTo(observedEnergyEv(id) - tabulatedEnergyEv(id), 6);
  });

  it('put 0.51 of Cu Ka1 into Cu Ka2', () => {
    const of = (energyEv: number) => emissionsOf({ CuKa: 1 }).find((e) => e.energyEv === energyEv)?.events ?? NaN;
    expect(of(8027.8416) / of(8047.8227)).toBeCloseTo(0.513, 9);
  });

  // Fe-55 spectra of silicon detectors show half a percent at Mn Ka; it falls with the absorption, that is with energy.
  it('let some half a percent of Mn Ka escape, more of Ti, less of Cu', () => {
    expect(escapeFraction(5899)).toBeGreaterThan(0.003);
    expect(escapeFraction(5899)).toBeLessThan(0.007);
    expect(escapeFraction(4511)).toBeGreaterThan(escapeFraction(5899));
    expect(escapeFraction(8048)).toBeLessThan(escapeFraction(5899));
  });
});
