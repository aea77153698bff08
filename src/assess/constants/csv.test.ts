import { describe, expect, it } from 'vitest';
import type { LocatedCalibration } from '../../calibrate/energyCalibration';
import { constantsCsv } from './csv';
import { constantsRows } from './rows';
import { emptyRun } from '../fixtures/toyRun';

const HEADER = 'set,bus,sdd,batch,start,stop,p0,p1,p2,c00,c01,c02,c11,c12,c22,status';
const run = {
  ...emptyRun(2, 2, 10),
  detectors: [
    { bus: null, sdd: 4 },
    { bus: 2, sdd: 17 },
  ],
};
const whole: LocatedCalibration = {
  ...{ detector: 0, batch: null, covariance: null, status: 'fitted' },
  p: [1000 / 3, 4.2, 7.140613836230438e-5],
};
const batch: LocatedCalibration = {
  ...{ detector: 1, batch: 1, status: 'interpolated' },
  p: [-12.5, 5, 0],
  covariance: [1, -2, 3e-7, -2, 5, -6, 3e-7, -6, 9],
};

const tableOf = (...input: Parameters<typeof constantsRows>) => constantsCsv(constantsRows(...input));

describe('halfmax-constants.csv', () => {
  it('has the columns of the contract and nothing more without an analysis', () => {
    expect(tableOf(run, null)).toBe(`${HEADER}\n`);
  });

  it('writes the sets in order, 12 significant digits, empty fields where there is nothing', () => {
    const calibration = { standard: [whole], reference: [batch], optimized: [{ ...batch, covariance: null }] };
    expect(tableOf(run, { calibration }).split('\n')).toEqual([
      HEADER,
      'standard,,4,,0,2000,333.333333333,4.20000000000,0.0000714061383623,,,,,,,fitted',
      'reference,2,17,1,1000,2000,-12.5000000000,5.00000000000,0.00000000000,' +
        '1.00000000000,-2.00000000000,3.00000000000e-7,5.00000000000,-6.00000000000,9.00000000000,interpolated',
      'optimized,2,17,1,1000,2000,-12.5000000000,5.00000000000,0.00000000000,,,,,,,interpolated',
      '',
    ]);
  });

  it('gives back the energy that the constants give, to 1e-7 eV at channel 4095', () => {
    const [, row = ''] = tableOf(run, {
      calibration: { standard: [whole], reference: [], optimized: [] },
    }).split('\n');
    const [p0 = NaN, p1 = NaN, p2 = NaN] = row.split(',').slice(6, 9).map(Number);
    const energy = (a: number, b: number, c: number) => a + 4095 * (b + 4095 * c);
    expect(Math.abs(energy(p0, p1, p2) - energy(...whole.p))).toBeLessThan(1e-7);
  });

  it('leaves out constants that are not finite', () => {
    const odd: LocatedCalibration = { ...whole, p: [NaN, 1, 0] };
    expect(tableOf(run, { calibration: { standard: [odd], reference: [], optimized: [] } })).toBe(`${HEADER}\n`);
  });

  it('samples constants that are continuous in time, several rows per batch', () => {
    const calibration = { standard: [whole], reference: [batch], optimized: [batch] };
    const slices = [1000, 1500].map((start) => ({ start, stop: start + 500 }));
    const rows = [0, 1].map((slice) => ({ ...batch, batch: slice, covariance: null }));
    const continuous = { slices, batchOfSlice: [1, 1], reference: rows, optimized: rows };
    const places = tableOf(run, { calibration, continuous })
      .split('\n')
      .map((row) => row.split(',').slice(0, 6).join(','));
    expect(places).toEqual([
      'set,bus,sdd,batch,start,stop',
      'standard,,4,,0,2000',
      'reference,2,17,1,1000,1500',
      'reference,2,17,1,1500,2000',
      'optimized,2,17,1,1000,1500',
      'optimized,2,17,1,1500,2000',
      '',
    ]);
  });
});
