import { sectionMean } from './sectionMean';
import type { PhaseDeviations } from './sections';

/** The oscillations of one period that no shorter period shares: cos(2 pi k adc/period), k and period coprime. */
export interface Oscillation {
  readonly period: number;
  /** Root of the summed squares of their amplitudes, relative to the mean counts. */
  readonly amplitude: number;
  /** Of the clearest of them: amplitude over the standard deviation of one of its components. */
  readonly significance: number;
}

/** Measures the oscillations of `period` in the deviations of all sections. */
export function oscillationOf(sections: readonly PhaseDeviations[], period: number): Oscillation {
  let squares = 0;
  let significance = 0;
  for (let order = 1; 2 * order <= period; order++) {
    if (!isPrimitive(order, period)) continue;
    const harmonic = harmonicOf(sections, order, period);
    squares += harmonic.amplitude ** 2;
    significance = Math.max(significance, harmonic.significance);
  }
  return { period, amplitude: Math.sqrt(squares), significance };
}

function isPrimitive(order: number, period: number): boolean {
  for (let divisor = 2; divisor <= order; divisor++) if (order % divisor === 0 && period % divisor === 0) return false;
  return true;
}

/**
 * Mean of the sections' Fourier amplitudes. The error is that of the Poisson counts or, where greater, that of the
 * scatter between sections: a comb is everywhere, a spike or a steep edge in one section.
 */
function harmonicOf(sections: readonly PhaseDeviations[], order: number, period: number) {
  const angles = Array.from({ length: period }, (_, phase) => (2 * Math.PI * order * phase) / period);
  // The oscillation at half a cycle per channel has one component, the others have two.
  const components = 2 * order === period ? 1 : 2;
  const weights = sections.map(({ weight }) => weight);
  const project = (wave: (angle: number) => number) => {
    const waves = angles.map(wave);
    const amplitudes = sections.map(
      ({ deviations }) => waves.reduce((sum, value, phase) => sum + value * (deviations[phase] ?? 0), 0) / period,
    );
    return sectionMean(amplitudes, weights);
  };
  const [re, im] = [project(Math.cos), project(Math.sin)];
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const poisson =
    sections.reduce((sum, { weight, variance }) => sum + (weight / total) ** 2 * variance, 0) / components;
  const size = Math.hypot(re.mean, im.mean);
  const sigma = Math.sqrt(Math.max(poisson, (re.variance + im.variance) / components));
  return { amplitude: components * size, significance: size / sigma };
}
