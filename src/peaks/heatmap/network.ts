import {
  add,
  div,
  log,
  mul,
  onesLike,
  pad,
  reshape,
  softplus,
  sqrt,
  stack,
  sub,
  sum,
  tensor3d,
  type Tensor,
  type Tensor2D,
  type Tensor3D,
} from '@tensorflow/tfjs-core';
import { convolve, type Activation } from './convolution';
import { INPUTS, PAIR, paddingOf, type HeatmapShape } from './shape';

/** Answer of the network for n spectra and m lines. */
export interface HeatmapOutput {
  /** Centroids in bins from the window's lower edge, shape (n, m). */
  readonly position: Tensor2D;
  /** Natural logarithm of the one-sigma error of `position` in bins, shape (n, m). */
  readonly logSigma: Tensor2D;
  /** Log odds that the line is there, shape (n, m). */
  readonly presence: Tensor2D;
}

/** Centres of the inputs, so that they are of order 1 in spectra of any size. */
const ROOT_CENTRE = 0.7;
const LOG_COUNTS_CENTRE = 9;
const LOG_COUNTS_SCALE = 0.5;
/** Where softplus starts for the floor of a heatmap: a few thousandths of the mean bin. */
const FLOOR_START = 6;
/** Errors start at ten times the width of a line, four bins, over the root of its events. */
const FIRST_WIDTH_BINS = 40;
/** The correction to the mean of a heatmap is read in half bins. */
const SHIFT_SCALE = 0.5;

/**
 * Our network: fully convolutional, with four levels of resolution, each half the one above, and back up again with the
 * detail of each level added. It gives one heatmap per line: for each bin, how much its counts belong to the line, times
 * the counts, plus a floor that stands for where the line is expected when there are none. The centroid is the mean of
 * the heatmap (its soft-argmax) plus a small learnt correction. So a strong line is found as well as its counts allow
 * from the start, and the network has to learn only which counts are whose. Error and presence are read off at the same
 * place.
 *
 * @param weights those of `weightSpecs(shape)`, in that order
 * @param counts shape (n, bins), each >= 0
 * @throws RangeError where there are fewer weights than that
 */
export function heatmaps(shape: HeatmapShape, weights: readonly Tensor[], counts: Tensor2D): HeatmapOutput {
  const { bins, lines } = shape;
  const [n] = counts.shape;
  const padding = paddingOf(bins);
  const left = padding >> 1;
  const places = bins + padding;
  const padded = pad<Tensor2D>(counts, [
    [0, 0],
    [left, padding - left],
  ]);
  const total = add(sum(counts, 1, true), 1);
  const normalised = mul<Tensor2D>(padded, div(bins, total));
  const size = mul(sub(log(total), LOG_COUNTS_CENTRE), LOG_COUNTS_SCALE);
  const roots = sub<Tensor2D>(sqrt(normalised), ROOT_CENTRE);
  const input: Tensor3D = reshape(stack([roots, mul<Tensor2D>(onesLike(normalised), size)], 2), [n, places, INPUTS]);

  const remaining = [...weights];
  const next = (): Tensor => {
    const own = remaining.shift();
    if (own === undefined) throw new RangeError('fewer weights than the network has');
    return own;
  };
  const layer = (x: Tensor3D, activation: Activation) => convolve(x, next() as Tensor3D, next(), activation);
  const residual = (x: Tensor3D) => add<Tensor3D>(x, layer(x, 'relu'));
  const down = (x: Tensor3D) => residual(layer(pairs(x), 'relu'));
  const up = (x: Tensor3D, beside: Tensor3D) => residual(add<Tensor3D>(unpaired(layer(x, 'linear')), beside));

  const level0 = residual(layer(pairs(input), 'relu'));
  const level1 = down(level0);
  const level2 = down(level1);
  const level3 = residual(down(level2));
  const fine = residual(up(up(up(level3, level2), level1), level0));
  const map = () => unpaired(layer(fine, 'linear'));

  const attention = softplus(map());
  const floor = softplus(sub(map(), FLOOR_START));
  const heat = add(mul(attention, reshape(normalised, [n, places, 1])), floor);
  const mass = sum(heat, 1, true);
  const share = div(heat, mass);
  const read = (values: Tensor) => sum<Tensor2D>(mul(share, values), 1);
  const events = add(div(mul(reshape(mass, [n, lines]), total), bins), 1);
  const halfLogEvents = mul(0.5, log(events));
  return {
    position: add(read(centres(places, left)), mul(SHIFT_SCALE, read(map()))),
    logSigma: sub(add(read(map()), Math.log(FIRST_WIDTH_BINS)), halfLogEvents),
    presence: add(read(map()), halfLogEvents),
  };
}

/** Centres of the bins on the axis of the unpadded window, shape (1, places, 1). */
function centres(places: number, left: number): Tensor3D {
  return tensor3d(
    Float32Array.from({ length: places }, (_, place) => place - left + 0.5),
    [1, places, 1],
  );
}

/** (n, l, c) as (n, l/2, 2c): no copy. */
function pairs(x: Tensor3D): Tensor3D {
  const [n, l, c] = x.shape;
  return reshape(x, [n, l / PAIR, c * PAIR]);
}

/** (n, l, 2c) as (n, 2l, c). */
function unpaired(x: Tensor3D): Tensor3D {
  const [n, l, c] = x.shape;
  return reshape(x, [n, l * PAIR, c / PAIR]);
}
