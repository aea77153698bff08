/**
 * The dither of calibrated counts. An event in channel a had a true pulse height uniform in [a - 0.5, a + 0.5]
 * (METHOD.md section 5), so before it is put in an energy bin it is moved by a uniform in that interval; without it
 * channels of 4-5 eV beat with bins of 10 eV.
 *
 * The uniform of an event depends only on the seed, on the spectrum it is in, on its channel and on its place in that
 * channel. So it is the same whatever calibration is applied (rows of a table are paired event by event), and channels
 * outside the range of interest cost nothing. The generator is splitmix32, counter based, one counter per channel.
 */

const GOLDEN = 0x9e3779b9;

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
 * Calls `visit` with the dithered channel position, uniform in [adc - 0.5, adc + 0.5), of every event in channels
 * firstAdc to lastAdc of `spectrum` (counts per channel). `key` is of `ditherKey`.
 */
export function visitDithered(
  spectrum: Uint32Array,
  key: number,
  firstAdc: number,
  lastAdc: number,
  visit: (adc: number) => void,
): void {
  for (let adc = firstAdc; adc <= lastAdc; adc++) {
    const events = spectrum[adc] ?? 0;
    if (events === 0) continue;
    let state = mix(key ^ Math.imul(adc + 1, GOLDEN));
    for (let event = 0; event < events; event++) {
      state = (state + GOLDEN) | 0;
      visit(adc - 0.5 + (mix(state) >>> 0) / 0x100000000);
    }
  }
}
