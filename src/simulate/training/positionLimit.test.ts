import { describe, expect, it } from 'vitest';
import { randomSource } from '../../math/random';
import { addPeak, type AdcBins } from '../binnedShapes';
import { positionLimit } from './positionLimit';

const BINS: AdcBins = { firstEdgeAdc: 0, binAdc: 5 };
const SIGMA_ADC = 20;

function line(centroidAdc: number, events: number): Float64Array {
  const counts = new Float64Array(300);
  if (events > 0) addPeak({ centroidAdc, sigmaAdc: SIGMA_ADC, events, tailFraction: 0, tailBeta: 1 }, BINS, counts);
  return counts;
}

function spectrum(lines: readonly Float64Array[], level: number) {
  const expected = Float64Array.from({ length: 300 }, (_, i) => lines.reduce((n, own) => n + own[i]!, level));
  return { expected, lines };
}

describe('positionLimit', () => {
  it('of a line without background is its width over the root of its events', () => {
    const { limitBins } = positionLimit(spectrum([line(700, 400)], 0), { unknownContinuum: false });
    // Bins of a quarter sigma lose half a percent of the information, as do differences of neighbouring bins.
    expect((5 * limitBins[0]!) / (SIGMA_ADC / Math.sqrt(400))).toBeCloseTo(1, 1);
  });

  it('of a faint line on a high level is that of the level', () => {
    // Information of A Gauss on b per channel: A^2 / (b sigma^3 4 sqrt(pi)).
    const [events, perAdc] = [100, 20];
    const { limitBins } = positionLimit(spectrum([line(700, events)], perAdc * 5), { unknownContinuum: false });
    const expected = Math.sqrt((perAdc * SIGMA_ADC ** 3 * 4 * Math.sqrt(Math.PI)) / events ** 2);
    expect((5 * limitBins[0]!) / expected).toBeGreaterThan(0.97);
    expect((5 * limitBins[0]!) / expected).toBeLessThan(1.06);
  });

  it('has nothing to say of a line that is not there, and leaves the others as they were', () => {
    const alone = positionLimit(spectrum([line(500, 300)], 1), { unknownContinuum: false });
    const both = positionLimit(spectrum([line(500, 300), line(900, 0)], 1), { unknownContinuum: false });
    expect(both.limitBins[1]).toBeNaN();
    expect(both.limitBins[0]).toBeCloseTo(alone.limitBins[0]!, 8);
  });

  it('is worse where a neighbour overlaps', () => {
    const at = (distanceAdc: number) =>
      positionLimit(spectrum([line(700, 300), line(700 + distanceAdc, 3000)], 1), { unknownContinuum: false })
        .limitBins[0]!;
    expect(at(45)).toBeGreaterThan(1.3 * at(200));
  });

  it('gives efficient shifts of mean 0 and the limit as their spread', () => {
    const own = spectrum([line(500, 900), line(620, 200)], 2);
    const { limitBins, efficientShiftBins } = positionLimit(own, { unknownContinuum: true });
    const random = randomSource(3);
    const toys = 2000;
    const pulls = Array.from({ length: toys }, () => {
      const shifts = efficientShiftBins(own.expected.map((mean) => random.poisson(mean)));
      return [...shifts].map((shift, i) => shift / limitBins[i]!);
    });
    for (const i of [0, 1]) {
      const mean = pulls.reduce((total, pull) => total + pull[i]!, 0) / toys;
      const spread = Math.sqrt(pulls.reduce((total, pull) => total + pull[i]! ** 2, 0) / toys);
      expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(toys));
      expect(Math.abs(spread - 1)).toBeLessThan(4 / Math.sqrt(2 * toys));
    }
  });

  it('finds the shift of a strong line where its mean is', () => {
    const own = spectrum([line(700, 1e6)], 1);
    const moved = line(701, 1e6).map((n) => n + 1);
    const [shift] = positionLimit(own, { unknownContinuum: false }).efficientShiftBins(moved);
    expect(5 * shift!).toBeCloseTo(1, 1);
  });
});
