import type { LineId } from '../physics/lines';
import { energyAt } from './energyCalibration';
import { CHANNELS_PER_UNIT, fromFrame, inverseFrameMatrix } from './optimise/frame';
import { congruence3 } from './optimise/matrix3';
import type { CopperRow } from './optimise/row';
import type { DetectorReference } from './reference/detectorReference';
import { pointsFrom } from './reference/wholeSpectrumFit';
import { WEAK_EV } from './weakPrior';

/**
 * What a batch's own lines but one say of its constants: the Gaussian of least squares through their points, on top of the
 * curvature of the whole run. So the events of the line left out count once, in its likelihood. Neighbouring batches have no
 * say, as they know that line too: rows are linked in time instead (rowLinks.ts). Where points are few, a regulariser of no
 * weight (weakPrior.ts) keeps the rest from running away. Null where the batch has no other line.
 *
 * @param windowAdc the row's window; the Gaussian is worked out about its middle
 * @param isFixed whether the curvature is taken as known; else its error is part of the covariance
 */
export function priorWithoutLine(
  { batches, fits, aligned, curvature }: DetectorReference,
  batch: number,
  line: LineId,
  [low, high]: readonly [number, number],
  isFixed: boolean,
): CopperRow['prior'] | null {
  const start = batches[batch]?.p;
  const own = fits.filter((fit) => fit.batch === batch && fit.line !== line);
  const points = pointsFrom(own, aligned.gainEvPerAdc, aligned.method);
  if (start === undefined || points.length === 0) return null;
  const anchorAdc = (low + high) / 2;
  const bend = isFixed ? 0 : curvature.error * CHANNELS_PER_UNIT ** 2;
  const [offsetEv, slopeEv] = WEAK_EV;
  // Normal equations in (energy at the anchor, gain per 200 channels), and what a larger curvature would change.
  let [a, b, c] = [1 / offsetEv ** 2, 0, 1 / slopeEv ** 2];
  const [right, bent] = [new Float64Array(2), new Float64Array(2)];
  for (const { adc, energyEv, errorEv } of points) {
    const u = (adc - anchorAdc) / CHANNELS_PER_UNIT;
    const weight = 1 / errorEv ** 2;
    [a, b, c] = [a + weight, b + weight * u, c + weight * u * u];
    const residualEv = energyEv - energyAt(start, adc);
    for (const [target, value] of [[right, residualEv] as const, [bent, -bend * u * u] as const]) {
      target[0] = (target[0] ?? 0) + weight * value;
      target[1] = (target[1] ?? 0) + weight * value * u;
    }
  }
  const determinant = a * c - b * b;
  const solve = ([x = 0, y = 0]: Float64Array) =>
    [(c * x - b * y) / determinant, (a * y - b * x) / determinant] as const;
  const [d0, d1] = solve(right);
  const [e0, e1] = solve(bent);
  const change = fromFrame([d0, d1, 0], anchorAdc);
  const shift = [e0, e1, bend];
  const known = [c, -b, 0, -b, a, 0, 0, 0, 0].map((value) => value / determinant);
  const inFrame = Float64Array.from(known, (value, k) => value + (shift[Math.floor(k / 3)] ?? 0) * (shift[k % 3] ?? 0));
  return {
    mean: [start[0] + change[0], start[1] + change[1], start[2]],
    covariance: [...congruence3(inverseFrameMatrix(anchorAdc), inFrame)],
  };
}
