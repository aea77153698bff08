import { describe, expect, it } from 'vitest';
import { adcFromEdge, rebinInto } from './rebin';

const BINS = { firstAdc: 500, binAdc: 5, bins: 300 } as const;

describe('rebinning', () => {
  it('puts channels 500 to 504 in bin 0 and 1999 in the last', () => {
    const counts = new Uint32Array(4096);
    [499, 500, 504, 505, 1999, 2000].forEach((adc, i) => (counts[adc] = 10 ** i));
    const out = new Float64Array(302);
    rebinInto(out, 1, counts, BINS);
    expect([out[0], out[1], out[2], out[300], out[301]]).toEqual([0, 110, 1000, 10_000, 0]);
  });

  it('takes channels that a short spectrum lacks as empty', () => {
    const out = new Float64Array(300);
    rebinInto(out, 0, new Uint32Array(503).fill(1), BINS);
    expect([out[0], out[1]]).toEqual([3, 0]);
  });

  it('measures channels from their centres: the middle of bin 0 is channel 502', () => {
    expect(adcFromEdge(BINS, 2.5)).toBe(502);
  });
});
