import type { Peak } from '../dataset/peak';
import { tabulatedEnergyEv } from '../physics/lines';
import { fitWindow, type FittedWindow } from './fitWindow';
import type { LineFit } from './lineFit';
import { lineWindows, type LineWindow } from './lineWindow';
import { areaName, positionName, SIGMA, TAIL_FRACTION, TAIL_SLOPE, type WindowOptions } from './windowModel';

/** The fits of one spectrum, and what its windows say of the line shape. */
export interface SpectrumFit {
  readonly fits: readonly Omit<LineFit, 'detector' | 'batch'>[];
  readonly shapes: readonly WindowShape[];
}

/** Width and tail of a window, at the energy of its first line. */
export interface WindowShape {
  readonly lines: readonly Peak['line'][];
  readonly energyEv: number;
  readonly sigmaEv: number;
  readonly sigmaErrorEv: number;
  readonly tailFraction: number;
  /** 0 where the tail was fixed. */
  readonly tailFractionError: number;
  readonly tailBeta: number;
  /** Fitted counts of all its lines. */
  readonly counts: number;
  readonly usable: boolean;
}

/** A line with fewer counts than this has no position worth quoting: its error exceeds a third of its width. */
const FEWEST_COUNTS = 12;
/** Below this a line is fitted and shown, but not used as a calibration point. */
const FEWEST_FOR_POINT = 30;
/** Fits that are less probable than this do not describe the data. */
const LEAST_PROBABILITY = 1e-4;

/**
 * Fits every seeded line of a spectrum with one bin per channel (`spectrum[adc]` counts). A line without a usable fit
 * is reported with its reason in `why`; nothing is thrown for data that cannot be fitted.
 */
export function fitSpectrum(spectrum: Uint32Array, peaks: readonly Peak[], options: WindowOptions): SpectrumFit {
  const windows = lineWindows(
    peaks,
    options.gainEvPerAdc,
    options.template.resolution,
    spectrum.length,
    options.reachSigma,
  );
  const fits: SpectrumFit['fits'][number][] = [];
  const shapes: WindowShape[] = [];
  for (const window of windows) {
    const counts = countsInside(spectrum, window);
    if (counts < FEWEST_COUNTS) {
      for (const peak of window.peaks)
        fits.push(failed(peak, `${String(counts)} counts around the line: too few to fit`));
      continue;
    }
    const fitted = fitWindow(spectrum, window, options);
    window.peaks.forEach((peak, i) => fits.push(judged(peak, i, fitted, options)));
    shapes.push(shapeOf(window, fitted, options));
  }
  return { fits, shapes };
}

function countsInside(spectrum: Uint32Array, { firstAdc, lastAdc }: LineWindow): number {
  let sum = 0;
  for (let adc = firstAdc; adc <= lastAdc; adc++) sum += spectrum[adc] ?? 0;
  return sum;
}

function failed(peak: Peak, why: string): SpectrumFit['fits'][number] {
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

function judged(peak: Peak, i: number, fitted: FittedWindow, options: WindowOptions): SpectrumFit['fits'][number] {
  const { fit, goodness, valueOf, errorOf } = fitted;
  if (!fit.converged) return failed(peak, 'the fit did not converge');
  const position = positionName(peak.line);
  const adc = valueOf(position);
  const adcError = errorOf(position);
  const counts = valueOf(areaName(peak.line));
  if (counts < FEWEST_COUNTS) return failed(peak, `${counts.toFixed(0)} counts in the line: too few for a position`);
  if (fit.atBound.includes(position)) {
    return failed(peak, `no line within 4 sigma of the predicted channel ${peak.adc.toFixed(0)}`);
  }
  const sigmaAdc = valueOf(SIGMA) * (fitted.sigmaScales[i] ?? 1);
  if (fit.covariance === null || !(adcError > 0))
    return failed(peak, 'the second derivatives are not positive, so that there are no errors');
  const why = doubts(fitted, counts, adcError, sigmaAdc, options);
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
  adcError: number,
  sigmaAdc: number,
  { width }: WindowOptions,
): string | null {
  if (counts < FEWEST_FOR_POINT) return `only ${counts.toFixed(0)} counts`;
  if (adcError > 0.5 * sigmaAdc) return `position uncertain by ${adcError.toFixed(1)} channels`;
  if (width === 'free' && fit.atBound.includes('sigma')) return 'the width ran to its bound';
  if (goodness.probability !== null && goodness.probability < LEAST_PROBABILITY) {
    return `the line shape does not describe the data: chi2/ndf = ${goodness.chi2.toFixed(0)}/${String(goodness.ndf)}`;
  }
  return null;
}

function shapeOf(
  window: LineWindow,
  { fit, valueOf, errorOf }: FittedWindow,
  { gainEvPerAdc }: WindowOptions,
): WindowShape {
  const counts = window.peaks.reduce((sum, { line }) => sum + valueOf(areaName(line)), 0);
  const first = window.peaks[0];
  return {
    lines: window.peaks.map((peak) => peak.line),
    energyEv: first === undefined ? 0 : tabulatedEnergyEv(first.line),
    sigmaEv: valueOf(SIGMA) * gainEvPerAdc,
    sigmaErrorEv: errorOf(SIGMA) * gainEvPerAdc,
    tailFraction: valueOf(TAIL_FRACTION),
    tailFractionError: errorOf(TAIL_FRACTION),
    tailBeta: valueOf(TAIL_SLOPE),
    counts,
    usable: fit.converged && !fit.atBound.includes(SIGMA) && counts >= FEWEST_FOR_POINT,
  };
}
