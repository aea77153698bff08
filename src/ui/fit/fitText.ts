import type { Monotonicity } from '../../calibrate/reference/monotonicity';
import type { Estimate, FitInspection, InspectedFit, InspectedParameter } from '../../fit/inspection/fitInspection';
import type { ResolutionFit } from '../../fit/resolutionFit';
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

function isLine(word: string): word is LineId {
  return word in LINES;
}

/** What a component of the model is called: a line by its label, others as they are. */
export function componentName(label: string): string {
  return isLine(label) ? LINES[label].label : label;
}

/** Noise and Fano factor of a detector, as a clause that ends a sentence. */
export function resolutionText(resolution: ResolutionFit | null): string {
  if (resolution === null) return 'its lines do not tell noise and Fano factor apart.';
  const { noiseEv, fanoFactor, correlation } = resolution;
  return `noise ${formatMeasured(noiseEv)} eV, Fano factor ${formatMeasured(fanoFactor)}, from all lines of the SDD's run in one fit (correlation ${formatFixed(correlation, 2)}).`;
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
  return name === 'sigma' && line !== undefined ? `σ of ${LINES[line].label}` : name;
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
  const bounds = `${formatSignificant(lower, 4)} to ${formatSignificant(upper, 4)}`;
  const why = estimate?.minos?.lower.why ?? estimate?.minos?.upper.why ?? null;
  if (estimate?.atBound === true) return `at its bound (${bounds})`;
  // The row names the parameter already.
  return why === null ? bounds : `${bounds}; ${why.replace(`${name} `, '')}`;
}

/** How well the whole window is described, in figures. */
export function goodnessText({ chi2, ndf, probability }: InspectedFit): string {
  const ratio =
    ndf > 0 ? `χ²/ndf = ${chi2.toFixed(1)}/${String(ndf)} = ${(chi2 / ndf).toFixed(2)}` : 'too few counts for χ²';
  return probability === null
    ? `${ratio}; no probability: no more bins than parameters`
    : `${ratio}, probability ${formatProbability(probability)}`;
}

/** Whether energy rises with the channel, and what that means. */
export function monotonicityText({ lastAdc, fallsBelow, fallsAbove }: Monotonicity, highestAdc: number | null): string {
  const channel = (adc: number) => adc.toFixed(0);
  if (fallsBelow === null && fallsAbove === null) {
    return `Energy rises with the channel everywhere, from 0 to ${channel(lastAdc)}, as it must.`;
  }
  if (fallsBelow !== null && fallsBelow >= lastAdc) {
    return 'Energy falls with the channel everywhere: this calibration is wrong. Look at its points.';
  }
  const where =
    fallsAbove === null ? `below channel ${channel(fallsBelow ?? 0)}` : `above channel ${channel(fallsAbove)}`;
  const lines =
    fallsAbove === null || highestAdc === null || highestAdc >= fallsAbove
      ? ''
      : ` The highest line lies at channel ${channel(highestAdc)}, below that.`;
  return `Energy falls with the channel ${where}: do not trust energies there.${lines}`;
}
