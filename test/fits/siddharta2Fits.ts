import type { CostFit } from '../../src/fit/costFit';
import { buildModel } from '../../src/fit/model/language';
import type { ModelComponent } from '../../src/fit/model/modelComponent';
import type { Bins } from '../../src/fit/model/term';
import type { Parameter } from '../../src/fit/parameter';
import { fitPoisson } from '../../src/fit/poissonFit';
import type { StatedLine } from './siddharta2Run';

/** Two periods of the ADC's comb. */
export const BIN_ADC = 8;

/** Channels from `firstAdc` on, summed to bins; channel i covers [i - 0.5, i + 0.5]. */
export function summed(
  spectrum: Uint32Array,
  firstAdc: number,
  count: number,
): { readonly counts: Float64Array; readonly bins: Bins } {
  const counts = Float64Array.from({ length: count }, (_, i) =>
    spectrum.subarray(firstAdc + i * BIN_ADC, firstAdc + (i + 1) * BIN_ADC).reduce((sum, n) => sum + n, 0),
  );
  return { counts, bins: { firstEdge: firstAdc - 0.5, binWidth: BIN_ADC, count } };
}

export function free(name: string, start: number, lower: number, upper: number): Parameter {
  return { name, start, lower, upper, fixed: false };
}

/**
 * The other program's model in its window: one Gaussian on a straight background that is nowhere negative. The position
 * is the first of the values.
 */
export function gaussianFit(spectrum: Uint32Array, { fit_window_adc: [first, last], sigma_adc }: StatedLine): CostFit {
  const { counts, bins } = summed(spectrum, first - BIN_ADC / 2, (last - first) / BIN_ADC + 1);
  const total = counts.reduce((sum, n) => sum + n, 0);
  const parameters = [
    free('position', (first + last) / 2, first, last),
    free('area', total, 0, 3 * total),
    free('sigma', 1.1 * sigma_adc, 0.4 * sigma_adc, 2.5 * sigma_adc),
    ...['low', 'high'].map((name) => free(name, (0.1 * total) / (last - first), 0, total)),
  ];
  const components: readonly ModelComponent[] = [
    {
      kind: 'line',
      label: 'line',
      profile: 'gauss',
      components: [{ offset: 0, share: 1, naturalWidth: 0 }],
      position: 'position',
      area: 'area',
      width: { sigma: 'sigma' },
    },
    { kind: 'straight', label: 'background', low: 'low', high: 'high' },
  ];
  return fitPoisson(counts, buildModel({ bins, components }, parameters).model, parameters);
}

/** Residuals in eV of the least squares straight line through (channel, energy), unweighted. */
export function straightLineResiduals(positions: readonly number[], energiesEv: readonly number[]): number[] {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanAdc, meanEv] = [mean(positions), mean(energiesEv)];
  const covariance = mean(positions.map((adc, i) => (adc - meanAdc) * ((energiesEv[i] ?? NaN) - meanEv)));
  const slope = covariance / mean(positions.map((adc) => (adc - meanAdc) ** 2));
  return positions.map((adc, i) => meanEv + slope * (adc - meanAdc) - (energiesEv[i] ?? NaN));
}
