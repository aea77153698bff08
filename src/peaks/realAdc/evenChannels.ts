import type { Comb } from './comb';

/**
 * The spectrum that an ADC with equal channels would have counted. The comb's widths give the true edges of its channels;
 * the counts of each are spread evenly between them, and counted again between equal edges. Running sums are rounded, so
 * the result is whole counts, and the total stays. The mean place of a smooth spectrum's events stays, too.
 *
 * Better than the mean over a period around each channel, which leaves a comb no chance either, but widens the lines and
 * ties neighbours' fluctuations together; bins of whole periods are the same either way.
 */
export function evenChannels(counts: Uint32Array, { period, widths }: Comb): Uint32Array {
  const even = new Uint32Array(counts.length);
  const shifts = edgeShifts(widths);
  const widthOf = (adc: number) => widths[adc % period] ?? 1;
  /** True lower edge of a channel, whose nominal one is adc - 1/2. */
  const edgeOf = (adc: number) => adc - 0.5 + (shifts[adc % period] ?? 0);
  let channel = 0;
  let below = 0;
  let taken = 0;
  for (let adc = 0; adc < counts.length; adc++) {
    const upper = adc === counts.length - 1 ? Infinity : adc + 0.5;
    while (channel < counts.length && edgeOf(channel + 1) <= upper) below += counts[channel++] ?? 0;
    const part = Math.min(Math.max((upper - edgeOf(channel)) / widthOf(channel), 0), 1);
    const reached = Math.round(below + part * (counts[channel] ?? 0));
    even[adc] = reached - taken;
    taken = reached;
  }
  return even;
}

/**
 * Shape (period). How far each channel's true lower edge lies above its nominal one: the widths summed up, and shifted
 * so that true and nominal centres agree on the average over the events of a flat spectrum.
 */
function edgeShifts(widths: readonly number[]): number[] {
  let edge = 0;
  const shifts = widths.map((width) => {
    const lower = edge;
    edge += width - 1;
    return lower;
  });
  const mean = widths.reduce((sum, width, i) => sum + width * ((shifts[i] ?? 0) + (width - 1) / 2), 0) / widths.length;
  return shifts.map((shift) => shift - mean);
}
