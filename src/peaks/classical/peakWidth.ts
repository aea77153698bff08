import { FWHM_PER_SIGMA } from '../../physics/lineShape';
import { filterSpectrum, smoothSpectrum } from './matchedFilter';
import { prominencesOf, widthsOf } from './prominence';

/**
 * Sigma of the strongest peak of `counts`, in bins, kept within [narrowest, widest]: half of the prominence is where
 * the width is taken, from counts smoothed with less than the expected width, whose share is taken off again.
 */
export function strongestPeakSigma(counts: Float64Array, narrowest: number, widest: number): number {
  if (counts.length === 0) return narrowest;
  const expected = Math.sqrt(narrowest * widest);
  const smoothing = expected / 2;
  const strongest = indexOfMaximum(filterSpectrum(counts, expected).area);
  const smoothed = smoothSpectrum(counts, smoothing);
  let top = strongest;
  while ((smoothed[top + 1] ?? -Infinity) > (smoothed[top] ?? 0)) top++;
  while ((smoothed[top - 1] ?? -Infinity) > (smoothed[top] ?? 0)) top--;
  const prominences = prominencesOf(smoothed, [top]);
  const fwhm = widthsOf(smoothed, [top], prominences, 0.5)[0]?.value ?? 0;
  const variance = (fwhm / FWHM_PER_SIGMA) ** 2 - smoothing ** 2;
  return Math.min(Math.max(Math.sqrt(Math.max(variance, 0)), narrowest), widest);
}

function indexOfMaximum(values: Float64Array): number {
  let best = 0;
  values.forEach((value, i) => {
    if (value > (values[best] ?? -Infinity)) best = i;
  });
  return best;
}
