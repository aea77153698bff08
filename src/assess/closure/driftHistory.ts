import { channelAt } from '../../calibrate/energyCalibration';
import type { DetectorReference } from '../../calibrate/reference/detectorReference';
import type { Batch } from '../../dataset/histograms';
import { SECONDS_PER_DAY } from '../../dataset/secondsPerDay';
import type { RandomSource } from '../../math/random';
import { observedEnergyEv } from '../../physics/lines';
import type { Drift } from '../../simulate/drift';
import type { EnergyScale } from '../../simulate/energyScale';
import { spanOf } from '../../simulate/simulateSpectra';

const HOUR_S = 3600;

/** The energy scale of a detector over a run, as the analysis found it. */
export interface ScaleHistory {
  /** Mean over the batches. */
  readonly scale: EnergyScale;
  readonly drift: Drift;
}

/** Where the scale is known, hours into the run. */
interface Knot {
  readonly hour: number;
  readonly p0: number;
  readonly p1: number;
  /** Whether the scale jumped before it: it is then held until `jumpHour`. */
  readonly jumpHour: number | null;
}

/**
 * The scale at every hour: through the constants found for the batches, in between a random walk of the strength that was
 * learnt, pinned to them (a Brownian bridge). Jumps come where they were found.
 */
export function scaleHistory(
  reference: DetectorReference,
  batches: readonly Batch[],
  random: RandomSource,
): ScaleHistory {
  const spans = batches.map(spanOf);
  const runStartS = spans[0]?.startS ?? 0;
  const hours = Math.max(1, Math.ceil(((spans.at(-1)?.stopS ?? runStartS) - runStartS) / HOUR_S));
  const knots = knotsOf(reference, spans, runStartS);
  const mean = (of: (knot: Knot) => number) => knots.reduce((sum, knot) => sum + of(knot), 0) / knots.length;
  const scale: EnergyScale =
    knots.length === 0 ? reference.alignedP : [mean(({ p0 }) => p0), mean(({ p1 }) => p1), reference.curvature.value];
  const copperAdc = channelAt(scale, observedEnergyEv('CuKa')) ?? 1;
  const [offsetEv, gainEv] = reference.walk?.strength ?? [0, 0];
  const perHour = Math.sqrt(HOUR_S / SECONDS_PER_DAY);
  const path = (of: (knot: Knot) => number, step: number) => bridged(knots, of, step * perHour, hours, random);
  const p0 = path((knot) => knot.p0, offsetEv);
  const p1 = path((knot) => knot.p1, gainEv / copperAdc);
  return {
    scale,
    drift: { offsetEv: p0.map((p) => p - scale[0]), gain: p1.map((p) => p / scale[1] - 1), step: null },
  };
}

function knotsOf(
  { batches, walk }: DetectorReference,
  spans: readonly { readonly startS: number; readonly stopS: number }[],
  runStartS: number,
): Knot[] {
  return batches.flatMap(({ p, status }, batch) => {
    const span = spans[batch];
    if (span === undefined || status === 'pooled') return [];
    const middleS = (span.startS + span.stopS) / 2;
    const before = spans[batch - 1];
    const beforeS = before === undefined ? -Infinity : (before.startS + before.stopS) / 2;
    const jump = walk?.jumps.find(({ atS }) => atS > beforeS && atS <= middleS);
    const jumpHour = jump === undefined ? null : (jump.atS - runStartS) / HOUR_S;
    return [{ hour: (middleS - runStartS) / HOUR_S, p0: p[0], p1: p[1], jumpHour }];
  });
}

/** A path at hours 0 to `hours` through the knots, held before the first and after the last, `step` per hour in between. */
function bridged(
  knots: readonly Knot[],
  of: (knot: Knot) => number,
  step: number,
  hours: number,
  random: RandomSource,
): Float64Array {
  const wander = new Float64Array(hours + 1);
  for (let hour = 1; hour <= hours; hour++) wander[hour] = (wander[hour - 1] ?? 0) + step * random.normal();
  const wanderAt = (hour: number) => wander[Math.min(Math.max(Math.round(hour), 0), hours)] ?? 0;
  // Between knots the wander is pinned to 0 at both by taking out the line through it there; at the ends at one of them.
  const excess = knots.map((knot) => of(knot) - wanderAt(knot.hour));
  let next = 0;
  return wander.map((own, hour) => {
    while (next < knots.length && (knots[next]?.hour ?? 0) <= hour) next++;
    const [before, after] = [knots[next - 1], knots[next]];
    const [left = 0, right = 0] = [excess[next - 1] ?? excess[next], excess[next] ?? excess[next - 1]];
    if (before === undefined || after === undefined) return own + left;
    if (after.jumpHour !== null) return own + (hour < after.jumpHour ? left : right);
    return own + left + ((right - left) * (hour - before.hour)) / (after.hour - before.hour);
  });
}
