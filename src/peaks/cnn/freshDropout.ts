import { mul, randomUniform, tidy, greaterEqual, cast, div, type Tensor } from '@tensorflow/tfjs-core';
import { layers } from '@tensorflow/tfjs-layers';

interface FreshDropoutArgs {
  /** Share of values set to zero in training, 0 <= rate < 1. */
  readonly rate: number;
  readonly seed: number;
  readonly name: string;
}

/**
 * Dropout whose masks are reproducible and differ from step to step. The layer of tfjs is either or: with a seed it
 * draws the same mask in every step, without one its masks come from `Math.random`. Outside training it passes its
 * input through.
 */
export class FreshDropout extends layers.Layer {
  static readonly className = 'FreshDropout';
  private readonly rate: number;
  private readonly seed: number;
  private step = 0;

  constructor({ rate, seed, name }: FreshDropoutArgs) {
    super({ name });
    this.rate = rate;
    this.seed = seed;
  }

  override call(inputs: Tensor | Tensor[], kwargs: { readonly training?: boolean }): Tensor {
    const values = Array.isArray(inputs) ? inputs[0] : inputs;
    if (values === undefined) throw new RangeError('FreshDropout takes one tensor, got none');
    if (kwargs.training !== true) return values;
    this.step++;
    return tidy(() => {
      const draws = randomUniform(values.shape, 0, 1, 'float32', `${String(this.seed)}.${String(this.step)}`);
      const kept = cast(greaterEqual(draws, this.rate), 'float32');
      return mul(values, div(kept, 1 - this.rate));
    });
  }
}
