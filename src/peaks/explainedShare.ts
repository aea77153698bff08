import type { TaskContext } from '../dataset/task';
import { SILICON } from '../physics/lines';
import type { Profile } from '../physics/profile';
import { blendEnergyEv } from './classical/blendedLine';
import { classicalFinder } from './classical/classicalFinder';
import { TOLERANCE_EV, worth } from './classical/hypothesis';
import { SIGMA_RANGE_EV } from './classical/namedFinder';
import { findSignificantPeaks } from './classical/strongPeaks';
import { sumSpectrum } from './classical/summedSpectrum';
import { findLines } from './findLines';
import type { FinderSpectrum } from './peakFinder';
import { plausiblePeaks } from './plausiblePeaks';
import { cleanSpectrum, reportAdc } from './realAdc/adcReport';
import { scaleOf } from './scaleOf';

/** What of a spectrum the lines of a profile explain: a part from 0 to 1, and how many lines that are. */
export interface Explained {
  readonly share: number;
  readonly lines: number;
}

const NOTHING: Explained = { share: 0, lines: 0 };
/** Weaker peaks are not asked about, standard deviations. */
const LEAST_SIGNIFICANCE = 10;
/** Below this energy the noise of the electronics may stand higher than any line, eV. */
const NOISE_EV = 1000;

/**
 * The part of what stands out of a spectrum (clear peaks, by the logarithm of their significance) that is a line of the
 * profile or the silicon escape peak of one, between the lowest and the highest of its lines. Nothing where the two lines
 * that are its strongest are not both there, on a scale that its detectors can have, nor where a peak below its lines is
 * stronger than they are: an Fe-55 source has none, a mineral under an electron beam has several.
 */
export async function explainedShare(
  { counts, stated }: FinderSpectrum,
  profile: Profile,
  context: TaskContext,
): Promise<Explained> {
  const clean = cleanSpectrum(counts, reportAdc(counts, profile, stated));
  const [found = []] = await findLines([{ counts: clean, stated }], classicalFinder, profile, context);
  const peaks = plausiblePeaks(found, clean, profile);
  const scale = scaleOf(peaks);
  if (scale === null) return NOTHING;
  const energyOf = (adc: number) => scale.offsetEv + scale.gainEvPerAdc * adc;
  const linesEv = profile.knownLines.map(blendEnergyEv);
  const escapesEv = linesEv.map((energyEv) => energyEv - SILICON.escapeEnergyEv);
  const [lowestEv, highestEv] = [Math.min(...linesEv) - TOLERANCE_EV, Math.max(...linesEv) + TOLERANCE_EV];
  let [explained, all, strongest, strongestBelow] = [0, 0, 0, 0];
  for (const peak of clearPeaks(clean, scale.gainEvPerAdc)) {
    const energyEv = energyOf(peak.adc);
    if (energyEv > NOISE_EV && energyEv < lowestEv) strongestBelow = Math.max(strongestBelow, peak.significance);
    if (peak.significance < LEAST_SIGNIFICANCE || energyEv < lowestEv || energyEv > highestEv) continue;
    strongest = Math.max(strongest, peak.significance);
    all += worth(peak);
    if ([...linesEv, ...escapesEv].some((known) => Math.abs(known - energyEv) < TOLERANCE_EV)) explained += worth(peak);
  }
  if (all === 0 || strongestBelow > strongest) return NOTHING;
  return { share: explained / all, lines: peaks.filter(({ line }) => profile.knownLines.includes(line)).length };
}

function clearPeaks(counts: Uint32Array, gainEvPerAdc: number) {
  const narrowestAdc = SIGMA_RANGE_EV[0] / gainEvPerAdc;
  const sigmaRangeAdc = [Math.max(1, narrowestAdc), SIGMA_RANGE_EV[1] / gainEvPerAdc] as const;
  const binAdc = Math.max(1, Math.floor(narrowestAdc / 2));
  return findSignificantPeaks(sumSpectrum(counts, { sigmaRangeAdc, binAdc }));
}
