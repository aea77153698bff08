import {
  abs,
  add,
  customGrad,
  div,
  exp,
  log,
  mul,
  neg,
  relu,
  reshape,
  softplus,
  sqrt,
  square,
  sub,
  sum,
  zerosLike,
  type Rank,
  type Scalar,
  type Tensor,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import type { HeatmapOutput } from './network';

/** What a batch of spectra is trained on; each has shape (n, lines). */
export interface Labels {
  /** True positions in bins. */
  readonly positions: Tensor2D;
  /** Positions to learn, in bins (`drawLabelledSet`). */
  readonly targets: Tensor2D;
  /** 1 where the line is there, 0 where not. */
  readonly present: Tensor2D;
}

/** Errors beyond so many sigmas count linearly: a line taken for another one must not drown all else. */
const LINEAR_FROM = 5;
/** Degrees of freedom of the errors: near normal, with room for a line taken for another one. */
const FREEDOM = 20;
const PRESENCE_WEIGHT = 0.3;
/** A thousandth of a bin, squared: keeps the roots finite. */
const LEAST_VARIANCE = 1e-6;

/**
 * Mean over the lines that are there of the negative log likelihood of their errors, plus the cross entropy of
 * presence. Its two parts are taken apart: positions learn from the targets, weighted by the stated errors; errors learn
 * from how far the positions are from the truth. So an error bar is honest whatever the targets are.
 *
 * @param softeningBins added in quadrature to the stated errors: large at the start, where positions are anywhere and
 *   stated errors mean nothing yet, and 0 at the end
 */
export function heatmapLoss(
  { position, logSigma, presence }: HeatmapOutput,
  labels: Labels,
  softeningBins: number,
): Scalar {
  const { positions, targets, present } = labels;
  const there = sum(present);
  const weight = div(1, sqrt(add(square(exp(held(logSigma))), softeningBins ** 2 + LEAST_VARIANCE)));
  const missed = huber(mul(sub(position, targets), weight));
  const pull = mul(sub(held(position), positions), exp(neg(logSigma)));
  const likelihood = add(missed, add(studentT(pull), logSigma));
  // Cross entropy from log odds x: softplus(x) - x y.
  const entropy = sub(softplus(presence), mul(presence, present));
  const entropyPerLine = div(sum(entropy), entropy.size);
  return add(div(sum(mul(likelihood, present)), there), mul(PRESENCE_WEIGHT, entropyPerLine));
}

/** Negative log density of Student's t distribution but for constants: its slope in log sigma never exceeds nu. */
function studentT(x: Tensor): Tensor {
  return mul((FREEDOM + 1) / 2, log(add(1, div(square(x), FREEDOM))));
}

/** x^2/2, linear beyond `LINEAR_FROM`. */
function huber(x: Tensor): Tensor {
  return mul(0.5, sub(square(x), square(relu(sub(abs(x), LINEAR_FROM)))));
}

/** The same values, through which no gradient flows. */
function held(x: Tensor2D): Tensor2D {
  const operation = customGrad((...args) => {
    const [value] = args as unknown as [Tensor];
    return { value: value.clone(), gradFunc: (dy) => [zerosLike(dy)] };
  });
  return reshape<Rank.R2>(operation(x), x.shape);
}
