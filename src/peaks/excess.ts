/** Half width of the window on the peak, and reach of the windows beside it, in units of sigma. */
const ON = 1.5;
const OFF_FROM = 2.5;
const OFF_TO = 4;

/**
 * Significance of an excess of counts at `adc`: of the counts within 1.5 sigma over what the windows at 2.5 to 4 sigma
 * beside it lead to expect, in standard deviations (Li and Ma, Astrophys. J. 272 (1983) 317, Eq. 17). 0 where there is
 * no excess.
 */
export function excessSignificance(counts: Uint32Array, adc: number, sigmaAdc: number): number {
  const on = between(counts, adc - ON * sigmaAdc, adc + ON * sigmaAdc);
  const left = between(counts, adc - OFF_TO * sigmaAdc, adc - OFF_FROM * sigmaAdc);
  const right = between(counts, adc + OFF_FROM * sigmaAdc, adc + OFF_TO * sigmaAdc);
  const off = left.counts + right.counts;
  const ratio = on.channels / (left.channels + right.channels);
  if (on.counts <= ratio * off) return 0;
  const all = on.counts + off;
  const onTerm = on.counts * Math.log(((1 + ratio) / ratio) * (on.counts / all));
  const offTerm = off === 0 ? 0 : off * Math.log((1 + ratio) * (off / all));
  return Math.sqrt(2 * (onTerm + offTerm));
}

/** Counts of the channels whose centres lie in [from, to], and how many channels they are. */
function between(counts: Uint32Array, from: number, to: number): { counts: number; channels: number } {
  const first = Math.ceil(from);
  const last = Math.floor(to);
  let sum = 0;
  for (let adc = first; adc <= last; adc++) sum += counts[adc] ?? 0;
  return { counts: sum, channels: last - first + 1 };
}
