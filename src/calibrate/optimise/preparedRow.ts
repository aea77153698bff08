import { HalfmaxError } from '../../dataset/errors';
import { gainAt } from '../energyCalibration';
import { ENERGY_ORIGIN_EV, frameMatrix, inverseFrameMatrix, toFrame, type FrameTriple } from './frame';
import { congruence3, multiply3, symmetricEigen3, transpose3 } from './matrix3';
import type { CopperRow } from './row';

/** A copper row, checked and taken into its frame (frame.ts). Displacements are from `start`, in the frame. */
export interface PreparedRow {
  readonly row: CopperRow;
  /** Middle of the window. */
  readonly anchorAdc: number;
  /** Start in the frame, energy relative to 8000 eV. */
  readonly start: FrameTriple;
  /** Sum of counts. */
  readonly events: number;
  /** Share of Cu Ka, kept below 1 so that no event is impossible. */
  readonly signalFraction: number;
  /** Displacement of the prior's mean. */
  readonly priorMean: FrameTriple;
  /** W (3 x 3): the log prior is -|W (displacement - priorMean)|^2/2. */
  readonly priorWhitener: Float64Array;
  /** W^T W. */
  readonly priorPrecision: Float64Array;
  /** The row's other lines. */
  readonly others: readonly LinePart[];
}

/** Another line of a row, as a row in a frame of its own, in the middle of its window. */
export interface LinePart {
  readonly prepared: PreparedRow;
  /** Takes a displacement of the row into the frame of the part, 3 x 3. */
  readonly toPart: Float64Array;
}

/** Some background is always allowed for: without it one stray event would pull without bound. */
const MAX_SIGNAL_FRACTION = 0.999;

/**
 * Bounds of the prior's principal standard deviations in the frame, eV. Below the lower one a combination counts as
 * known (a p2 without error has zero); a thousandth of an eV is far below every systematic here. Above the upper one it
 * counts as unknown. Together they keep the matrices invertible in Float64 and the terms precise in float32.
 */
const SMALLEST_PRIOR_SIGMA_EV = 1e-3;
const LARGEST_PRIOR_SIGMA_EV = 1e3;

/**
 * Checks a row and prepares it. `index` names the row in errors. Throws a HalfmaxError ('analysis') where a number is
 * not finite, the window is empty, a channel lies outside it, the energy falls with the channel, the line's shape is
 * none, or the prior's covariance has a negative eigenvalue.
 */
export function prepareRow(row: CopperRow, index: number): PreparedRow {
  checkRow(row, index);
  const [low, high] = row.windowAdc;
  const anchorAdc = (low + high) / 2;
  const start = toFrame(row.start, anchorAdc);
  const mean = toFrame(row.prior.mean, anchorAdc);
  const priorWhitener = whitenerOf(row, anchorAdc, index);
  return {
    row,
    anchorAdc,
    start: [start[0] - ENERGY_ORIGIN_EV, start[1], start[2]],
    events: row.counts.reduce((sum, n) => sum + n, 0),
    signalFraction: Math.min(row.signalFraction, MAX_SIGNAL_FRACTION),
    priorMean: [mean[0] - start[0], mean[1] - start[1], mean[2] - start[2]],
    priorWhitener,
    priorPrecision: multiply3(transpose3(priorWhitener), priorWhitener),
    others: (row.otherLines ?? []).map((line): LinePart => {
      const prepared = prepareRow({ start: row.start, prior: row.prior, ...line }, index);
      return { prepared, toPart: multiply3(frameMatrix(prepared.anchorAdc), inverseFrameMatrix(anchorAdc)) };
    }),
  };
}

function checkRow(row: CopperRow, index: number): void {
  const { start, prior, channels, counts, windowAdc, line, signalFraction } = row;
  const [low, high] = windowAdc;
  const numbers = [...start, ...prior.mean, ...prior.covariance, low, high, line.sigmaEv, line.tailBeta];
  const problems: readonly [boolean, string][] = [
    [!numbers.every(Number.isFinite), 'its constants, prior, window or line hold a number that is not finite'],
    [
      prior.covariance.length !== 9,
      `the covariance of its prior has ${String(prior.covariance.length)} numbers, not 9`,
    ],
    [!(low < high), `its window [${String(low)}, ${String(high)}] is empty`],
    [channels.length !== counts.length, 'it has not as many counts as channels'],
    [!channels.every((adc) => adc > low && adc < high), 'a channel lies outside its window'],
    [!counts.every((n) => n >= 0 && Number.isFinite(n)), 'a count is negative or not finite'],
    [!(gainAt(start, low) > 0 && gainAt(start, high) > 0), 'its energy does not rise with the channel in its window'],
    [!(line.sigmaEv > 0 && line.tailBeta > 0), 'its line has no width'],
    [!(line.tailFraction >= 0 && line.tailFraction <= 1), 'its tail fraction is not between 0 and 1'],
    [!(signalFraction >= 0 && signalFraction <= 1), 'the share of its line is not between 0 and 1'],
  ];
  const problem = problems.find(([found]) => found);
  if (problem !== undefined) fail(index, problem[1]);
}

function whitenerOf(row: CopperRow, anchorAdc: number, index: number): Float64Array {
  const covariance = congruence3(frameMatrix(anchorAdc), Float64Array.from(row.prior.covariance));
  const { values, vectors } = symmetricEigen3(covariance);
  const largest = Math.max(...values.map(Math.abs));
  const whitener = new Float64Array(9);
  values.forEach((variance, k) => {
    if (variance < -1e-6 * largest) fail(index, 'the covariance of its prior has a negative eigenvalue');
    const sigmaEv = Math.sqrt(Math.max(variance, 0));
    const bounded = Math.min(Math.max(sigmaEv, SMALLEST_PRIOR_SIGMA_EV), LARGEST_PRIOR_SIGMA_EV);
    for (let j = 0; j < 3; j++) whitener[3 * k + j] = (vectors[3 * j + k] ?? 0) / bounded;
  });
  return whitener;
}

function fail(index: number, problem: string): never {
  throw new HalfmaxError('analysis', `The calibration of row ${String(index)} cannot be optimised: ${problem}`);
}
