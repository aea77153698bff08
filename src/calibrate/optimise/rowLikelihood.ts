/**
 * The row likelihoods in plain Float64, with their gradients. The optimisation itself runs on the tensor backend in
 * float32 (losses/); these are the same functions for whitening, for covariances, and as what the tests compare with.
 * A displacement is a change of the calibration in the row's frame (frame.ts), from its start.
 */
import { OBSERVED_DOUBLET, PRINTED_DOUBLET } from './copperLine';
import { doubletAt, emptyDoubletValue } from './doubletShape';
import { CHANNELS_PER_UNIT, ENERGY_ORIGIN_EV, type FrameTriple } from './frame';
import type { PreparedRow } from './preparedRow';
import { printedLine } from './printedLine';

/** Added to the printed density (per eV), which has no background and would underflow far from the line. */
export const PRINTED_FLOOR_PER_EV = 1e-30;

const doublet = emptyDoubletValue();

/**
 * Least share of the line that the window is taken to hold. Only reached where the line has left the window; below it
 * the float32 norm would be noise, and dividing by it would reward leaving.
 */
export const SMALLEST_NORM = 1e-4;

/** Normalised density in ADC at one point and its gradient; `norm` and `normGradient` are those of the window. */
interface WindowNorm {
  readonly norm: number;
  readonly gradient: FrameTriple;
}

/**
 * ln likelihood of the row's counts under f(a) = s L(C(a)) C'(a)/N + (1 - s)/W, L the unit-area doublet, N the integral
 * of L(C(a)) C'(a) over the window and W its width in channels (METHOD.md section 4). The gradient with respect to the
 * displacement is added to `gradient`.
 */
export function normalisedLogLikelihood(
  row: PreparedRow,
  displacement: ArrayLike<number>,
  gradient: Float64Array,
): number {
  const window = windowNorm(row, displacement);
  const density: FrameTriple = [0, 0, 0];
  let sum = 0;
  row.row.channels.forEach((adc, i) => {
    const n = row.row.counts[i] ?? 0;
    const f = densityAt(row, displacement, adc, window, density);
    sum += n * Math.log(f);
    for (let k = 0; k < 3; k++) gradient[k] = (gradient[k] ?? 0) + (n * (density[k] ?? 0)) / f;
  });
  return sum;
}

/**
 * Expected Fisher information of the row's copper about the displacement, 3 x 3: events times the integral of
 * (df/dq)(df/dq)^T/f over the window, by Gauss-Legendre quadrature with 32 nodes (nodes two to three times denser than
 * sigma; error below 1e-6).
 */
export function copperFisher(row: PreparedRow, displacement: ArrayLike<number>): Float64Array {
  const [low, high] = row.row.windowAdc;
  const window = windowNorm(row, displacement);
  const density: FrameTriple = [0, 0, 0];
  const fisher = new Float64Array(9);
  for (const [node, weight] of GAUSS_LEGENDRE) {
    for (const adc of [row.anchorAdc - (node * (high - low)) / 2, row.anchorAdc + (node * (high - low)) / 2]) {
      const f = densityAt(row, displacement, adc, window, density);
      const factor = (row.events * weight * (high - low)) / 2 / f;
      for (let i = 0; i < 9; i++) {
        fisher[i] = (fisher[i] ?? 0) + factor * (density[Math.floor(i / 3)] ?? 0) * (density[i % 3] ?? 0);
      }
    }
  }
  return fisher;
}

/**
 * ln of the paper's Eq. 3 for the row's counts, taken literally: equal components, tails added on top, no Jacobian, no
 * background, no normalisation. The gradient with respect to the displacement is added to `gradient`.
 */
export function printedLogLikelihood(
  row: PreparedRow,
  displacement: ArrayLike<number>,
  gradient: Float64Array,
): number {
  const { shape, scale } = printedLine(row.row.line);
  let sum = 0;
  row.row.channels.forEach((adc, i) => {
    const n = row.row.counts[i] ?? 0;
    const u = (adc - row.anchorAdc) / CHANNELS_PER_UNIT;
    doubletAt(energyEvAt(row, displacement, u), PRINTED_DOUBLET, shape, doublet);
    const f = scale * doublet.density + PRINTED_FLOOR_PER_EV;
    sum += n * Math.log(f);
    const byEnergy = (n * scale * doublet.slope) / f;
    gradient[0] = (gradient[0] ?? 0) + byEnergy;
    gradient[1] = (gradient[1] ?? 0) + byEnergy * u;
    gradient[2] = (gradient[2] ?? 0) + byEnergy * u * u;
  });
  return sum;
}

/** -|W (displacement - mean)|^2/2, the Gaussian prior without its constant; its gradient is added to `gradient`. */
export function logPrior(row: PreparedRow, displacement: ArrayLike<number>, gradient: Float64Array): number {
  const { priorWhitener, priorMean } = row;
  let value = 0;
  for (let k = 0; k < 3; k++) {
    let residual = 0;
    for (let j = 0; j < 3; j++) {
      residual += (priorWhitener[3 * k + j] ?? 0) * ((displacement[j] ?? 0) - (priorMean[j] ?? 0));
    }
    value -= 0.5 * residual * residual;
    for (let j = 0; j < 3; j++) gradient[j] = (gradient[j] ?? 0) - residual * (priorWhitener[3 * k + j] ?? 0);
  }
  return value;
}

function energyEvAt(row: PreparedRow, displacement: ArrayLike<number>, u: number): number {
  const q0 = row.start[0] + (displacement[0] ?? 0);
  const q1 = row.start[1] + (displacement[1] ?? 0);
  const q2 = row.start[2] + (displacement[2] ?? 0);
  return ENERGY_ORIGIN_EV + q0 + u * (q1 + u * q2);
}

function windowNorm(row: PreparedRow, displacement: ArrayLike<number>): WindowNorm {
  const gradient: FrameTriple = [0, 0, 0];
  let norm = 0;
  row.row.windowAdc.forEach((adc, side) => {
    const sign = side === 0 ? -1 : 1;
    const u = (adc - row.anchorAdc) / CHANNELS_PER_UNIT;
    doubletAt(energyEvAt(row, displacement, u), OBSERVED_DOUBLET, row.row.line, doublet);
    norm += sign * doublet.cdf;
    gradient[0] += sign * doublet.density;
    gradient[1] += sign * doublet.density * u;
    gradient[2] += sign * doublet.density * u * u;
  });
  return norm >= SMALLEST_NORM ? { norm, gradient } : { norm: SMALLEST_NORM, gradient: [0, 0, 0] };
}

/** f(a) of `normalisedLogLikelihood`; fills `gradient` with df/dq. */
function densityAt(
  row: PreparedRow,
  displacement: ArrayLike<number>,
  adc: number,
  window: WindowNorm,
  gradient: FrameTriple,
): number {
  const { signalFraction } = row;
  const [low, high] = row.row.windowAdc;
  const u = (adc - row.anchorAdc) / CHANNELS_PER_UNIT;
  const gain =
    (row.start[1] + (displacement[1] ?? 0) + 2 * u * (row.start[2] + (displacement[2] ?? 0))) / CHANNELS_PER_UNIT;
  doubletAt(energyEvAt(row, displacement, u), OBSERVED_DOUBLET, row.row.line, doublet);
  const signal = (signalFraction * doublet.density * gain) / window.norm;
  const byEnergy = (signalFraction * doublet.slope * gain) / window.norm;
  const byGain = (signalFraction * doublet.density) / window.norm / CHANNELS_PER_UNIT;
  gradient[0] = byEnergy - (signal * window.gradient[0]) / window.norm;
  gradient[1] = byEnergy * u + byGain - (signal * window.gradient[1]) / window.norm;
  gradient[2] = byEnergy * u * u + 2 * u * byGain - (signal * window.gradient[2]) / window.norm;
  return signal + (1 - signalFraction) / (high - low);
}

/** Positive nodes and weights of the 32-point rule on [-1, 1] (numpy.polynomial.legendre.leggauss(32)). */
const GAUSS_LEGENDRE = [
  [0.04830766568773831, 0.09654008851472781],
  [0.1444719615827965, 0.09563872007927483],
  [0.23928736225213706, 0.09384439908080457],
  [0.33186860228212767, 0.09117387869576386],
  [0.42135127613063533, 0.08765209300440391],
  [0.5068999089322294, 0.08331192422694685],
  [0.5877157572407623, 0.07819389578707031],
  [0.6630442669302152, 0.07234579410884845],
  [0.7321821187402897, 0.06582222277636175],
  [0.7944837959679424, 0.058684093478535704],
  [0.84936761373257, 0.050998059262376244],
  [0.8963211557660522, 0.042835898022226426],
  [0.9349060759377397, 0.034273862913021626],
  [0.9647622555875064, 0.025392065309262427],
  [0.9856115115452684, 0.016274394730905965],
  [0.9972638618494816, 0.007018610009469298],
] as const;
