import { describe, expect, it } from 'vitest';
import type { LineId } from '../../physics/lines';
import { VIP2 } from '../../physics/profile';
import { assignLines } from './assignLines';
import { blendEnergyEv } from './blendedLine';
import { withoutImpossible } from './intensityRules';
import type { FoundLine } from './foundLine';

const GAIN_EV = 4.6;
const OFFSET_EV = 850;

function peakAt(energyEv: number, area: number, significance = Math.sqrt(area) / 1.3): FoundLine {
  return { adc: (energyEv - OFFSET_EV) / GAIN_EV, adcError: 1, area, significance, sigmaAdc: 16 };
}

const line = (id: LineId, area: number, offEv = 0) => peakAt(blendEnergyEv(id) + offEv, area);
const TYPICAL = [line('TiKa', 890), line('TiKb', 115), line('MnKa', 1780), line('MnKb', 240), line('CuKa', 60)];

const names = (peaks: readonly FoundLine[]) => [...assignLines(peaks, VIP2).keys()].sort();
const FIVE = ['CuKa', 'MnKa', 'MnKb', 'TiKa', 'TiKb'];

describe('assignLines', () => {
  it('names the five lines without knowing the scale', () => {
    const assigned = assignLines(TYPICAL, VIP2);
    expect([...assigned.keys()].sort()).toEqual(FIVE);
    expect(assigned.get('MnKa')).toBe(TYPICAL[2]);
  });

  it('is not led astray by noise at low channels, a spurious peak, escape peaks, or a scale bent by 50 eV', () => {
    const noise = { ...peakAt(1200, 5000), adc: 70 };
    expect(names([noise, ...TYPICAL])).toEqual(FIVE);
    expect(names([...TYPICAL, peakAt(7000, 200)])).toEqual(FIVE);
    expect(names([line('MnKa', 40, -1740), ...TYPICAL])).toEqual(FIVE);
    expect(names([...TYPICAL.slice(0, 4), line('CuKa', 60, 50)])).toEqual(FIVE);
  });

  it('takes faint peaks where clear ones say, and nowhere else', () => {
    const faint = (energyEv: number) => peakAt(energyEv, 12, 2.8);
    expect(names([...TYPICAL.slice(0, 4), faint(blendEnergyEv('CuKa'))])).toEqual(FIVE);
    expect(names([...TYPICAL.slice(0, 4), faint(7300)])).toEqual(FIVE.slice(1));
    expect(names([faint(4510), faint(5895), faint(8041)])).toEqual([]);
  });

  it('names nothing where there is too little to go by', () => {
    expect(names([])).toEqual([]);
    expect(names([line('MnKa', 1780)])).toEqual([]);
    expect(names([line('TiKa', 890), line('MnKa', 1780)])).toEqual([]);
  });
});

describe('withoutImpossible', () => {
  const strike = (peaks: readonly (readonly [LineId, FoundLine])[]) =>
    [...withoutImpossible(new Map(peaks), GAIN_EV, VIP2.knownLines).keys()].sort();

  it('strikes a Kb without its Ka or stronger than 0.4 of it', () => {
    expect(strike([['MnKb', line('MnKb', 100)]])).toEqual([]);
    expect(
      strike([
        ['CuKa', line('CuKa', 100)],
        ['CuKb', line('CuKb', 60)],
      ]),
    ).toEqual(['CuKa']);
  });

  it('strikes a strong Ka whose Kb is missing, unless the two cannot be told apart', () => {
    const alpha = line('MnKa', 40000);
    expect(strike([['MnKa', alpha]])).toEqual([]);
    expect(strike([['MnKa', { ...alpha, sigmaAdc: 40 }]])).toEqual(['MnKa']);
    expect(strike([['MnKa', line('MnKa', 500)]])).toEqual(['MnKa']);
  });
});
