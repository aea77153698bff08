/** The channel of a pulse height in real channels. */
export type Digitiser = (pulse: number) => number;

/**
 * An ADC whose channel `adc` is `widths[adc % widths.length]` wide (relative to their mean), or a good one for null. Its
 * pulses are offset so that on average a channel still means its centre: a comb does not move the energy scale.
 */
export function digitiser(widths: readonly number[] | null): Digitiser {
  if (widths === null) return Math.round;
  const period = widths.length;
  const mean = widths.reduce((sum, width) => sum + width, 0) / period;
  const upperEdges: number[] = [];
  let edge = 0;
  let offset = 0;
  widths.forEach((own, channel) => {
    const width = own / mean;
    // The mean of (channel - pulse) over the pulses of this channel, weighted by how many there are.
    offset += (width * (channel - (edge + width / 2 - 0.5))) / period;
    edge += width;
    upperEdges.push(edge);
  });
  return (pulse) => {
    const place = pulse - offset + 0.5;
    const first = Math.floor(place / period) * period;
    const channel = upperEdges.findIndex((upper) => place - first < upper);
    return first + (channel < 0 ? period - 1 : channel);
  };
}
