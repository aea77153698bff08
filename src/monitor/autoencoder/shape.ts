import { COARSE_BINS } from '../coarse';

/** Sizes of the layers: a spectrum, hidden units, what is kept of it, hidden units, a spectrum. */
export interface AutoencoderShape {
  readonly hidden: number;
  readonly kept: number;
}

export const DEFAULT_SHAPE: AutoencoderShape = { hidden: 64, kept: 14 };

/** Inputs: the shape of a spectrum, and the logarithm of its counts, which tells how far to trust it. */
const INPUTS = COARSE_BINS + 1;

export interface LayerSpec {
  readonly inputs: number;
  readonly outputs: number;
}

/** The dense layers in order; each has a matrix (inputs, outputs) and a bias (outputs). */
export function layersOf({ hidden, kept }: AutoencoderShape): readonly LayerSpec[] {
  return [
    { inputs: INPUTS, outputs: hidden },
    { inputs: hidden, outputs: kept },
    { inputs: kept, outputs: hidden },
    { inputs: hidden, outputs: COARSE_BINS },
  ];
}

/** Number of weights of all layers. */
export function autoencoderWeightCount(shape: AutoencoderShape): number {
  return layersOf(shape).reduce((sum, { inputs, outputs }) => sum + (inputs + 1) * outputs, 0);
}
