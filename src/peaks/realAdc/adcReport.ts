import type { StatedCalibration } from '../../dataset/histograms';
import type { Profile } from '../../physics/profile';
import { detectComb, type Comb } from './comb';
import { evenChannels } from './evenChannels';
import { narrowestSigmaAdc } from './narrowestLine';
import { noiseSpikes, type NoiseSpike } from './noiseSpikes';
import { withoutSpikes } from './withoutSpikes';

/** What the ADC adds to the spectra of a detector. */
export interface AdcReport {
  readonly comb: Comb | null;
  /** Ascending in channel. */
  readonly spikes: readonly NoiseSpike[];
}

/** Looks for a comb, and for noise spikes in what is left of the spectrum without it. Best on a detector's whole run. */
export function reportAdc(counts: Uint32Array, profile: Profile, stated: StatedCalibration | null): AdcReport {
  const comb = detectComb(counts);
  const even = comb === null ? counts : evenChannels(counts, comb);
  return { comb, spikes: noiseSpikes(even, (adc) => narrowestSigmaAdc(adc, profile, stated)) };
}

/** The spectrum as a good ADC would have counted it; `counts` itself where the report has nothing against it. */
export function cleanSpectrum(counts: Uint32Array, { comb, spikes }: AdcReport): Uint32Array {
  const even = comb === null ? counts : evenChannels(counts, comb);
  return spikes.length === 0 ? even : withoutSpikes(even, spikes);
}
