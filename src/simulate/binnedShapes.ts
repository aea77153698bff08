import { tabulatedNormalCdf, tabulatedTailCdf } from './tabulatedNormal';

/** Equal bins on the channel axis: bin i covers [firstEdgeAdc + i binAdc, firstEdgeAdc + (i + 1) binAdc). */
export interface AdcBins {
  readonly firstEdgeAdc: number;
  readonly binAdc: number;
}

export interface BinnedPeak {
  readonly centroidAdc: number;
  readonly sigmaAdc: number;
  readonly events: number;
  readonly tailFraction: number;
  readonly tailBeta: number;
}

/** Adds the counts of a line, (1 - t) Gauss + t Tail integrated over each bin (METHOD.md section 3), to `expected`. */
export function addPeak(peak: BinnedPeak, { firstEdgeAdc, binAdc }: AdcBins, expected: Float64Array): void {
  const { centroidAdc, sigmaAdc, events, tailFraction, tailBeta } = peak;
  const below = (adc: number) => {
    const z = (adc - centroidAdc) / sigmaAdc;
    const core = (1 - tailFraction) * tabulatedNormalCdf(z);
    return events * (tailFraction === 0 ? core : core + tailFraction * tabulatedTailCdf(z, tailBeta));
  };
  const reach = (tailFraction === 0 ? 6 : 6 + 9 * tailBeta) * sigmaAdc;
  const first = Math.max(0, Math.floor((centroidAdc - reach - firstEdgeAdc) / binAdc));
  const last = Math.min(expected.length - 1, Math.floor((centroidAdc + 6 * sigmaAdc - firstEdgeAdc) / binAdc));
  let left = below(firstEdgeAdc + first * binAdc);
  for (let bin = first; bin <= last; bin++) {
    const right = below(firstEdgeAdc + (bin + 1) * binAdc);
    expected[bin] = (expected[bin] ?? 0) + right - left;
    left = right;
  }
}

/** Adds a plateau of `countsPerAdc` that ends at `edgeAdc` with the width `sigmaAdc`, at the bins' centres. */
export function addStep(
  step: { readonly edgeAdc: number; readonly sigmaAdc: number; readonly countsPerAdc: number },
  { firstEdgeAdc, binAdc }: AdcBins,
  expected: Float64Array,
): void {
  const { edgeAdc, sigmaAdc, countsPerAdc } = step;
  for (let bin = 0; bin < expected.length; bin++) {
    const z = (firstEdgeAdc + (bin + 0.5) * binAdc - edgeAdc) / sigmaAdc;
    if (z > 8) return;
    expected[bin] = (expected[bin] ?? 0) + countsPerAdc * binAdc * tabulatedNormalCdf(-z);
  }
}
