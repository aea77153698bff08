/**
 * Equations of docs/user/maths.md, written down once more as they stand there and held to the code. Numbers in the titles are
 * those of the page.
 */
import erfc from '@stdlib/math-base-special-erfc';
import { describe, expect, it } from 'vitest';
import { displacements } from '../../src/assess/displacements';
import { clsOf, rootAtLimit } from '../../src/assess/limit/asymptotic';
import { widthRatio } from '../../src/assess/limit/searchModel';
import { squeezeOf } from '../../src/assess/squeeze';
import type { LocatedCalibration } from '../../src/calibrate/energyCalibration';
import { calibrateBatch } from '../../src/calibrate/reference/batchCalibration';
import { fitCurve, type CalibrationPoint } from '../../src/calibrate/reference/calibrationCurve';
import { anchoredPrior, drawRow, TOY } from '../../src/calibrate/optimise/fixtures/copperToy';
import { LOSS_REGISTRY } from '../../src/calibrate/optimise/losses/registry';
import { prepareRow } from '../../src/calibrate/optimise/preparedRow';
import type { LossId } from '../../src/calibrate/settings';
import { randomSource } from '../../src/math/random';
import { momentsOf } from '../../src/calibrate/drift/walkMoments';
import { goodnessOf } from '../../src/fit/goodness';
import { devianceResiduals } from '../../src/fit/inspection/residuals';
import { poissonCost } from '../../src/fit/poissonCost';
import { chiSquareSurvival } from '../../src/math/chiSquare';
import { normalQuantile } from '../../src/math/specialFunctions';
import { cumulativeShape, emptyCumulativeShape, lineDensity } from '../../src/physics/lineShape';
import { FORBIDDEN_COPPER, observedEnergyErrorEv, observedEnergyEv, tabulatedEnergyEv } from '../../src/physics/lines';
import { sigmaAtEv } from '../../src/physics/resolution';

const Phi = (t: number) => 0.5 * erfc(-t / Math.SQRT2);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Simpson's rule with 4000 intervals. */
function integral(f: (x: number) => number, from: number, to: number): number {
  const step = (to - from) / 4000;
  return (
    (step / 3) *
    sum(Array.from({ length: 4001 }, (_, i) => (i % 4000 === 0 ? 1 : 2 + 2 * (i % 2)) * f(from + i * step)))
  );
}

describe('lines', () => {
  const [sigma, t, b] = [73, 0.12, 2.4];
  const G = (x: number) => Math.exp((-x * x) / (2 * sigma * sigma)) / (sigma * Math.sqrt(2 * Math.PI));
  const T = (x: number) =>
    (1 / (2 * b * sigma)) *
    Math.exp(x / (b * sigma) + 1 / (2 * b * b)) *
    erfc(x / (Math.SQRT2 * sigma) + 1 / (Math.SQRT2 * b));
  const g = (x: number) => (1 - t) * G(x) + t * T(x);

  it('(2) width', () => {
    expect(sigmaAtEv({ noiseEv: 42, fanoFactor: 0.115 }, 8047.8) ** 2).toBeCloseTo(42 ** 2 + 0.115 * 3.66 * 8047.8, 8);
  });

  it.each([-900, -300, -50, 0, 60, 200])('(3) to (6) density and integral at %d eV', (x) => {
    expect(lineDensity(x, 0, sigma, t, b) / g(x)).toBeCloseTo(1, 10);
    const shape = emptyCumulativeShape();
    cumulativeShape(x / sigma, t, b, shape);
    expect(shape.cdf).toBeCloseTo(integral(g, x - 8000, x), 7);
  });

  it('(8) the shoulder is the mirror image of a line that is all tail, and of unit area', () => {
    // E of an exponential of mean 300 upwards, folded with a Gaussian: its mean lies 300 above the line.
    const S = (x: number) => lineDensity(-x, 0, sigma, 1, 300 / sigma);
    expect(integral(S, -1000, 9000)).toBeCloseTo(1, 7);
    expect(integral((x) => x * S(x), -1000, 9000)).toBeCloseTo(300, 3);
  });
});

describe('fits', () => {
  const n = [4, 9, 0, 13, 30, 2];
  const nu = [5.5, 8.1, 1.2, 11, 24, 3];
  const terms = n.map((count, i) => 2 * (nu[i]! - count + (count > 0 ? count * Math.log(count / nu[i]!) : 0)));

  it('(10) and (11) cost, gradient, expected second derivatives', () => {
    // One parameter that scales all expectations: d nu/d theta = nu at 1.
    const cost = poissonCost(
      n,
      (theta, expected, jacobian) => {
        nu.forEach((value, i) => {
          expected[i] = theta[0]! * value;
          jacobian[i] = value;
        });
      },
      1,
      [0],
    )(Float64Array.of(1));
    expect(cost.cost).toBeCloseTo(sum(terms), 12);
    expect(cost.gradient[0]).toBeCloseTo(2 * sum(n.map((count, i) => (1 - count / nu[i]!) * nu[i]!)), 12);
    expect(cost.fisher[0]).toBeCloseTo(2 * sum(nu.map((value) => (value * value) / value)), 12);
  });

  it('(16) probability, and (17) residuals', () => {
    const poisson = (mu: number, k: number) =>
      Math.exp(-mu + k * Math.log(mu) - sum(Array.from({ length: k }, (_, i) => Math.log(i + 1))));
    const moment = (mu: number, power: number) =>
      sum(
        Array.from(
          { length: 120 },
          (_, k) => poisson(mu, k) * (2 * (mu - k + (k > 0 ? k * Math.log(k / mu) : 0))) ** power,
        ),
      );
    const M = sum(nu.map((mu) => moment(mu, 1))) - 2;
    const V = sum(nu.map((mu) => moment(mu, 2) - moment(mu, 1) ** 2)) - 4;
    const expected = chiSquareSurvival(((2 * M) / V) * sum(terms), (2 * M * M) / V);
    expect(goodnessOf(n, nu, 2).probability).toBeCloseTo(expected, 3);
    const residuals = devianceResiduals(Float64Array.from(n), Float64Array.from(nu));
    expect(sum([...residuals].map((d) => d * d))).toBeCloseTo(sum(terms), 10);
    expect([...residuals].map(Math.sign)).toEqual(n.map((count, i) => Math.sign(count - nu[i]!)));
  });
});

describe('calibration', () => {
  const points: CalibrationPoint[] = [
    { line: 'TiKa', adc: 806, errorEv: 0.5, energyEv: 4510.7 },
    { line: 'MnKa', adc: 1105, errorEv: 0.4, energyEv: 5898.1 },
    { line: 'MnKb', adc: 1232, errorEv: 1.5, energyEv: 6486.5 },
  ];

  it('(18) what is not known of a line', () => {
    expect(observedEnergyErrorEv('MnKb')).toBeCloseTo(Math.hypot(0.014, 4.1 / 4), 12);
  });

  it('(19) the least squares, and (20) the covariance of a batch', () => {
    const prior = { value: 2e-5, error: 3e-5 };
    const chi2 = (p: readonly [number, number, number]) =>
      sum(
        points.map(({ adc, errorEv, energyEv }) => ((energyEv - p[0] - p[1] * adc - p[2] * adc * adc) / errorEv) ** 2),
      ) +
      ((p[2] - prior.value) / prior.error) ** 2;
    const curve = fitCurve(points, prior)!;
    expect(curve.chi2).toBeCloseTo(chi2(curve.p), 6);
    for (const [i, step] of [1e-2, 1e-5, 1e-8].entries()) {
      for (const sign of [-1, 1]) {
        const [p0, p1, p2] = curve.p.map((value, k) => value + (k === i ? sign * step : 0));
        expect(chi2([p0!, p1!, p2!])).toBeGreaterThan(curve.chi2);
      }
    }
    const batch = calibrateBatch(points, prior)!;
    const at = (p2: number) => fitCurve(points, { value: p2, error: 1e-12 })!.p;
    const shift = at(prior.value + prior.error).map((value, k) => value - at(prior.value)[k]!);
    batch.reference.covariance!.forEach((c, k) => {
      const expected = batch.priorCovariance[k]! + shift[Math.floor(k / 3)]! * shift[k % 3]!;
      expect(Math.abs(c / expected - 1)).toBeLessThan(1e-3);
    });
  });

  it('(23) mean of a walk over a batch', () => {
    const [X, Q] = [
      { xx: 3, xy: 1, yy: 2 },
      { xx: 0.5, xy: 0.6, yy: 0.8 },
    ];
    const moments = momentsOf({ reading: 0, from: 0, to: 1 }, X, 2, { perDay: Q, jumps: [], jump: Q });
    expect(moments.variance.xy).toBeCloseTo(X.xy + (2 / 3) * Q.xy, 12);
    expect(moments.withEnd.yy).toBeCloseTo(X.yy + Q.yy, 12);
    expect(moments.end.xx).toBeCloseTo(X.xx + 2 * Q.xx, 12);
  });
});

describe('losses', () => {
  const row = prepareRow(drawRow(TOY, randomSource(8), anchoredPrior(2)), 0);
  const { channels, counts, windowAdc, line, signalFraction: s } = row.row;
  const [p0, p1, p2] = row.row.start;
  const C = (a: number) => p0 + p1 * a + p2 * a * a;
  const slope = (a: number) => p1 + 2 * p2 * a;
  const g = (x: number) => lineDensity(x, 0, line.sigmaEv, line.tailFraction, line.tailBeta);
  const atStart = (loss: LossId) => LOSS_REGISTRY[loss].terms[0]!.onRow(row, [0, 0, 0], new Float64Array(3));

  it('(25) and (26) copper with Jacobian and background, normalised over its window', () => {
    const [mu, below] = [observedEnergyEv('CuKa'), 8047.8227 - 8027.8416];
    const doublet = (E: number) => (g(E - mu) + 0.51 * g(E - mu + below)) / 1.51;
    const N = integral((a) => doublet(C(a)) * slope(a), ...windowAdc);
    const W = windowAdc[1] - windowAdc[0];
    const f = (a: number) => (s * doublet(C(a)) * slope(a)) / N + (1 - s) / W;
    expect(atStart('prior')).toBeCloseTo(sum([...channels].map((a, i) => counts[i]! * Math.log(f(a)))), 6);
  });

  it('(27) Eq. 3 as published', () => {
    const part = (x: number) => {
      const [gauss, tail] = [lineDensity(x, 0, line.sigmaEv, 0, 1), lineDensity(x, 0, line.sigmaEv, 1, line.tailBeta)];
      return gauss + line.tailFraction * tail;
    };
    const f = (a: number) => part(C(a) - 8047.8) + part(C(a) - 8027.8);
    expect(atStart('as-published')).toBeCloseTo(sum([...channels].map((a, i) => counts[i]! * Math.log(f(a)))), 6);
  });
});

describe('results', () => {
  it('(41) change of the gain', () => {
    const rows = (shifts: readonly [number, number, number]) =>
      (['TiKa', 'MnKa', 'CuKb'] as const).map((line, i) => {
        const position = { value: tabulatedEnergyEv(line) + shifts[i]!, error: [0.2, 0.3, 4][i]! };
        const none = { value: null, error: null };
        return {
          spectrum: 'optimized' as const,
          crossValidated: true,
          line,
          position,
          expectedEv: 0,
          tabulatedEv: 0,
          fwhm: none,
        };
      });
    const shifts = [20, 13, -4] as const;
    const arms = (['TiKa', 'MnKa', 'CuKb'] as const).map((line) => tabulatedEnergyEv(line) - tabulatedEnergyEv('CuKa'));
    const weights = [0.2, 0.3, 4].map((error) => 1 / (error * error));
    const gamma =
      sum(arms.map((arm, i) => arm * shifts[i]! * weights[i]!)) / sum(arms.map((arm, i) => arm * arm * weights[i]!));
    expect(squeezeOf(rows(shifts), rows([0, 0, 0]))?.gain).toBeCloseTo(gamma, 12);
  });

  it('(42) displacement over sigma', () => {
    const covariance = [9, -6e-3, 0, -6e-3, 6e-6, 0, 0, 0, 1e-14];
    const row = (p: readonly [number, number, number]): LocatedCalibration => ({
      detector: 0,
      batch: 0,
      p,
      covariance,
      status: 'fitted',
    });
    const reference = row([760, 4.65, 0]);
    const a = (tabulatedEnergyEv('CuKa') - 760) / 4.65;
    const sigma = Math.sqrt(9 + 2 * a * -6e-3 + a * a * 6e-6 + a ** 4 * 1e-14);
    const [found] = displacements([reference], [row([762, 4.649, 0])]);
    expect(found?.value).toBeCloseTo((760 + 4.65 * a - 762 - 4.649 * a) / sigma, 9);
  });

  it('(44) width of the forbidden line', () => {
    const sigma = 73;
    const lineSigma = Math.sqrt(sigma ** 2 - 0.115 * 3.66 * (8047.8227 - FORBIDDEN_COPPER.energyEv));
    expect(sigma * widthRatio(FORBIDDEN_COPPER, sigma)).toBeCloseTo(lineSigma, 9);
  });

  it.each([
    [0.4, 2.5],
    [4, 2.5],
  ])('(46) CLs at q = %d, q_A = %d', (q, qA) => {
    const root = Math.sqrt(qA);
    const expected =
      q <= qA
        ? (1 - Phi(Math.sqrt(q))) / Phi(root - Math.sqrt(q))
        : (1 - Phi((q + qA) / (2 * root))) / (1 - Phi((q - qA) / (2 * root)));
    expect(clsOf(q, qA)).toBeCloseTo(expected, 12);
  });

  it.each([-2, 0, 1])('(47) the expected limit of a background %d sigma high', (N) => {
    expect(rootAtLimit(0.9, N)).toBeCloseTo(normalQuantile(1 - 0.1 * Phi(N)) + N, 9);
  });
});
