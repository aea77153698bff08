import { invertSymmetric } from '../../math/linearAlgebra';
import type { LineId } from '../../physics/lines';

/** A fitted line against its energy. */
export interface CalibrationPoint {
  readonly line: LineId;
  readonly adc: number;
  /** One-sigma error in eV: of the position, and of the energy at which the line should be. */
  readonly errorEv: number;
  /** Energy at which a fit at SDD resolution should find the line (physics/lines.ts). */
  readonly energyEv: number;
}

/** What is known of the curvature beforehand: p2 = `value` +- `error` in eV per channel squared. */
export interface CurvaturePrior {
  readonly value: number;
  readonly error: number;
}

/** Weighted least squares quadratic: E = p0 + p1 ADC + p2 ADC^2. */
export interface FittedCurve {
  readonly p: readonly [number, number, number];
  /** 3 x 3, row major. */
  readonly covariance: readonly number[];
  readonly chi2: number;
  readonly ndf: number;
}

/** Centre and scale of ADC in the normal equations, which would lose half the digits in raw channels. */
const CENTRE_ADC = 1000;
const SCALE_ADC = 500;

/**
 * Quadratic through at least two points, with a Gaussian prior on p2 that makes two points enough (paper Eq. 1;
 * METHOD.md section 4 on sharing the curvature). Null with fewer points or where they coincide.
 */
export function fitCurve(points: readonly CalibrationPoint[], prior: CurvaturePrior): FittedCurve | null {
  if (points.length < 2) return null;
  const normal = new Float64Array(9);
  const rhs = new Float64Array(3);
  for (const { adc, errorEv, energyEv } of points) {
    const u = (adc - CENTRE_ADC) / SCALE_ADC;
    const basis = [1, u, u * u];
    const weight = 1 / (errorEv * errorEv);
    for (let i = 0; i < 3; i++) {
      rhs[i] = (rhs[i] ?? 0) + weight * (basis[i] ?? 0) * energyEv;
      for (let j = 0; j < 3; j++)
        normal[3 * i + j] = (normal[3 * i + j] ?? 0) + weight * (basis[i] ?? 0) * (basis[j] ?? 0);
    }
  }
  const priorWeight = 1 / (prior.error * SCALE_ADC * SCALE_ADC) ** 2;
  normal[8] = (normal[8] ?? 0) + priorWeight;
  rhs[2] = (rhs[2] ?? 0) + priorWeight * prior.value * SCALE_ADC * SCALE_ADC;
  const inverse = invertSymmetric(normal, 3);
  if (inverse === null) return null;
  const c = [0, 1, 2].map((i) => [0, 1, 2].reduce((sum, j) => sum + (inverse[3 * i + j] ?? 0) * (rhs[j] ?? 0), 0));
  const p = inChannels(c);
  const pulls = points.map(({ adc, errorEv, energyEv }) => (energyEv - p[0] - adc * (p[1] + adc * p[2])) / errorEv);
  const chi2 = pulls.reduce((sum, pull) => sum + pull * pull, 0) + ((p[2] - prior.value) / prior.error) ** 2;
  return { p, covariance: covarianceInChannels(inverse), chi2, ndf: points.length - 2 };
}

/** From c0 + c1 u + c2 u^2, u = (a - centre)/scale, to powers of the channel. */
function inChannels(c: readonly number[]): readonly [number, number, number] {
  const [c0 = 0, c1 = 0, c2 = 0] = c;
  const r = CENTRE_ADC / SCALE_ADC;
  return [c0 - c1 * r + c2 * r * r, (c1 - 2 * c2 * r) / SCALE_ADC, c2 / (SCALE_ADC * SCALE_ADC)];
}

function covarianceInChannels(covariance: Float64Array): number[] {
  const r = CENTRE_ADC / SCALE_ADC;
  const rows = [
    [1, -r, r * r],
    [0, 1 / SCALE_ADC, (-2 * r) / SCALE_ADC],
    [0, 0, 1 / (SCALE_ADC * SCALE_ADC)],
  ];
  return rows.flatMap((left) =>
    rows.map((right) =>
      left.reduce(
        (sum, l, i) => sum + right.reduce((inner, k, j) => inner + l * k * (covariance[3 * i + j] ?? 0), 0),
        0,
      ),
    ),
  );
}
