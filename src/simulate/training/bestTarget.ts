import { normalCdf, normalPdf } from '../../math/specialFunctions';
import type { TrainingSpectrum } from './trainingSpectrum';

/** A shift beyond this is chance: a few events cannot fix a line so well. */
const LARGEST_SHIFT_SIGMA = 4;
/** A range that holds less of the likelihood than this says nothing about where in it the line is. */
const LEAST_SHARE = 1e-6;

/**
 * Position to train on, channels: what the counts of a spectrum allow one to know of a line, instead of the truth.
 *
 * The true position is moved by what an efficient estimator would miss it by (`positionLimit`). That noise is of mean 0
 * whatever the counts, so that the best answer to both is the same, the mean of what the counts allow; but a network sees
 * the difference between its answer and the best one without the noise of the truth about it, and learns from fewer
 * spectra. Where the position is uniform between known ends, the target is the mean of a normal likelihood between them.
 * Lines that others pin down better than their own counts are moved less.
 *
 * @param options.shiftAdc the efficient estimator's error in these counts
 * @param options.limitAdc its standard deviation, > 0
 */
export function bestTarget(
  { centroidsAdc, freedomAdc, rangesAdc }: Pick<TrainingSpectrum, 'centroidsAdc' | 'freedomAdc' | 'rangesAdc'>,
  line: number,
  { shiftAdc, limitAdc }: { readonly shiftAdc: number; readonly limitAdc: number },
): number {
  const trueAdc = centroidsAdc[line] ?? 0;
  const bound = LARGEST_SHIFT_SIGMA * limitAdc;
  const shift = Math.min(Math.max(shiftAdc, -bound), bound);
  const range = rangesAdc?.[line];
  if (range !== undefined) return meanBetween(trueAdc + shift, limitAdc, range);
  const freedom = freedomAdc[line] ?? 0;
  return trueAdc + (shift * freedom ** 2) / (freedom ** 2 + limitAdc ** 2);
}

/** Mean of a normal distribution cut off outside `from` to `to`. */
function meanBetween(
  mean: number,
  sigma: number,
  { from, to }: { readonly from: number; readonly to: number },
): number {
  const a = (from - mean) / sigma;
  const b = (to - mean) / sigma;
  const share = normalCdf(b) - normalCdf(a);
  if (share < LEAST_SHARE) return Math.min(Math.max(mean, from), to);
  return mean + (sigma * (normalPdf(a) - normalPdf(b))) / share;
}
