import type { StatedCalibration } from '../../dataset/histograms';
import { SILICON, tabulatedEnergyEv } from '../../physics/lines';
import type { Profile } from '../../physics/profile';
import { sigmaAtEv } from '../../physics/resolution';

/** Files state rough scales: the width allowed is this part of what theirs gives. */
const TRUST_IN_STATED_SCALE = 0.8;

/**
 * The smallest sigma in channels that a line near channel `adc` can have: that of the charge's Fano statistics alone, at
 * the energy of the channel, with the largest gain. It is never less than at the lowest energy where this experiment has
 * anything to see, the silicon escape peak of its lowest line. The scale is that of the file, else the profile's.
 */
export function narrowestSigmaAdc(adc: number, profile: Profile, stated: StatedCalibration | null): number {
  const hasScale = stated !== null && stated.gainEvPerAdc > 0;
  const gainEvPerAdc = hasScale ? stated.gainEvPerAdc / TRUST_IN_STATED_SCALE : profile.gainRangeEvPerAdc[1];
  const offsetEv = hasScale ? stated.offsetEv : profile.offsetRangeEv[0];
  const [lowest = 'TiKa'] = profile.knownLines;
  const leastEv = tabulatedEnergyEv(lowest) - SILICON.escapeEnergyEv;
  const energyEv = Math.max(leastEv, offsetEv + gainEvPerAdc * adc);
  return sigmaAtEv({ noiseEv: 0, fanoFactor: SILICON.fanoFactor }, energyEv) / gainEvPerAdc;
}
