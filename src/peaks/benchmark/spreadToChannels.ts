import type { RandomSource } from '../../math/random';
import type { Profile } from '../../physics/profile';

/**
 * A spectrum by channel from one in bins: every event gets one of the channels of its bin, each with the same chance, so
 * that sums over bins stay what they were and nothing of the lines' places is added or lost. The spectrum ends where the
 * window ends; channels before it are empty.
 */
export function spreadToChannels(
  counts: ArrayLike<number>,
  { firstAdc, binAdc, bins }: Profile['networkWindow'],
  random: RandomSource,
): Uint32Array {
  const channels = new Uint32Array(firstAdc + bins * binAdc);
  for (let bin = 0; bin < bins; bin++) {
    let left = counts[bin] ?? 0;
    const first = firstAdc + bin * binAdc;
    // A multinomial, drawn channel by channel: what is left falls into this one or into one of those that follow.
    for (let k = 0; k < binAdc && left > 0; k++) {
      const here = k === binAdc - 1 ? left : random.binomial(left, 1 / (binAdc - k));
      channels[first + k] = here;
      left -= here;
    }
  }
  return channels;
}

/** Value of `Peak.adc` of a place on the axis of the bins' edges: there channel `a` covers [a, a + 1), centre a + 1/2. */
export function peakAdcOf(edgeAxisAdc: number): number {
  return edgeAxisAdc - 0.5;
}
