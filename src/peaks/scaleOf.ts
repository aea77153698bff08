import type { StatedCalibration } from '../dataset/histograms';
import type { Peak } from '../dataset/peak';
import { observedEnergyEv } from '../physics/lines';

/** Least squares line through the energies of named peaks; null where fewer than two tell a rising one. */
export function scaleOf(peaks: readonly Peak[]): StatedCalibration | null {
  if (peaks.length < 2) return null;
  const mean = (value: (peak: Peak) => number) => peaks.reduce((sum, peak) => sum + value(peak), 0) / peaks.length;
  const meanAdc = mean(({ adc }) => adc);
  const meanEv = mean(({ line }) => observedEnergyEv(line));
  const gainEvPerAdc =
    mean(({ adc, line }) => (adc - meanAdc) * (observedEnergyEv(line) - meanEv)) /
    mean(({ adc }) => (adc - meanAdc) ** 2);
  return gainEvPerAdc > 0 ? { gainEvPerAdc, offsetEv: meanEv - gainEvPerAdc * meanAdc } : null;
}
