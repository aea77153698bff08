import { describe, expect, it } from 'vitest';
import { randomSource } from '../../math/random';
import { energyAt, energyErrorAt } from '../energyCalibration';
import { carriedTo, type Anchor, type DriftRate } from './carry';
import { arrayRate, ownRate, rateOf } from './driftRate';

const DAY_S = 86_400;
/** So small an error that only the walk is left. */
const EXACT = [1e-12, 0, 0, 0, 1e-18, 0, 0, 0, 0];
const NONE = new Array<number>(9).fill(0);
const STILL: DriftRate = { channels: [1000, 2000], perDay: { xx: 0, xy: 0, yy: 0 } };

const anchor = (batch: number, days: number, p: Anchor['p'], covariance = EXACT, curvature = NONE): Anchor => {
  return { batch, timeS: days * DAY_S, p, covariance, curvature };
};

describe('constants carried from calibration runs', () => {
  const first = anchor(1, 0, [-2000, 3, 1e-6]);
  const second = anchor(3, 4, [-1992, 3.004, 1e-6]);

  it('are those of a straight line in time between two of them', () => {
    const found = carriedTo(1 * DAY_S, [first, second], STILL);
    expect(found?.p[0]).toBeCloseTo(-1998, 9);
    expect(found?.p[1]).toBeCloseTo(3.001, 9);
    expect(found?.p[2]).toBeCloseTo(1e-6, 15);
    expect(found?.origin).toEqual({ how: 'between', from: [1, 3], share: 0.25, distanceDays: 1 });
  });

  it('are those of the nearest one outside, and say so', () => {
    const before = carriedTo(-0.5 * DAY_S, [first, second], STILL);
    expect(before).toMatchObject({ p: first.p, origin: { how: 'beforeFirst', from: [1], distanceDays: 0.5 } });
    const after = carriedTo(7 * DAY_S, [first, second], STILL);
    expect(after).toMatchObject({ p: second.p, origin: { how: 'afterLast', from: [3], distanceDays: 3 } });
    expect(carriedTo(0, [], STILL)).toBeNull();
  });

  it('have errors that grow with the distance: a bridge between, a free walk outside', () => {
    // 4 eV^2 a day at the upper channel, none at the lower one.
    const rate: DriftRate = { channels: [1000, 2000], perDay: { xx: 0, xy: 0, yy: 4 } };
    const errorAt = (days: number, adc: number) =>
      energyErrorAt(carriedTo(days * DAY_S, [first, second], rate)!.covariance, adc);
    expect(errorAt(2, 2000)).toBeCloseTo(Math.sqrt((4 * 2 * 2) / 4), 5);
    expect(errorAt(1, 2000)).toBeCloseTo(Math.sqrt((4 * 1 * 3) / 4), 5);
    expect(errorAt(2, 1000)).toBeLessThan(1e-4);
    expect(errorAt(2, 1500)).toBeCloseTo(0.5 * errorAt(2, 2000), 5);
    expect(errorAt(7, 2000)).toBeCloseTo(Math.sqrt(4 * 3), 5);
  });

  it('share what is not known of the curvature, which no number of calibration runs makes less', () => {
    const bent = [0, 0, 0, 0, 0, 0, 0, 0, 1e-12];
    const found = carriedTo(2 * DAY_S, [anchor(0, 0, first.p, EXACT, bent), anchor(1, 4, first.p, EXACT, bent)], STILL);
    expect(found?.covariance[8]).toBeCloseTo(1e-12, 20);
  });
});

describe('the rate of drift', () => {
  it('has errors that hold: positions of random walks lie within them as often as they say', () => {
    const random = randomSource(20260);
    const squares: number[] = [];
    for (let toy = 0; toy < 400; toy++) {
      // Offset and gain walk by 3 eV and 2 eV (at channel 2500) in a root day; known to 0.5 eV every day for 8 days.
      const walk = [0, 0] as [number, number];
      const truth: Anchor['p'][] = [];
      for (let step = 0; step <= 16; step++) {
        truth.push([-2000 + walk[0], 3 + walk[1] / 2500, 0]);
        walk[0] += 3 * Math.sqrt(0.5) * random.normal();
        walk[1] += 2 * Math.sqrt(0.5) * random.normal();
      }
      const covariance = [0.25, 0, 0, 0, 0, 0, 0, 0, 0];
      const anchors = truth.flatMap((p, step) =>
        step % 2 === 0 ? [anchor(step, step / 2, [p[0] + 0.5 * random.normal(), p[1], 0], covariance)] : [],
      );
      const own = ownRate(anchors);
      const rate = rateOf(anchors, own, arrayRate(own === null ? [] : [own]));
      const found = carriedTo(3.5 * DAY_S, anchors, rate)!;
      const adc = 2800;
      const error = energyAt(found.p, adc) - energyAt(truth[7]!, adc);
      squares.push((error / energyErrorAt(found.covariance, adc)) ** 2);
    }
    const within = squares.filter((square) => square < 1).length / squares.length;
    // 68.3 % by a Gaussian, 3 sigma of 400 toys; a rate from eight steps makes the tails a little longer.
    expect(within).toBeGreaterThan(0.683 - 0.09);
    expect(within).toBeLessThan(0.683 + 0.07);
  });

  it('is 0, never below, where calibration runs agree better than their errors', () => {
    const noisy = [100, 0, 0, 0, 0, 0, 0, 0, 0];
    const anchors = [0, 1, 2].map((day) => anchor(day, day, [-2000, 3, 0], noisy));
    const own = ownRate(anchors);
    expect(own?.perDay.yy).toBeLessThan(0);
    expect(rateOf(anchors, own, arrayRate([own!])).perDay).toMatchObject({ xx: 0, yy: 0 });
    expect(ownRate(anchors.slice(0, 1))).toBeNull();
  });

  it('of a detector with a single calibration run is that of the array', () => {
    const moving = [0, 1, 2].map((day) => anchor(day, day, [-2000 + 5 * day, 3, 0]));
    const rate = rateOf([anchor(0, 0, [-2000, 3, 0])], null, arrayRate([ownRate(moving)!]));
    expect(rate.perDay.xx).toBeCloseTo(25, 4);
    expect(rate.perDay.yy).toBeCloseTo(25, 4);
  });

  it('of a detector whose lines have no channels holds at those of the others, not at two side by side', () => {
    const moving = [0, 1, 2].map((day) => anchor(day, day, [-2000 + 5 * day, 3 + 1e-3 * day, 0]));
    const own = ownRate(moving)!;
    // A scale that falls has no channel of titanium.
    const lost = anchor(0, 0, [9000, -1, 0]);
    const rate = rateOf([lost], null, arrayRate([own]));
    expect(rate.channels).toEqual(own.channels);
    // A day on: the walk of the array in offset and gain, 5 eV and 1e-3 eV per channel.
    const { covariance } = carriedTo(DAY_S, [lost], rate)!;
    expect(Math.sqrt(covariance[0]!)).toBeCloseTo(5, 3);
    expect(Math.sqrt(covariance[4]!)).toBeCloseTo(1e-3, 6);
  });

  it('is 0 where no detector tells one', () => {
    const lost = anchor(0, 0, [9000, -1, 0]);
    expect(carriedTo(DAY_S, [lost], rateOf([lost], null, arrayRate([])))?.covariance).toEqual(EXACT);
  });
});
