import { describe, expect, it } from 'vitest';
import { cursorAt, cursorText, followCursor, pointAt, valueOn, type Cursor } from './cursor';

describe('linked cursors', () => {
  const energyOf = (adc: number) => -50 + 4.8 * adc - 2e-6 * adc ** 2;

  it('tell the same place in channels and in eV, whichever axis is pointed at', () => {
    const inAdc = { group: 'SDD 1', unit: 'adc', energyOf } as const;
    const inEv = { ...inAdc, unit: 'eV' } as const;
    const there = cursorAt(inAdc, 1500);
    expect(there).toEqual({ adc: 1500, energyEv: energyOf(1500) });
    expect(cursorAt(inEv, energyOf(1500)).adc).toBeCloseTo(1500, 6);
    expect([valueOn(inAdc, there), valueOn(inEv, there)]).toEqual([1500, energyOf(1500)]);
    expect(cursorText(there)).toBe('ADC 1500.0 · 7146 eV');
  });

  it('show in no plot in eV where there is no calibration', () => {
    const there = cursorAt({ group: 'SDD 1', unit: 'adc', energyOf: null }, 1500);
    expect(valueOn({ group: 'SDD 1', unit: 'eV', energyOf: null }, there)).toBeNull();
    expect(cursorText(there)).toBe('ADC 1500.0');
  });

  it('reach the plots of their own group, until they leave', () => {
    const heard: (Cursor | null)[] = [];
    const leave = followCursor('SDD 1', (cursor) => heard.push(cursor));
    pointAt('SDD 2', { adc: 1, energyEv: null });
    pointAt('SDD 1', { adc: 2, energyEv: null });
    leave();
    pointAt('SDD 1', null);
    expect(heard).toEqual([{ adc: 2, energyEv: null }]);
  });
});
