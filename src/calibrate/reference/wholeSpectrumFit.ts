import type { Peak } from '../../dataset/peak';
import type { LineShapeTemplate } from '../../fit/lineShapeTemplate';
import { fitSpectrum, type SpectrumFit, type WindowShape } from '../../fit/spectrumFit';
import type { WindowOptions } from '../../fit/windowModel';
import { observedEnergyErrorEv, observedEnergyEv } from '../../physics/lines';
import { resolutionFrom } from '../../physics/resolution';
import type { CalibrationPoint } from './calibrationCurve';
import { lineEnergyEv, type CalibrationMethod } from './method';

/** The tail of a detector of which nothing is known yet. */
const TYPICAL_TAIL = { tailFraction: 0.05, tailBeta: 2.5 } as const;

/** A spectrum with enough counts to tell its own line shape. */
export interface WholeSpectrumFit {
  readonly fits: SpectrumFit['fits'];
  readonly points: readonly CalibrationPoint[];
  readonly template: LineShapeTemplate;
  readonly gainEvPerAdc: number;
  readonly method: CalibrationMethod;
  /** Where its fits started. */
  readonly seeds: readonly Peak[];
}

/** With fewer counts than this a tail cannot be told from the background. */
const FEWEST_FOR_TAIL = 1500;

/**
 * Fits a whole-run spectrum twice: once with the tail free, to learn width and tail from the Mn lines (many counts, and
 * no escape peaks of other lines below them) or, where there are none, from the strongest; then with that shape fixed
 * for all lines, as METHOD.md section 3 asks.
 */
export function fitWholeSpectrum(
  spectrum: Uint32Array,
  peaks: readonly Peak[],
  gainEvPerAdc: number,
  method: CalibrationMethod,
): WholeSpectrumFit {
  const { reachSigma, binsPerSigma, profile } = method;
  const common = { gainEvPerAdc, width: 'free', reachSigma, binsPerSigma, profile } as const;
  const typical: LineShapeTemplate = { ...TYPICAL_TAIL, resolution: method.resolution };
  const start = { ...common, template: typical, errors: 'expected', shoulder: 'free' } as const;
  const manganese = peaks.filter((peak) => peak.line.startsWith('Mn'));
  const shape =
    bestShape(fitSpectrum(spectrum, manganese, { ...start, tail: 'free' }).shapes) ??
    bestShape(fitSpectrum(spectrum, peaks, { ...start, tail: 'free' }).shapes);
  const template = shape === null ? typical : templateFrom(shape, method);
  const { fits } = fitSpectrum(spectrum, peaks, wholeOptions({ gainEvPerAdc, template, method }));
  return { fits, points: pointsFrom(fits, gainEvPerAdc, method), template, gainEvPerAdc, method, seeds: peaks };
}

/** How lines of a whole run are fitted once the shape is known: the shoulder above Mn Kb is part of their errors. */
export function wholeOptions(of: Parameters<typeof lineOptions>[0]): WindowOptions {
  return { ...lineOptions(of), shoulder: 'free' };
}

/** How lines of a batch are fitted once the shape is known. */
export function lineOptions({
  gainEvPerAdc,
  template,
  method: { reachSigma, binsPerSigma, profile },
}: Pick<WholeSpectrumFit, 'gainEvPerAdc' | 'template' | 'method'>): WindowOptions & { readonly tail: 'fixed' } {
  return { gainEvPerAdc, template, width: 'free', tail: 'fixed', reachSigma, binsPerSigma, profile };
}

function bestShape(shapes: readonly WindowShape[]): WindowShape | null {
  return shapes.filter((shape) => shape.usable).sort((a, b) => b.counts - a.counts)[0] ?? null;
}

function templateFrom(shape: WindowShape, { tailShiftSigma }: CalibrationMethod): LineShapeTemplate {
  const tailKnown = shape.tailIsKnown && shape.counts > FEWEST_FOR_TAIL;
  return {
    resolution: resolutionFrom(shape.sigmaEv, shape.energyEv),
    tailFraction: tailKnown
      ? Math.max(shape.tailFraction + tailShiftSigma * shape.tailFractionError, 0)
      : TYPICAL_TAIL.tailFraction,
    tailBeta: tailKnown ? shape.tailBeta : TYPICAL_TAIL.tailBeta,
    shoulder: shape.shoulder,
  };
}

/**
 * Calibration points from fits. A fit that does not describe the data within its errors (`poor`) counts with its error
 * scaled by sqrt(chi2/ndf), as is usual; one that failed does not count, nor does a
 * line that the method leaves out. What is not known of the line's energy is part of
 * the error: it keeps lines with many counts and a large shift (Mn Kb) from bending the scale.
 */
export function pointsFrom(
  fits: SpectrumFit['fits'],
  gainEvPerAdc: number,
  method: CalibrationMethod,
): CalibrationPoint[] {
  return fits.flatMap(({ line, adc, adcError, chi2, ndf, status }) => {
    if (status === 'failed' || adc === null || adcError === null) return [];
    if (method.lines !== null && !method.lines.includes(line)) return [];
    const scale = status === 'poor' && chi2 !== null && ndf !== null ? Math.max(Math.sqrt(chi2 / ndf), 1) : 1;
    const errorEv = Math.hypot(adcError * scale * gainEvPerAdc, observedEnergyErrorEv(line));
    return [{ line, adc, errorEv, energyEv: lineEnergyEv(line, method) }];
  });
}

/**
 * Local gain from seeds, eV per channel: least squares line through (channel, energy). With fewer than two seeds, or
 * where the line is not rising, `fallback`.
 */
export function gainFromSeeds(peaks: readonly Peak[], fallback: number): number {
  const n = peaks.length;
  if (n < 2) return fallback;
  const energies = peaks.map((peak) => observedEnergyEv(peak.line));
  const meanAdc = peaks.reduce((sum, peak) => sum + peak.adc, 0) / n;
  const meanEv = energies.reduce((sum, energy) => sum + energy, 0) / n;
  let covariance = 0;
  let variance = 0;
  peaks.forEach((peak, i) => {
    covariance += (peak.adc - meanAdc) * ((energies[i] ?? 0) - meanEv);
    variance += (peak.adc - meanAdc) ** 2;
  });
  const gain = covariance / variance;
  return gain > 0 && Number.isFinite(gain) ? gain : fallback;
}
