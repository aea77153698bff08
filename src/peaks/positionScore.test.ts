import { describe, expect, it } from 'vitest';
import { randomSource } from '../math/random';
import { scorePositions, type PositionPair } from './positionScore';

/** Errors -2, -1, 0, 1, 2 about a bias of 3: standard deviation sqrt(2). */
const FIVE: PositionPair[] = [1, 2, 3, 4, 5].map((error) => [100 + error, 100, 2]);

describe('scorePositions', () => {
  it('gives spread, bias and pull width of known errors', () => {
    const score = scorePositions(FIVE);
    expect(score.standardDeviation).toBeCloseTo(Math.SQRT2, 12);
    expect(score.bias).toBeCloseTo(3, 12);
    // Quantiles of 1..5 at 15.8655 % and 84.1345 %, linear between: 3 -+ 4 (0.5 - 0.158655).
    expect(score.halfWidth68).toBeCloseTo(4 * (0.5 - 0.158655), 10);
    expect(score.pullWidth).toBeCloseTo(Math.SQRT2 / 2, 12);
    expect(score.efficiency).toBe(1);
  });

  it('leaves out of all but the efficiency what is missing or further than 50 channels off', () => {
    const score = scorePositions([...FIVE, [null, 100], [NaN, 100], [150.5, 100, 1], [49, 100, 1]]);
    expect(score).toMatchObject({ ...scorePositions(FIVE), efficiency: 5 / 9 });
    expect(scorePositions([[150, 100]]).efficiency).toBe(1);
  });

  it('has no figures where nothing was found, and no pull width without stated errors', () => {
    const none = scorePositions([[null, 100]]);
    expect([none.standardDeviation, none.halfWidth68, none.bias]).toEqual([NaN, NaN, NaN]);
    expect(none).toMatchObject({ efficiency: 0, pullWidth: null });
    expect(
      scorePositions([
        [101, 100, null],
        [102, 100],
      ]).pullWidth,
    ).toBeNull();
  });

  it('has a half width of 68 % that far ones do not widen', () => {
    const random = randomSource(1);
    const normal = Array.from({ length: 20_000 }, (): PositionPair => [2 * random.normal(), 0]);
    const far = Array.from({ length: 400 }, (_, i): PositionPair => [i % 2 === 0 ? 45 : -45, 0]);
    const score = scorePositions([...normal, ...far]);
    // 400 of 20,400 at 45: variance 4 x 0.98 + 45^2 x 0.0196 = 43.6.
    expect(score.standardDeviation).toBeCloseTo(Math.sqrt((4 * 20_000 + 45 ** 2 * 400) / 20_400), 0);
    expect(Math.abs(score.halfWidth68 - 2)).toBeLessThan(0.1);
  });
});
