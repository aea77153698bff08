import type { Peak } from '../../dataset/peak';
import { LINES, tabulatedEnergyEv, type LineId } from '../../physics/lines';
import type { Profile } from '../../physics/profile';
import type { PeakFinder } from '../peakFinder';
import { assignLines } from './assignLines';
import { blendOffsetEv } from './blendedLine';
import type { FoundLine, LineSearch } from './foundLine';
import { refineLines } from './refineLines';
import { sumSpectrum } from './summedSpectrum';

/** Widths of silicon drift detectors between 4 and 9 keV: sigma 50 to 160 eV. */
export const SIGMA_RANGE_EV = [50, 160] as const;
const SPECTRA_PER_BREATH = 8;

/**
 * A finder that searches each spectrum for peaks and names them by physics (`assignLines`). It needs no stated energy
 * scale, only the profile's ranges of gain and offset, and names the profile's known lines. Channels are summed as for the
 * profile's network, whose bins hold whole periods of the ADC's comb.
 */
export function createNamedFinder(id: string, searchLines: LineSearch): PeakFinder {
  return {
    id,
    find: async ({ spectra, profile }, context) => {
      const peaks: Peak[][] = [];
      for (const [index, { counts }] of spectra.entries()) {
        const spectrum = sumSpectrum(counts, searchIn(profile));
        const assignment = assignLines(searchLines(spectrum), profile);
        peaks.push(namedPeaks(refineLines(assignment, spectrum, profile), id));
        if (index % SPECTRA_PER_BREATH === SPECTRA_PER_BREATH - 1) {
          context.onProgress({ stage: 'Finding peaks', fraction: (index + 1) / spectra.length });
          await context.breathe();
        }
      }
      return peaks;
    },
    dispose: () => undefined,
  };
}

function searchIn({ gainRangeEvPerAdc: [lowestGain, highestGain], networkWindow }: Profile) {
  return {
    sigmaRangeAdc: [SIGMA_RANGE_EV[0] / highestGain, SIGMA_RANGE_EV[1] / lowestGain],
    binAdc: networkWindow.binAdc,
  } as const;
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
