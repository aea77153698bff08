import { describe, expect, it } from 'vitest';
import type { TradeOffPoint } from '../../assess/tradeOff';
import { lengthText, tradeOffText, viewText } from './tradeOff';

function point(batchLengthDays: number, inEv: number | null, outEv: number | null, continuous = false): TradeOffPoint {
  const figures = (value: number | null) => ({ fwhm: { value, error: 1.5 }, position: { value: 8047, error: 1 } });
  return { batchLengthDays, continuous, batches: 3, inSample: figures(inEv), heldOut: figures(outEv), why: null };
}

describe('words on the trade-off', () => {
  it('name lengths as a person would', () => {
    expect([30, 1, 2, 0.25, 0.5, 5.625].map(lengthText)).toEqual([
      '30 days',
      '1 day',
      '2 days',
      '6 hours',
      '12 hours',
      '5.625 days',
    ]);
    expect(viewText({ batchLengthDays: 1, continuous: true })).toBe('1 day, continuous');
  });

  it('tell which length is best on other events, and which only looks so', () => {
    const text = tradeOffText([point(30, 190, 192), point(2, 176, 178.2), point(0.25, 170.1, 181.4)]);
    expect(text).toContain('narrowest with 2 days: 178.2 eV. ');
    expect(text).toContain('One calibration for 30 days loses 13.8 eV');
    expect(text).toContain('In sample 6 hours look best, 170.1 eV');
    expect(text).toContain('at 6 hours the line is 11.3 eV wider on other events');
  });

  it('do not make a winner of what differs by chance', () => {
    const text = tradeOffText([point(8, 177, 179), point(2, 176, 178.2), point(2, 176, 178, true)]);
    expect(text).toContain('narrowest with 2 days, continuous: 178.0 eV (2 days: hardly worse)');
    const flat = tradeOffText([point(8, 177, 178.1), point(2, 176, 178.2)]);
    expect(flat).toContain('One calibration for 8 days is as good');
  });

  it('wait for two points with figures', () => {
    expect(tradeOffText([])).toBe('');
    expect(tradeOffText([point(2, 176, 178), point(0.25, null, null)])).toBe('');
  });
});
