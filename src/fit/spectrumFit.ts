import type { Peak } from '../dataset/peak';
import { tabulatedEnergyEv } from '../physics/lines';
import { fitWindow, type FittedWindow } from './fitWindow';
import { FEWEST_FOR_POINT, judgeCounts, judgeWindow, type JudgedLine } from './judgement';
import { lineWindows, type LineWindow } from './lineWindow';
import { areaName, SHOULDER_SHARE, SIGMA, TAIL_FRACTION, TAIL_SLOPE, type WindowOptions } from './windowModel';

/** The fits of one spectrum, and what its windows say of the line shape. */
export interface SpectrumFit {
  readonly fits: readonly JudgedLine[];
  readonly shapes: readonly WindowShape[];
}

/** Width and tail of a window, at the energy of its first line. */
export interface WindowShape {
  readonly lines: readonly Peak['line'][];
  readonly energyEv: number;
  readonly sigmaEv: number;
  readonly sigmaErrorEv: number;
  readonly tailFraction: number;
  /** Whether a free tail stayed off its bounds: at one it stands for something else, such as background. */
  readonly tailIsKnown: boolean;
  /** 0 where the tail was fixed. */
  readonly tailFractionError: number;
  readonly tailBeta: number;
  /** Share of the shoulder, if the window has one. */
  readonly shoulder: number;
  /** Fitted counts of all its lines. */
  readonly counts: number;
  readonly usable: boolean;
}

/**
 * Fits every seeded line of a spectrum with one bin per channel (`spectrum[adc]` counts). A line without a usable fit
 * is reported with its reason in `why`; nothing is thrown for data that cannot be fitted.
 */
export function fitSpectrum(spectrum: Uint32Array, peaks: readonly Peak[], options: WindowOptions): SpectrumFit {
  const windows = lineWindows(peaks, options, spectrum.length);
  const fits: JudgedLine[] = [];
  const shapes: WindowShape[] = [];
  for (const window of windows) {
    const tooFew = judgeCounts(spectrum, window);
    if (tooFew !== null) {
      fits.push(...tooFew);
      continue;
    }
    const fitted = fitWindow(spectrum, window, options);
    fits.push(...judgeWindow(window, fitted));
    shapes.push(shapeOf(window, fitted, options));
  }
  return { fits, shapes };
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
    tailIsKnown: !fit.atBound.some((name) => name === TAIL_SLOPE || (name === TAIL_FRACTION && valueOf(name) > 0)),
    tailFraction: valueOf(TAIL_FRACTION),
    tailFractionError: errorOf(TAIL_FRACTION),
    tailBeta: valueOf(TAIL_SLOPE),
    shoulder: valueOf(SHOULDER_SHARE),
    counts,
    usable: fit.converged && !fit.atBound.includes(SIGMA) && counts >= FEWEST_FOR_POINT,
  };
}
