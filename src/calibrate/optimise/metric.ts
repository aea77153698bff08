/** Metrics of the natural gradient, in the parameters of the descent: 3 x 3, row major (docs/losses.md, "Optimisers"). */
import { CHANNELS_PER_UNIT } from './frame';
import { congruence3, transpose3 } from './matrix3';
import type { PreparedRow } from './preparedRow';
import { posteriorPrecision, shiftInformation } from './whitening';

/** Added to a metric that may be singular: a hundredth of the curvature of a shift. */
const DAMPING = 0.01;

/**
 * Metric of the default loss: prior precision plus expected Fisher information of the copper at the displacement. At
 * the start it is the unit matrix, which is how z was chosen.
 */
export function posteriorMetric(
  row: PreparedRow,
  displacement: ArrayLike<number>,
  transform: Float64Array,
): Float64Array {
  return congruence3(transpose3(transform), posteriorPrecision(row, displacement));
}

/**
 * Metric of Eq. 3 as published, which is no density of the data and so has no Fisher information. Read as what it does,
 * each event draws its energy E = C(a) to the line with the information j of a line about its position, which gives
 * j sum of n (dE/dq)(dE/dq)^T over the channels: the metric of generalised Gauss-Newton (Martens, JMLR 21 (2020) 146).
 * It does not depend on the displacement, and is damped: few events leave directions open.
 */
export function printedMetric(row: PreparedRow, _: ArrayLike<number>, transform: Float64Array): Float64Array {
  const { channels, counts } = row.row;
  const perEvent = shiftInformation(row) / Math.max(row.events, 1);
  const metric = new Float64Array(9);
  channels.forEach((adc, i) => {
    const u = (adc - row.anchorAdc) / CHANNELS_PER_UNIT;
    const byQ = [1, u, u * u];
    for (let k = 0; k < 9; k++) {
      metric[k] = (metric[k] ?? 0) + perEvent * (counts[i] ?? 0) * (byQ[Math.floor(k / 3)] ?? 0) * (byQ[k % 3] ?? 0);
    }
  });
  const inZ = congruence3(transpose3(transform), metric);
  for (const diagonal of [0, 4, 8]) inZ[diagonal] = (inZ[diagonal] ?? 0) + DAMPING;
  return inZ;
}

/** Metric of a loss whose rows are linked: what the whitening made of it at the start, for all rows of a detector at once. */
export function unitMetric(): Float64Array {
  return Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1);
}
