import type { Peak } from '../../dataset/peak';
import { LINES, tabulatedEnergyEv, type LineId } from '../../physics/lines';
import type { FinderSpectrum, PeakFinder } from '../peakFinder';
import type { Profile } from '../../physics/profile';
import { assignLines } from './assignLines';
import { blendOffsetEv } from './blendedLine';
import { findSignificantPeaks, type FoundLine } from './strongPeaks';

/** Widths of silicon drift detectors between 4 and 9 keV: sigma 50 to 160 eV. */
export const SIGMA_RANGE_EV = [50, 160] as const;
/** Candidates, in standard deviations: faint ones count only where clear lines say that they should be. */
const CANDIDATE_SIGNIFICANCE = 2.5;
const SPECTRA_PER_BREATH = 8;

/**
 * Peak search with SciPy's `find_peaks` on a filtered spectrum, then names by physics (`assignLines`). It needs no
 * stated energy scale, only the profile's ranges of gain and offset, and names the profile's known lines.
 */
export const classicalFinder: PeakFinder = {
  id: 'find_peaks',
  find: async ({ spectra, profile }, context) => {
    const peaks: Peak[][] = [];
    for (const [index, spectrum] of spectra.entries()) {
      peaks.push(findClassically(spectrum, profile));
      if (index % SPECTRA_PER_BREATH === SPECTRA_PER_BREATH - 1) {
        context.onProgress({ stage: 'Finding peaks', fraction: (index + 1) / spectra.length });
        await context.breathe();
      }
    }
    return peaks;
  },
  dispose: () => undefined,
};

function findClassically({ counts }: FinderSpectrum, profile: Profile): Peak[] {
  const [lowestGain, highestGain] = profile.gainRangeEvPerAdc;
  const found = findSignificantPeaks(counts, {
    sigmaRangeAdc: [SIGMA_RANGE_EV[0] / highestGain, SIGMA_RANGE_EV[1] / lowestGain],
    minSignificance: CANDIDATE_SIGNIFICANCE,
  });
  return namedPeaks(assignLines(found, profile), 'find_peaks');
}

/**
 * Peaks of an assignment, ascending, moved from the mean of a doublet to its Ka1 with the gain between the outermost
 * lines (`gainEvPerAdc` where there is but one).
 */
export function namedPeaks(
  assignment: ReadonlyMap<LineId, FoundLine>,
  finder: string,
  gainEvPerAdc: number | null = null,
): Peak[] {
  const named = [...assignment].map(([line, { adc, adcError }]) => ({ line, adc, adcError }));
  named.sort((a, b) => a.adc - b.adc);
  const [first, last] = [named[0], named.at(-1)];
  if (first === undefined || last === undefined) return [];
  const gain = gainEvPerAdc ?? (tabulatedEnergyEv(last.line) - tabulatedEnergyEv(first.line)) / (last.adc - first.adc);
  return named.map(({ line, adc, adcError }): Peak => {
    const toFirstComponent = LINES[line].components.length > 1 ? blendOffsetEv(line) / gain : 0;
    return { line, adc: adc + toFirstComponent, adcError, probability: null, finder };
  });
}
