import type { Monotonicity } from '../../calibrate/reference/monotonicity';
import type { Estimate, FitInspection, InspectedFit, InspectedParameter } from '../../fit/inspection/fitInspection';
import type { ResolutionFit } from '../../fit/resolutionFit';
import { labels } from '../../labels/labels';
import type { LineId } from '../../physics/lines';
import { LINES } from '../../store/catalogue';
import {
  formatErrors,
  formatFixed,
  formatMeasured,
  formatProbability,
  formatSignificant,
  NOTHING,
} from '../format/number';

const { resolution: RESOLUTION, parameters: PARAMETERS, words: WORDS, monotonicity: MONOTONICITY } = labels.fit;

function isLine(word: string): word is LineId {
  return word in LINES;
}

/** What a component of the model is called: a line by its label, others as they are. */
export function componentName(label: string): string {
  return isLine(label) ? LINES[label].label : label;
}

/** Noise and Fano factor of a detector, as a clause that ends a sentence. */
export function resolutionText(resolution: ResolutionFit | null): string {
  if (resolution === null) return RESOLUTION.unknown;
  const { noiseEv, fanoFactor, correlation } = resolution;
  return RESOLUTION.known(formatMeasured(noiseEv), formatMeasured(fanoFactor), formatFixed(correlation, 2));
}

/** `Mn Kα, Mn Kβ`. */
export function linesName(lines: readonly LineId[]): string {
  return lines.map((line) => LINES[line].label).join(', ');
}

/** A parameter in the words of the page: `Mn Kα position`; `sigma` is that of the first line of the window. */
export function parameterName(name: string, { lines }: Pick<FitInspection, 'lines'>): string {
  const [first = '', ...rest] = name.split(' ');
  if (isLine(first)) return [LINES[first].label, ...rest].join(' ');
  const [line] = lines;
  return name === 'sigma' && line !== undefined ? PARAMETERS.sigmaOf(LINES[line].label) : name;
}

/** Value with HESSE error; a value alone where the parameter is fixed. */
export function estimateText({ value, hesse }: Estimate): string {
  return hesse === null ? formatSignificant(value, 4) : formatMeasured({ value, error: hesse });
}

/** MINOS errors as `−0.34 / +0.35`, a dash for a side that has none. */
export function minosText({ minos }: Estimate): string {
  return minos === null ? NOTHING : formatErrors(minos.lower.error, minos.upper.error);
}

/** Between which bounds a parameter may move, and what is odd about it. */
export function boundsText({ name, lower, upper }: InspectedParameter, estimate: Estimate | null): string {
  const bounds = PARAMETERS.range(formatSignificant(lower, 4), formatSignificant(upper, 4));
  const why = estimate?.minos?.lower.why ?? estimate?.minos?.upper.why ?? null;
  if (estimate?.atBound === true) return PARAMETERS.atBound(bounds);
  // The row names the parameter already.
  return why === null ? bounds : PARAMETERS.rangeWhy(bounds, why.replace(`${name} `, ''));
}

/** How well the whole window is described, in figures. */
export function goodnessText({ chi2, ndf, probability }: InspectedFit): string {
  const ratio = ndf > 0 ? WORDS.reducedChi2(chi2.toFixed(1), String(ndf), (chi2 / ndf).toFixed(2)) : WORDS.noChi2;
  return probability === null ? WORDS.noProbability(ratio) : WORDS.probability(ratio, formatProbability(probability));
}

/** Whether energy rises with the channel, and what that means. */
export function monotonicityText({ lastAdc, fallsBelow, fallsAbove }: Monotonicity, highestAdc: number | null): string {
  const channel = (adc: number) => adc.toFixed(0);
  if (fallsBelow === null && fallsAbove === null) {
    return MONOTONICITY.rises(channel(lastAdc));
  }
  if (fallsBelow !== null && fallsBelow >= lastAdc) {
    return MONOTONICITY.falls;
  }
  if (fallsAbove === null) return MONOTONICITY.fallsBelow(channel(fallsBelow ?? 0));
  const falling = MONOTONICITY.fallsAbove(channel(fallsAbove));
  return highestAdc === null || highestAdc >= fallsAbove ? falling : MONOTONICITY.highest(falling, channel(highestAdc));
}
