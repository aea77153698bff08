import type { Peak } from '../dataset/peak';
import type { FittedWindow } from './fitWindow';
import type { LineFit } from './lineFit';
import type { LineWindow } from './lineWindow';
import { areaName, positionName, SIGMA } from './windowModel';

/** A line's fit and what is wrong with it, before its place in the run is known. */
export type JudgedLine = Omit<LineFit, 'detector' | 'batch'>;

/** A line with fewer counts than this has no position worth quoting: its error exceeds a third of its width. */
const FEWEST_COUNTS = 12;
/** Below this a line is fitted and shown, but not used as a calibration point. */
export const FEWEST_FOR_POINT = 30;
/** Fits that are less probable than this do not describe the data. */
const LEAST_PROBABILITY = 1e-4;

/** The lines of a window that holds too few counts for any fit, with that as their reason; null where it holds enough. */
export function judgeCounts(spectrum: Uint32Array, window: LineWindow): JudgedLine[] | null {
  const counts = countsInside(spectrum, window);
  if (counts >= FEWEST_COUNTS) return null;
  return window.peaks.map((peak) => failed(peak, `${String(counts)} counts around the line: too few to fit`));
}

/** The lines of a fitted window, each `ok`, or `poor` or `failed` with the reason in words. */
export function judgeWindow({ peaks }: LineWindow, fitted: FittedWindow): JudgedLine[] {
  return peaks.map((peak, i) => judged(peak, i, fitted));
}

function countsInside(spectrum: Uint32Array, { firstAdc, lastAdc }: LineWindow): number {
  let sum = 0;
  for (let adc = firstAdc; adc <= lastAdc; adc++) sum += spectrum[adc] ?? 0;
  return sum;
}

function failed(peak: Peak, why: string): JudgedLine {
  return {
    line: peak.line,
    adc: null,
    adcError: null,
    sigmaAdc: null,
    counts: null,
    chi2: null,
    ndf: null,
    status: 'failed',
    why,
  };
}

function judged(peak: Peak, i: number, fitted: FittedWindow): JudgedLine {
  const { fit, goodness, valueOf, errorOf } = fitted;
  if (!fit.converged) return failed(peak, 'the fit did not converge');
  const position = positionName(peak.line);
  const adc = valueOf(position);
  // A position that was fixed by hand is no measurement.
  const isHeld = fitted.parameters.some(({ name, fixed }) => name === position && fixed);
  const adcError = isHeld ? null : errorOf(position);
  const counts = valueOf(areaName(peak.line));
  if (counts < FEWEST_COUNTS) return failed(peak, `${counts.toFixed(0)} counts in the line: too few for a position`);
  if (fit.atBound.includes(position)) {
    return failed(peak, `no line within 4 sigma of the predicted channel ${peak.adc.toFixed(0)}`);
  }
  const sigmaAdc = valueOf(SIGMA) * (fitted.sigmaScales[i] ?? 1);
  if (fit.covariance === null || (adcError !== null && !(adcError > 0)))
    return failed(peak, 'the second derivatives are not positive, so that there are no errors');
  const why = doubts(fitted, counts, adcError, sigmaAdc);
  return {
    line: peak.line,
    adc,
    adcError,
    sigmaAdc,
    counts,
    chi2: goodness.ndf > 0 ? goodness.chi2 : null,
    ndf: goodness.ndf > 0 ? goodness.ndf : null,
    status: why === null ? 'ok' : 'poor',
    why,
  };
}

function doubts(
  { fit, goodness }: FittedWindow,
  counts: number,
  adcError: number | null,
  sigmaAdc: number,
): string | null {
  if (counts < FEWEST_FOR_POINT) return `only ${counts.toFixed(0)} counts`;
  if (adcError !== null && adcError > 0.5 * sigmaAdc) return `position uncertain by ${adcError.toFixed(1)} channels`;
  if (fit.atBound.includes(SIGMA)) return 'the width ran to its bound';
  if (goodness.probability !== null && goodness.probability < LEAST_PROBABILITY) {
    return `the line shape does not describe the data: chi2/ndf = ${goodness.chi2.toFixed(0)}/${String(goodness.ndf)}`;
  }
  return null;
}
