import { densityAt, windowNorm } from './copperDensity';
import type { FrameTriple } from './frame';
import type { PreparedRow } from './preparedRow';

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
