import {
  add,
  logSoftmax,
  matMul,
  mul,
  relu,
  sub,
  sum,
  tensor2d,
  tidy,
  variable,
  type Tensor,
  type Tensor2D,
  type Variable,
} from '@tensorflow/tfjs-core';
import { COARSE_BINS } from '../coarse';
import { layersOf, type AutoencoderShape } from './shape';

/** Counts at which a spectrum weighs 1 in the loss; it grows with their root. */
const TYPICAL_COUNTS = 3000;
const LARGEST_WEIGHT = 4;

/** Spectra as the network takes them. */
export interface AutoencoderInput {
  /** Shape (n, bins + 1): roots of the bins' shares, scaled to about 1, and the logarithm of the counts. */
  readonly inputs: Tensor2D;
  /** Shape (n, bins): the bins' shares, each row of sum 1. */
  readonly shares: Tensor2D;
  /** Shape (n, 1): weight of a spectrum in the loss. */
  readonly weights: Tensor2D;
}

/** Prepares `n` spectra of counts, row major, each with at least one. The caller disposes of the tensors. */
export function autoencoderInput(counts: ArrayLike<number>, n: number): AutoencoderInput {
  const inputs = new Float32Array(n * (COARSE_BINS + 1));
  const shares = new Float32Array(n * COARSE_BINS);
  const weights = new Float32Array(n);
  for (let row = 0; row < n; row++) {
    let total = 0;
    for (let bin = 0; bin < COARSE_BINS; bin++) total += counts[row * COARSE_BINS + bin] ?? 0;
    total = Math.max(total, 1);
    for (let bin = 0; bin < COARSE_BINS; bin++) {
      const share = (counts[row * COARSE_BINS + bin] ?? 0) / total;
      shares[row * COARSE_BINS + bin] = share;
      inputs[row * (COARSE_BINS + 1) + bin] = Math.sqrt(share * COARSE_BINS);
    }
    inputs[row * (COARSE_BINS + 1) + COARSE_BINS] = Math.log10(total / TYPICAL_COUNTS);
    weights[row] = Math.min(Math.sqrt(total / TYPICAL_COUNTS), LARGEST_WEIGHT);
  }
  return {
    inputs: tensor2d(inputs, [n, COARSE_BINS + 1]),
    shares: tensor2d(shares, [n, COARSE_BINS]),
    weights: tensor2d(weights, [n, 1]),
  };
}

/** Logarithms of the shares that the network expects in every bin, shape (n, bins). */
export function logShares(layers: readonly Tensor[], inputs: Tensor2D): Tensor2D {
  return tidy(() => {
    let x: Tensor2D = inputs;
    for (let layer = 0; 2 * layer < layers.length; layer++) {
      const [matrix, bias] = [layers[2 * layer], layers[2 * layer + 1]];
      if (matrix === undefined || bias === undefined) break;
      x = add(matMul(x, matrix as Tensor2D), bias);
      // What is kept of a spectrum may be of either sign, and the last layer gives logarithms.
      if (layer === 0 || layer === 2) x = relu(x);
    }
    return logSoftmax(x);
  });
}

/** Mean over the spectra of the Kullback-Leibler divergence of what is expected from what is there, up to a constant. */
export function autoencoderLoss(layers: readonly Tensor[], { inputs, shares, weights }: AutoencoderInput): Tensor {
  return tidy(() => {
    const expected = logShares(layers, inputs);
    const each = sum(mul(shares, expected), 1, true);
    return mul(sum(mul(weights, sub(0, each))), 1 / inputs.shape[0]);
  });
}

/** Flat weights as the variables of the network. The caller disposes of them. */
export function autoencoderVariables(shape: AutoencoderShape, flat: Float32Array): Variable[] {
  let place = 0;
  const take = (size: number) => flat.slice(place, (place += size));
  return layersOf(shape).flatMap(({ inputs, outputs }) =>
    tidy(() => [
      variable(tensor2d(take(inputs * outputs), [inputs, outputs])),
      variable(tensor2d(take(outputs), [1, outputs])),
    ]),
  );
}
