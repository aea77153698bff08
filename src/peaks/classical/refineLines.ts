import { snipBackground } from '../../math/snipBackground';
import type { LineId } from '../../physics/lines';
import type { Profile } from '../../physics/profile';
import { adcFromEdge } from '../rebin';
import { fitPeaks } from './fitPeaks';
import { shapeOf, type FoundLine } from './foundLine';
import { hiddenBeta } from './hiddenBeta';
import type { Assignment } from './intensityRules';
import type { SummedSpectrum } from './summedSpectrum';

/** Half width of SNIP's window in units of sigma. */
const BACKGROUND_SIGMA = 6;
/**
 * How far tails, unresolved doublets and a background that is not quite known move a fitted Gaussian, in units of its
 * width: it adds in quadrature to the error by counting statistics. On spectra of the physical simulator the two together
 * make pulls of width 1.
 */
const SHAPE_ERROR = 0.03;

/**
 * The named lines with positions and areas from one fit to all of them, so that neighbours do not draw each other; Kb
 * lines of the profile that hide in the flank of their Ka join in. Lines stay as they were found where the fit fails.
 */
export function refineLines(
  assignment: Assignment,
  spectrum: SummedSpectrum,
  profile: Profile,
): Map<LineId, FoundLine> {
  const { smoothed, sigma } = spectrum;
  const background = snipBackground(smoothed, { windowBins: BACKGROUND_SIGMA * sigma, compress: false });
  const fitted = fitLines(assignment, spectrum, background);
  const completed = new Map(fitted);
  for (const alpha of fitted.keys()) {
    const hidden = hiddenBeta(alpha, fitted, { spectrum, background, profile });
    if (hidden !== null) completed.set(...hidden);
  }
  return completed.size === fitted.size ? fitted : fitLines(completed, spectrum, background);
}

function fitLines(assignment: Assignment, spectrum: SummedSpectrum, background: Float64Array): Map<LineId, FoundLine> {
  const { bins, counts, sigma } = spectrum;
  const lines = [...assignment];
  const start = lines.map(([, line]) => shapeOf(line, spectrum));
  const fit = fitPeaks(counts, background, start, sigma);
  if (fit === null) return new Map(assignment);
  return new Map(
    lines.map(([line, found], i) => {
      const peak = fit.peaks[i];
      if (peak === undefined) return [line, found];
      const { position, area, positionError, areaError } = peak;
      const adc = adcFromEdge(bins, (position + 0.5) * bins.binAdc);
      const sigmaAdc = fit.sigma * bins.binAdc;
      return [
        line,
        {
          adc,
          adcError: Math.hypot(positionError * bins.binAdc, SHAPE_ERROR * sigmaAdc),
          area,
          significance: area / areaError,
          sigmaAdc,
        },
      ] as const;
    }),
  );
}
