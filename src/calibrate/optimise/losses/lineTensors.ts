/**
 * A doublet of tailed lines in float32 on the tensor backend, stable where exp() overflows and erfc() underflows
 * (STACK.md, numbers in float32). The two components are stacked along the rows, [2 rows, slots], Ka1 above Ka2, so that
 * every kernel runs once for both.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { GradSaveFunc, Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import type { Doublet } from '../lineDoublet';
import { ENERGY_ORIGIN_EV } from '../frame';
import type { CopperRow } from '../row';
import { erfcxOfPositive } from './erfcxTensor';
import type { BlockPlacement } from './loss';

/** Constants of a doublet: shape [rows, 1] where both components agree on them, else [2 rows, 1]. */
export interface PlacedDoublet {
  /** t = E/sigma - centre. */
  readonly inverseSigma: Tensor2D;
  readonly centre: Tensor2D;
  readonly inverseBeta: Tensor2D;
  readonly weight: Tensor2D;
  readonly logWeight: Tensor2D;
  /** (1 - f)/sqrt(2 pi). */
  readonly gaussFactor: Tensor2D;
  /** f/(2 b). */
  readonly tailFactor: Tensor2D;
  /** f/(b sqrt(2 pi)). */
  readonly mixedFactor: Tensor2D;
  /** f/2. */
  readonly cdfFactor: Tensor2D;
}

const INVERSE_SQRT_2_PI = 0.3989422804014327;

/** Puts the constants of a doublet on the backend; `doubletOf` and `lineOf` say which line and shape a row has. */
export function placeDoublet(
  block: BlockPlacement,
  doubletOf: (line: CopperRow['line']) => Doublet,
  lineOf: (line: CopperRow['line']) => CopperRow['line'],
): PlacedDoublet {
  const both = (valueAt: (line: CopperRow['line'], component: number) => number) =>
    block.perComponent(({ row }, component) => valueAt(lineOf(row.line), component));
  const ofDoublet = (valueAt: (doublet: Doublet, component: number, line: CopperRow['line']) => number) =>
    block.perComponent(({ row }, component) => valueAt(doubletOf(row.line), component, lineOf(row.line)));
  const centreEv = ({ ka1Ev, ka2Ev }: Doublet, component: number) => [ka1Ev, ka2Ev][component] ?? NaN;
  return {
    inverseSigma: block.perRow(({ row }) => 1 / lineOf(row.line).sigmaEv),
    centre: ofDoublet((own, component, { sigmaEv }) => (centreEv(own, component) - ENERGY_ORIGIN_EV) / sigmaEv),
    inverseBeta: both(({ tailBeta }) => 1 / tailBeta),
    weight: ofDoublet(({ weights }, component) => weights[component] ?? NaN),
    logWeight: ofDoublet(({ weights }, component) => Math.log(weights[component] ?? NaN)),
    gaussFactor: both(({ tailFraction }) => (1 - tailFraction) * INVERSE_SQRT_2_PI),
    tailFactor: both(({ tailFraction, tailBeta }) => (0.5 * tailFraction) / tailBeta),
    mixedFactor: both(({ tailFraction, tailBeta }) => (tailFraction / tailBeta) * INVERSE_SQRT_2_PI),
    cdfFactor: both(({ tailFraction }) => 0.5 * tailFraction),
  };
}

/**
 * Density of the doublet per sigma (divide by sigma for per eV) at energies relative to 8000 eV, shape [rows, slots].
 * Its gradient is exact: the derivative of the tail follows from Tail' = (Tail - Gauss)/(b sigma), so that nothing is
 * differentiated through the approximation of erfcx.
 */
export function doubletDensity(energyEv: Tensor2D, doublet: PlacedDoublet): Tensor2D {
  return withSlope(energyEv, (energy) => {
    const t = standardise(energy, doublet);
    const { gauss, tail } = gaussAndTail(t, doublet);
    const tailPart = tf.mul(tail, doublet.tailFactor);
    const gaussPart = tf.mul(gauss, doublet.gaussFactor);
    const slope: Tensor2D = tf.sub(
      tf.sub(tf.mul(tailPart, doublet.inverseBeta), tf.mul(gauss, doublet.mixedFactor)),
      tf.mul(gaussPart, t),
    );
    return {
      value: sumComponents(tf.add(gaussPart, tailPart)),
      slope: tf.mul(sumComponents(slope), doublet.inverseSigma),
    };
  });
}

/** Integral of the doublet from -infinity to energies relative to 8000 eV, shape [rows, slots], with exact gradient. */
export function doubletCdf(energyEv: Tensor2D, doublet: PlacedDoublet): Tensor2D {
  return withSlope(energyEv, (energy) => {
    const t = standardise(energy, doublet);
    const { gauss, tail } = gaussAndTail(t, doublet);
    const below = tf.mul(tf.add(tf.mul(tf.erf(tf.mul(t, Math.SQRT1_2)), 0.5), 0.5), doublet.weight);
    const density: Tensor2D = tf.add(tf.mul(gauss, doublet.gaussFactor), tf.mul(tail, doublet.tailFactor));
    return {
      value: sumComponents(tf.add(below, tf.mul(tail, doublet.cdfFactor))),
      slope: tf.mul(sumComponents(density), doublet.inverseSigma),
    };
  });
}

/** An elementwise function whose derivative is computed along with it. */
function withSlope(x: Tensor2D, evaluate: (x: Tensor2D) => { value: Tensor2D; slope: Tensor2D }): Tensor2D {
  const operation = tf.customGrad<Tensor2D>((...inputs) => {
    const [input, save] = inputs as [Tensor2D, GradSaveFunc];
    const { value, slope } = evaluate(input);
    save([slope]);
    return { value, gradFunc: (dy: Tensor, saved: Tensor[]) => saved.map((derivative) => tf.mul(dy, derivative)) };
  });
  return operation(x);
}

/** t of both components: shape [2 rows, slots]. */
function standardise(energyEv: Tensor2D, doublet: PlacedDoublet): Tensor2D {
  const scaled: Tensor2D = tf.mul(energyEv, doublet.inverseSigma);
  return tf.sub(tf.concat2d([scaled, scaled], 0), doublet.centre);
}

/** w exp(-t^2/2) and w s(t), s(t) = exp(t/b + 1/(2 b^2)) erfc((t + 1/b)/sqrt 2): the latter by STACK.md's recipe. */
function gaussAndTail(t: Tensor2D, doublet: PlacedDoublet): { gauss: Tensor2D; tail: Tensor2D } {
  const { inverseBeta, logWeight } = doublet;
  const gauss = tf.exp(tf.add<Tensor2D>(tf.mul(tf.square(t), -0.5), logWeight));
  const shifted: Tensor2D = tf.add(t, inverseBeta);
  const scaled: Tensor2D = tf.mul(gauss, erfcxOfPositive(tf.mul(tf.abs(shifted), Math.SQRT1_2)));
  // t/b + 1/(2 b^2), clamped where the other branch is taken and exp() might overflow.
  const exponent = tf.minimum(tf.mul(tf.sub(shifted, tf.mul(inverseBeta, 0.5)), inverseBeta), 0);
  const reflected: Tensor2D = tf.sub(tf.mul(tf.exp(tf.add(exponent, logWeight)), 2), scaled);
  return { gauss, tail: tf.where(tf.greaterEqual(shifted, 0), scaled, reflected) };
}

/** Adds Ka1's half to Ka2's: [2 rows, slots] to [rows, slots]. */
function sumComponents(stacked: Tensor2D): Tensor2D {
  const [both, slots] = stacked.shape;
  const half: [number, number] = [both / 2, slots];
  return tf.add(tf.slice2d(stacked, [0, 0], half), tf.slice2d(stacked, [both / 2, 0], half));
}
