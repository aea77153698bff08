import { describe, expect, it } from 'vitest';
import { randomSource } from '../../math/random';
import { VIP2 } from '../../physics/profile';
import { addExpectedSpectrum } from '../../simulate/expectedSpectrum';
import { emissionsOf } from '../../simulate/source';
import { alignBatches } from './alignedBatches';
import { lineRangeOf } from './lineRange';

const P = [1100, 4.4, 0] as const;
const RANGE = lineRangeOf(VIP2);
const LINES = { TiKa: 900, TiKb: 115, MnKa: 1800, MnKb: 240, CuKa: 18 };

interface Batch {
  readonly shiftEv?: number;
  readonly gain?: number;
  readonly noiseEv?: number;
  readonly rate?: number;
}

/** A batch of a detector whose scale, width and rate differ from `P`, 42 eV and 1 as told. */
function drawBatch(seed: number, { shiftEv = 0, gain = 1, noiseEv = 42, rate = 1 }: Batch): Uint32Array {
  const random = randomSource(seed);
  const expected = new Float64Array(3000);
  const response = { noiseEv, fanoFactor: 0.118, tailFraction: 0.05, tailBeta: 2.5, shelfFraction: 0.01 };
  const continuum = {
    flat: { events: 200, toEv: 40000 },
    falling: { events: 50, scaleEv: 3000 },
    shoulder: { events: 10, fromEv: 6490, scaleEv: 300 },
  };
  const scale = [P[0] - shiftEv, P[1] * gain, 0] as const;
  addExpectedSpectrum(
    { scale, response, emissions: emissionsOf(LINES), continuum },
    { firstEdgeAdc: -0.5, binAdc: 1 },
    expected,
  );
  return Uint32Array.from(expected, (n) => random.poisson(rate * n));
}

function compared(odd: Batch, seed: number) {
  const spectra = Array.from({ length: 12 }, (_, i) => drawBatch(100 * seed + i, i === 5 ? odd : {}));
  const { batches } = alignBatches(spectra, P, RANGE);
  const values = batches.map(({ comparison }) => comparison!);
  const others = values.filter((_, i) => i !== 5);
  const mean = (value: (one: (typeof values)[number]) => number) =>
    others.reduce((sum, one) => sum + value(one), 0) / others.length;
  return { own: values[5]!, mean, others };
}

describe('batches beside the mean of their detector', () => {
  it('tells a shift of all lines, within its error', () => {
    const { own, mean } = compared({ shiftEv: 25 }, 1);
    const shift = own.shiftEv - mean(({ shiftEv }) => shiftEv);
    expect(Math.abs(shift - 25)).toBeLessThan(4 * Math.sqrt(own.scaleCovariance[0]));
    expect(Math.sqrt(own.scaleCovariance[0])).toBeLessThan(3);
  });

  it('tells a change of the gain by what it does to the lines', () => {
    const { own, mean } = compared({ gain: 0.995 }, 2);
    // Energies by P of what lies at 0.995 of the gain: further from p0 by 1/0.995.
    const expectedEv = (RANGE.pivotEv - P[0]) * (1 / 0.995 - 1);
    expect(Math.abs(own.shiftEv - mean(({ shiftEv }) => shiftEv) - expectedEv)).toBeLessThan(8);
    expect(own.slope - mean(({ slope }) => slope)).toBeGreaterThan(0);
  });

  it('tells wider lines by the variance that they have on top', () => {
    const { own, mean } = compared({ noiseEv: 60 }, 3);
    const extra = own.varianceEv2 - mean(({ varianceEv2 }) => varianceEv2);
    const expectedEv2 = 60 ** 2 - 42 ** 2;
    // An expansion to first order, of a slightly smoothed mean: good to a third.
    expect(extra).toBeGreaterThan(0.66 * expectedEv2);
    expect(extra).toBeLessThan(1.5 * expectedEv2);
  });

  it('tells the rate, and says of the others that they are alike', () => {
    const { own, mean, others } = compared({ rate: 0.5 }, 4);
    // The mean of all batches, the odd one among them, need not have rate 1.
    const usual = mean(({ rate }) => rate);
    expect(Math.abs(own.rate / usual - 0.5)).toBeLessThan(4 * own.rateError);
    const pulls = others.map(({ rate, rateError }) => (rate - usual) / rateError);
    const spread = Math.sqrt(pulls.reduce((sum, pull) => sum + pull * pull, 0) / pulls.length);
    expect(spread).toBeGreaterThan(0.4);
    expect(spread).toBeLessThan(1.9);
  });

  it('has no comparison for a batch without lines', () => {
    const spectra = [...Array.from({ length: 5 }, (_, i) => drawBatch(i, {})), new Uint32Array(3000)];
    expect(alignBatches(spectra, P, RANGE).batches[5]!.comparison).toBeNull();
  });
});
