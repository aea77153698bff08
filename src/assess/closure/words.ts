import { LINES, type LineId } from '../../physics/lines';
import { SIMULATION_VARIANTS } from '../../simulate/variants';
import type { Measured } from '../results';
import type { ClosedFigures, ClosedSet, ClosureSettings, PerSet } from './results';

/** So many of its errors off, and a figure is told as different. */
const SEEN = 2;
const NAMES: PerSet<string> = { reference: 'The reference calibration', optimized: 'The optimised calibration' };

/** What a closure test comes to, in one paragraph for each calibration. */
export function closureWords(figures: PerSet<ClosedFigures>, line: LineId = 'CuKa'): string[] {
  return (['reference', 'optimized'] as const).map((set) => {
    const { all, fwhmEv } = figures[set];
    if (all.meanEv.value === null) return `${NAMES[set]} could not be compared with the truth in any batch.`;
    return [scaleWords(set, all.meanEv, all.rmsEv, line), errorWords(all.pullWidth), ...widthWords(fwhmEv, line)].join(
      ' ',
    );
  });
}

function scaleWords(set: ClosedSet, mean: Measured, rms: Measured, line: LineId): string {
  const place = line === 'CuKa' ? 'copper' : LINES[line].label;
  const bias = isOff(mean, 0) ? 'a bias' : 'no bias that these toys can show';
  return `${NAMES[set]} finds the energy scale at ${place} back to ${signed(mean)} eV on average: ${bias}. Single batches scatter by ${plain(rms)} eV about the truth.`;
}

/** Whether stated errors are right: the pull width is the true error over the stated one. */
export function errorWords(pullWidth: Measured): string {
  const { value } = pullWidth;
  if (value === null) return 'Its errors could not be judged.';
  if (!isOff(pullWidth, 1)) return `Its errors hold: pull width ${plain(pullWidth)}.`;
  const percent = Math.round(100 * Math.abs(1 - 1 / value));
  return `Its errors are ${String(percent)} % too ${value > 1 ? 'small' : 'large'}: pull width ${plain(pullWidth)}.`;
}

function widthWords(fwhm: Measured, line: LineId): string[] {
  const { value } = fwhm;
  if (value === null) return [];
  const side = value < 0 ? 'narrower' : 'wider';
  const size = { value: Math.abs(value), error: fwhm.error };
  const how = isOff(fwhm, 0) ? side : `${side}, which may be chance,`;
  return [
    `Its summed ${LINES[line].label} line, on other events of the same detectors, is ${plain(size)} eV ${how} than with the true constants of each batch.`,
  ];
}

/** What no closure test of this kind can tell. */
export function untestedWords({ variant }: ClosureSettings, leftOut: number): string[] {
  const label = SIMULATION_VARIANTS.find(({ id }) => id === variant)?.label ?? variant;
  return [
    `The line shape of the simulation is the one that we know: Gaussians with an exponential tail, satellites that make the centroid shifts of our table. Were the real shape or a shift another, these figures would not show it. Varied here: ${label}.`,
    'Between batches the scale was taken to wander as the analysis found it to; what stands beside the lines is as measured, smoothed, and straight beneath them.',
    'It holds the constants of whole batches against the truth: how well those that are continuous in time follow it within a batch is not told.',
    ...(leftOut > 0 ? [`${String(leftOut)} SDDs that were set aside are not simulated.`] : []),
    'Corrections of single lines by hand are not repeated.',
  ];
}

function isOff({ value, error }: Measured, from: number): boolean {
  return value !== null && error !== null && Math.abs(value - from) > SEEN * error;
}

function digits(error: number): number {
  return error > 0 ? Math.max(0, 1 - Math.floor(Math.log10(error))) : 1;
}

function plain({ value, error }: Measured): string {
  if (value === null) return '–';
  if (error === null) return value.toFixed(2);
  // Two digits of the error, as everywhere on the page.
  const decimals = Math.min(digits(error), 3);
  return `${value.toFixed(decimals).replace('-', '−')} ± ${error.toFixed(decimals)}`;
}

function signed(measured: Measured): string {
  const text = plain(measured);
  return measured.value !== null && measured.value > 0 ? `+${text}` : text;
}
