import type { StatedCalibration } from '../../dataset/histograms';
import type { Peak } from '../../dataset/peak';
import type { LineId } from '../../physics/lines';
import type { FinderSpectrum, PeakFinder } from '../peakFinder';
import { alphaOf, blendEnergyEv } from './blendedLine';
import type { FoundLine } from './foundLine';
import { CLEAR_SIGNIFICANCE } from './hypothesis';
import { withoutImpossible } from './intensityRules';
import { namedPeaks, SIGMA_RANGE_EV } from './namedFinder';
import { findSignificantPeaks, STRONG_PEAK_SETTINGS } from './strongPeaks';
import { sumSpectrum } from './summedSpectrum';

/** How wrong a stated energy scale may be, relative to the energy: half the way from Ni Ka to Cu Ka is 3.5 %. */
const TOLERANCE = 0.025;
/**
 * A peak far below the strongest line in significance must agree with it about how wrong the scale is, to this part of
 * the energy: so a chromium Kb, 0.8 % above, is not taken for manganese.
 */
const FAINT_TOLERANCE = 0.006;
const FAINT_SHARE = 0.3;
const SPECTRA_PER_BREATH = 8;

/**
 * Takes the energy scale that the file states, looks for a significant peak within 2.5 % of where each of the
 * profile's known lines should be, and keeps what the intensities allow. Spectra without a stated scale get no peaks.
 */
export const statedFinder: PeakFinder = {
  id: 'stated',
  find: async ({ spectra, profile }, context) => {
    const peaks: Peak[][] = [];
    for (const [index, spectrum] of spectra.entries()) {
      peaks.push(findByStatedScale(spectrum, profile.knownLines));
      if (index % SPECTRA_PER_BREATH === SPECTRA_PER_BREATH - 1) {
        context.onProgress({ stage: 'Finding peaks', fraction: (index + 1) / spectra.length });
        await context.breathe();
      }
    }
    return peaks;
  },
  dispose: () => undefined,
};

/** Lines of `knownLines` in a spectrum whose energy scale is known to a percent or so; none where it is not. */
export function findByStatedScale({ counts, stated }: FinderSpectrum, knownLines: readonly LineId[]): Peak[] {
  if (stated === null || !(stated.gainEvPerAdc > 0)) return [];
  const narrowestAdc = Math.max(1, SIGMA_RANGE_EV[0] / stated.gainEvPerAdc);
  const widestAdc = 2 * (SIGMA_RANGE_EV[1] / stated.gainEvPerAdc);
  // Bins of less than half the narrowest width cost no precision.
  const spectrum = sumSpectrum(counts, {
    sigmaRangeAdc: [narrowestAdc, widestAdc],
    binAdc: Math.max(1, Math.floor(narrowestAdc / 2)),
  });
  const found = findSignificantPeaks(spectrum, { ...STRONG_PEAK_SETTINGS, minSignificance: CLEAR_SIGNIFICANCE });
  return namedPeaks(
    withoutImpossible(matchStated(found, stated, knownLines), stated.gainEvPerAdc, knownLines),
    'stated',
    stated.gainEvPerAdc,
  );
}

/** Pairs lines and peaks, the closest pairs first, each at most once. */
function matchStated(
  found: readonly FoundLine[],
  { offsetEv, gainEvPerAdc }: StatedCalibration,
  knownLines: readonly LineId[],
) {
  const pairs = knownLines.flatMap((line) =>
    found.map((peak) => {
      const deviation = (offsetEv + gainEvPerAdc * peak.adc) / blendEnergyEv(line) - 1;
      return { line, peak, deviation };
    }),
  );
  const near = pairs.filter(({ deviation }) => Math.abs(deviation) < TOLERANCE);
  // A Kb alone proves nothing: iron's Ka lies within reach of manganese's Kb.
  const alphas = near.filter(({ line }) => alphaOf(line) === null);
  const [strongest] = alphas.sort((a, b) => b.peak.significance - a.peak.significance);
  const agreeing = near.filter(({ peak, deviation }) => {
    const disagreement = Math.abs(deviation - (strongest?.deviation ?? 0));
    return peak.significance >= FAINT_SHARE * (strongest?.peak.significance ?? 0) || disagreement < FAINT_TOLERANCE;
  });
  agreeing.sort((a, b) => Math.abs(a.deviation) - Math.abs(b.deviation));
  const assignment = new Map<LineId, FoundLine>();
  const taken = new Set<FoundLine>();
  for (const { line, peak } of agreeing) {
    if (assignment.has(line) || taken.has(peak)) continue;
    assignment.set(line, peak);
    taken.add(peak);
  }
  return assignment;
}
