import { cholesky, choleskySolve } from '../../math/linearAlgebra';

/** A Gaussian on a straight line. */
export interface NarrowPeak {
  readonly adc: number;
  readonly sigmaAdc: number;
  /** One-sigma error of the width, scaled by the root of chi2/ndf where that is above 1. */
  readonly sigmaError: number;
  readonly area: number;
  /** Top of the Gaussian and of the line below it, counts per channel. */
  readonly height: number;
  readonly floor: number;
}

/** Widths tried, in steps of 8 %. */
const WIDTH_STEP = 1.08;
const NARROWEST_ADC = 0.4;
const PARAMETERS = 5;

/**
 * Weighted least squares in the channels within `reach` of `centre`, for a row of widths up to `reach`: for each of them
 * area, shift and straight line follow linearly. Null where the window leaves the spectrum or no width fits.
 */
export function fitNarrowPeak(counts: Uint32Array, centre: number, reach: number): NarrowPeak | null {
  const from = centre - reach;
  if (from < 0 || centre + reach >= counts.length) return null;
  const window = counts.subarray(from, centre + reach + 1);
  const fits: (LinearFit & { readonly sigma: number })[] = [];
  for (let sigma = NARROWEST_ADC; sigma <= reach; sigma *= WIDTH_STEP) {
    const fit = fitAtWidth(window, reach, sigma);
    if (fit !== null) fits.push({ ...fit, sigma });
  }
  const best = fits.reduce<(typeof fits)[number] | null>((a, b) => (a === null || b.chi2 < a.chi2 ? b : a), null);
  if (best === null || !(best.area > 0)) return null;
  const scale = Math.max(1, best.chi2 / (window.length - PARAMETERS));
  const allowed = fits.filter(({ chi2 }) => chi2 <= best.chi2 + scale).map(({ sigma }) => sigma);
  const sigmaError = Math.max(best.sigma * (WIDTH_STEP - 1), (Math.max(...allowed) - Math.min(...allowed)) / 2);
  return {
    adc: centre + best.shift,
    sigmaAdc: best.sigma,
    sigmaError,
    area: best.area,
    height: best.area / (best.sigma * Math.sqrt(2 * Math.PI)),
    floor: best.floor,
  };
}

interface LinearFit {
  readonly chi2: number;
  readonly area: number;
  readonly shift: number;
  readonly floor: number;
}

/** Area, area times shift, height and slope of the straight line. */
const LINEAR = 4;

function fitAtWidth(window: Uint32Array, reach: number, sigma: number): LinearFit | null {
  const normal = new Float64Array(LINEAR * LINEAR);
  const right = new Float64Array(LINEAR);
  const basis = basisOf(window.length, reach, sigma);
  let squares = 0;
  for (let i = 0; i < window.length; i++) {
    const n = window[i] ?? 0;
    const weight = 1 / Math.max(n, 1);
    squares += weight * n * n;
    for (let a = 0; a < LINEAR; a++) {
      const weighted = weight * (basis[LINEAR * i + a] ?? 0);
      right[a] = (right[a] ?? 0) + weighted * n;
      // The half that the decomposition reads.
      for (let b = 0; b <= a; b++) {
        normal[LINEAR * a + b] = (normal[LINEAR * a + b] ?? 0) + weighted * (basis[LINEAR * i + b] ?? 0);
      }
    }
  }
  const lower = cholesky(normal, LINEAR);
  if (lower === null) return null;
  const solution = choleskySolve(lower, right);
  const [area = 0, moment = 0, floor = 0] = solution;
  // At the minimum chi2 is the weighted sum of squares less what the fit explains.
  const chi2 = solution.reduce((rest, value, a) => rest - value * (right[a] ?? 0), squares);
  return { chi2, area, shift: area === 0 ? 0 : moment / area, floor };
}

/** Shape (channel, 4): the Gaussian, its derivative by the centre, 1, and the distance from the centre. */
function basisOf(channels: number, reach: number, sigma: number): Float64Array {
  const basis = new Float64Array(LINEAR * channels);
  for (let i = 0; i < channels; i++) {
    const x = i - reach;
    const gaussian = Math.exp((-0.5 * x * x) / (sigma * sigma)) / (sigma * Math.sqrt(2 * Math.PI));
    basis[LINEAR * i] = gaussian;
    basis[LINEAR * i + 1] = (gaussian * x) / (sigma * sigma);
    basis[LINEAR * i + 2] = 1;
    basis[LINEAR * i + 3] = x / reach;
  }
  return basis;
}
