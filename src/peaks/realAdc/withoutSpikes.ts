import type { NoiseSpike } from './noiseSpikes';

/** Reach of a spike to both sides, in units of its sigma. */
const REACH = 4;
/** Channels to each side from which the counts in between are taken. */
const BESIDE_ADC = 12;

/**
 * The spectrum with every spike replaced by its surroundings: within 4 sigma, a straight line between the means of 12
 * channels on either side, in whole counts. Spikes that overlap are replaced together.
 */
export function withoutSpikes(counts: Uint32Array, spikes: readonly NoiseSpike[]): Uint32Array {
  const cleaned = counts.slice();
  for (const [from, to] of rangesOf(spikes, counts.length)) {
    const left = meanOf(counts, from - BESIDE_ADC, from);
    const right = meanOf(counts, to, to + BESIDE_ADC);
    let expected = 0;
    let taken = 0;
    for (let adc = from; adc < to; adc++) {
      const share = (adc - from + 0.5) / (to - from);
      expected += (1 - share) * (left ?? right ?? 0) + share * (right ?? left ?? 0);
      // Rounded running sums: the total is right where single channels hold less than a count.
      const reached = Math.round(expected);
      cleaned[adc] = reached - taken;
      taken = reached;
    }
  }
  return cleaned;
}

/** Channels [from, to) of the spikes, ascending, those that touch made one. */
function rangesOf(spikes: readonly NoiseSpike[], channels: number): [number, number][] {
  const ranges: [number, number][] = [];
  for (const { adc, sigmaAdc } of [...spikes].sort((a, b) => a.adc - b.adc)) {
    const reach = REACH * Math.max(1, sigmaAdc);
    const from = Math.max(0, Math.round(adc - reach));
    const to = Math.min(channels, Math.round(adc + reach) + 1);
    const last = ranges.at(-1);
    if (last !== undefined && from <= last[1] + BESIDE_ADC) last[1] = Math.max(last[1], to);
    else ranges.push([from, to]);
  }
  return ranges;
}

/** Mean counts of the channels [from, to) that there are; null for none. */
function meanOf(counts: Uint32Array, from: number, to: number): number | null {
  const part = counts.subarray(Math.max(0, from), Math.max(0, to));
  return part.length === 0 ? null : part.reduce((sum, n) => sum + n, 0) / part.length;
}
