import erfcx from '@stdlib/math-base-special-erfcx';
import { nelderMead } from './nelderMead';

/** What `data/sim/README.md` prescribes for the replica: METHOD.md section 3, Eq. 5, with a free Ni Ka doublet. */
const FIRST_EDGE_EV = 7000;
const BIN_EV = 10;
const BINS = 150;
const TAIL_FRACTION = 0.045;
const TAIL_SLOPE = 2.5;
const KA2_BELOW_EV = 20;
const KA2_RATIO = 0.51;
const NICKEL_BELOW_EV = [569.6, 586.9] as const;

/** Points and weights of Gauss's three-point rule on [-1/2, 1/2]: the model is averaged over each bin. */
const GAUSS_RULE = [
  [-Math.sqrt(0.15), 5 / 18],
  [0, 8 / 18],
  [Math.sqrt(0.15), 5 / 18],
] as const;

export interface CopperFit {
  /** Of Ka1, eV. */
  readonly positionEv: number;
  readonly positionErrorEv: number;
  /** 2.3548 sigma of the component, eV. */
  readonly fwhmEv: number;
  readonly fwhmErrorEv: number;
  /** Deviance (Baker and Cousins 1984) and its degrees of freedom. */
  readonly chi2: number;
  readonly ndf: number;
}

/** Counts of calibrated energies in the bins of the fit; energies outside are left out. */
export function binEnergies(energiesEv: Iterable<number>): Float64Array {
  const counts = new Float64Array(BINS);
  for (const energyEv of energiesEv) {
    const bin = Math.floor((energyEv - FIRST_EDGE_EV) / BIN_EV);
    if (bin >= 0 && bin < BINS) counts[bin]! += 1;
  }
  return counts;
}

/** Unit-area line at SDD resolution: Gaussian with a fixed share of exponentially modified Gaussian below it. */
function line(energyEv: number, centreEv: number, sigmaEv: number): number {
  const t = (energyEv - centreEv) / sigmaEv;
  const gauss = Math.exp(-t * t * 0.5);
  const tail = (gauss * erfcx((t + 1 / TAIL_SLOPE) / Math.SQRT2)) / (2 * TAIL_SLOPE);
  return ((1 - TAIL_FRACTION) * gauss) / (sigmaEv * Math.sqrt(2 * Math.PI)) + (TAIL_FRACTION * tail) / sigmaEv;
}

/** Expected counts per bin for [copper Ka1 area, position, sigma, nickel Ka1 area, background, its slope]. */
function expected(parameters: readonly number[]): Float64Array {
  const [area = 0, positionEv = 0, sigmaEv = 1, nickelArea = 0, level = 0, slope = 0] = parameters;
  const model = new Float64Array(BINS);
  for (let bin = 0; bin < BINS; bin++) {
    for (const [point, weight] of GAUSS_RULE) {
      const energyEv = FIRST_EDGE_EV + (bin + 0.5 + point) * BIN_EV;
      const at = (belowEv: number) => line(energyEv, positionEv - belowEv, sigmaEv);
      const copper = area * (at(0) + KA2_RATIO * at(KA2_BELOW_EV));
      const nickel = nickelArea * (at(NICKEL_BELOW_EV[0]) + KA2_RATIO * at(NICKEL_BELOW_EV[1]));
      const background = level + (slope * (energyEv - 7750)) / 750;
      model[bin]! += weight * (BIN_EV * (copper + nickel) + background);
    }
  }
  return model;
}

/** Deviance of Poisson counts; infinite where the model is not positive. */
function deviance(counts: Float64Array, parameters: readonly number[]): number {
  if (parameters[2]! <= 5) return Infinity;
  const model = expected(parameters);
  let sum = 0;
  for (let bin = 0; bin < BINS; bin++) {
    const mean = model[bin]!;
    const n = counts[bin]!;
    if (mean <= 0) return Infinity;
    sum += 2 * (mean - n + (n > 0 ? n * Math.log(n / mean) : 0));
  }
  return sum;
}

/** Fits the summed copper spectrum of 150 bins of 10 eV from 7000 eV. */
export function fitCopper(counts: Float64Array): CopperFit {
  const total = counts.reduce((sum, n) => sum + n, 0);
  const level = (counts[0]! + counts[1]! + counts[2]! + counts[3]!) / 4 + 0.5;
  const peak = FIRST_EDGE_EV + (counts.indexOf(Math.max(...counts)) + 0.5) * BIN_EV;
  const area = Math.max(total - level * BINS, 10) / (1 + KA2_RATIO);
  const start = [area, peak, 75, 0.02 * area, level, 0];
  const steps = [0.1 * area, 10, 8, 0.01 * area, 0.2 * level, 0.1 * level];
  const cost = (parameters: readonly number[]) => deviance(counts, parameters);
  const { at, value } = nelderMead(cost, start, steps);
  const [, positionErrorEv, sigmaErrorEv] = errorsAt(counts, at);
  const fwhm = 2 * Math.sqrt(2 * Math.LN2);
  return {
    positionEv: at[1]!,
    positionErrorEv: positionErrorEv!,
    fwhmEv: fwhm * at[2]!,
    fwhmErrorEv: fwhm * sigmaErrorEv!,
    chi2: value,
    ndf: BINS - start.length,
  };
}

/** One-sigma errors from the Fisher information of the binned counts. */
function errorsAt(counts: Float64Array, at: readonly number[]): number[] {
  const model = expected(at);
  const slopes = at.map((value, j) => {
    const step = Math.max(1e-4 * Math.abs(value), 1e-4);
    const shifted = (sign: number) => expected(at.map((x, k) => (k === j ? x + sign * step : x)));
    const up = shifted(1);
    const down = shifted(-1);
    return up.map((x, bin) => (x - down[bin]!) / (2 * step));
  });
  const information = slopes.map((a) =>
    slopes.map((b) => model.reduce((sum, mean, bin) => sum + (a[bin]! * b[bin]!) / Math.max(mean, 1e-9), 0)),
  );
  return inverseDiagonal(information).map(Math.sqrt);
}

/** Diagonal of the inverse of a positive definite matrix, by Gauss-Jordan elimination on a scaled copy. */
function inverseDiagonal(matrix: readonly (readonly number[])[]): number[] {
  const n = matrix.length;
  const scale = matrix.map((row, i) => Math.sqrt(row[i]!));
  const rows = matrix.map((row, i) => [
    ...row.map((x, j) => x / (scale[i]! * scale[j]!)),
    ...Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)),
  ]);
  for (let pivot = 0; pivot < n; pivot++) {
    const divisor = rows[pivot]![pivot]!;
    rows[pivot] = rows[pivot]!.map((x) => x / divisor);
    for (let i = 0; i < n; i++) {
      const factor = rows[i]![pivot]!;
      if (i !== pivot) rows[i] = rows[i]!.map((x, j) => x - factor * rows[pivot]![j]!);
    }
  }
  return rows.map((row, i) => row[n + i]! / (scale[i]! * scale[i]!));
}
