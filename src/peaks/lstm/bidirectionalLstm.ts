import { tidy, transpose, unstack, type Tensor, type Tensor2D, type Tensor3D } from '@tensorflow/tfjs-core';
import { initializers, layers } from '@tensorflow/tfjs-layers';
import type { Sequence } from './lstmSequence';
import { lastStates, layersOf, runStack } from './lstmStack';
import { trainableStack } from './trainableStack';

/** Matches the names of the layer's weights. */
export const LSTM_WEIGHT = /lstm\d_(forward|backward)_(kernel|recurrent|bias)/;

interface BidirectionalLstmArgs {
  /** Units in each direction, from the first layer on. */
  readonly units: number;
  /** Number of layers, one upon another. */
  readonly depth: number;
  readonly name: string;
}

/**
 * Bidirectional LSTMs one upon another, [n, steps, features] to [n, 2 units]: the last state of each direction. Written
 * out because those of tfjs-layers take minutes for what takes seconds here (480 spectra in 300 steps on wasm). Weights,
 * all zero at first, are those of Keras: by layer, forward before backward, kernel, recurrent kernel, bias. No gradient
 * flows to the input.
 */
export class BidirectionalLstm extends layers.Layer {
  static readonly className = 'BidirectionalLstm';
  private readonly units: number;
  private readonly depth: number;

  constructor({ units, depth, name }: BidirectionalLstmArgs) {
    super({ name });
    this.units = units;
    this.depth = depth;
  }

  override build(inputShape: (number | null)[]): void {
    const features = inputShape[2] ?? 0;
    const add = (name: string, shape: number[]) => this.addWeight(name, shape, 'float32', initializers.zeros());
    for (let layer = 0; layer < this.depth; layer++) {
      for (const direction of ['forward', 'backward']) {
        const prefix = `lstm${String(layer + 1)}_${direction}`;
        add(`${prefix}_kernel`, [layer === 0 ? features : 2 * this.units, 4 * this.units]);
        add(`${prefix}_recurrent`, [this.units, 4 * this.units]);
        add(`${prefix}_bias`, [4 * this.units]);
      }
    }
    super.build(inputShape);
  }

  override computeOutputShape(inputShape: (number | null)[]): (number | null)[] {
    return [inputShape[0] ?? null, 2 * this.units];
  }

  override call(inputs: Tensor | Tensor[], kwargs: { readonly training?: boolean }): Tensor {
    const input = Array.isArray(inputs) ? inputs[0] : inputs;
    if (input === undefined) throw new RangeError('BidirectionalLstm takes one tensor, got none');
    const weights = this.weights.map((weight) => weight.read());
    return tidy(() => {
      const sequence = sequenceOf(input as Tensor3D);
      if (kwargs.training === true) return trainableStack(sequence, weights);
      return lastStates(runStack(sequence, layersOf(weights), false));
    });
  }
}

function sequenceOf(input: Tensor3D): Sequence {
  return unstack(transpose(input, [1, 0, 2])).map((step) => [step as Tensor2D]);
}
