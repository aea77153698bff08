/**
 * The dither of calibrated counts. An event in channel a had a true pulse height uniform in [a - 0.5, a + 0.5]
 * (METHOD.md section 5), so before it is put in an energy bin it is moved by a uniform in that interval; without it
 * channels of 4-5 eV beat with bins of 10 eV.
 *
 * Where in its channel an event lies depends only on the seed, on the spectrum it is in, on its channel and on how many
 * events are there. So it is the same whatever calibration is applied (rows of a table are paired event by event), and
 * channels outside the range of interest cost nothing. The generator is splitmix32, counter based.
 */
import { randomSource } from '../math/random';

const GOLDEN = 0x9e3779b9;
/** Up to this many events are placed one by one: faster than to draw how many lie in each half. */
const FEW_EVENTS = 64;

function mix(state: number): number {
  let z = state;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return z ^ (z >>> 15);
}

/** The key of a spectrum's dither. All arguments are integers; each combination gives an unrelated key. */
export function ditherKey(seed: number, fold: number, spectrum: number): number {
  return mix(mix(mix(seed ^ 0x5f356495) + Math.imul(fold + 1, GOLDEN)) + Math.imul(spectrum + 1, GOLDEN));
}

/**
 * How many of the `events` of channel `adc` lie in the lower `share` (0 to 1) of it, i.e. below adc - 0.5 + share, given
 * the `ditherKey` of its spectrum. The answers for all shares belong to one and the same set of events, placed uniformly
 * and independently.
 *
 * Many events are not placed one by one: a binomial number of them lies in the lower half, and so on in the half that
 * `share` cuts until few are left. The numbers in parts of a channel are multinomial either way.
 */
export function eventsBelow(share: number, events: number, key: number, adc: number): number {
  let node = mix(key ^ Math.imul(adc + 1, GOLDEN));
  let from = 0;
  let width = 1;
  let inside = events;
  let below = 0;
  while (inside > FEW_EVENTS) {
    const inLowerHalf = randomSource(node).binomial(inside, 0.5);
    width /= 2;
    if (share < from + width) {
      inside = inLowerHalf;
      node = mix(node + GOLDEN);
    } else {
      below += inLowerHalf;
      inside -= inLowerHalf;
      from += width;
      node = mix(node - GOLDEN);
    }
  }
  for (let event = 0; event < inside; event++) {
    node = (node + GOLDEN) | 0;
    if (from + (width * (mix(node) >>> 0)) / 0x100000000 < share) below++;
  }
  return below;
}
