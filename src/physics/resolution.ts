import { SILICON } from './lines';

/**
 * Resolution of a silicon detector: sigma^2 = noise^2 + F w E (METHOD.md section 4), all in eV. The noise is that of
 * the electronics; F w E is the Fano statistics of the charge.
 */
export interface Resolution {
  readonly noiseEv: number;
  readonly fanoFactor: number;
}

/** Electronic noise of a good SDD, eV: a start where nothing is known yet. */
export const TYPICAL_RESOLUTION: Resolution = { noiseEv: 42, fanoFactor: SILICON.fanoFactor };

/** Standard deviation in eV of a line at `energyEv` > 0. */
export function sigmaAtEv({ noiseEv, fanoFactor }: Resolution, energyEv: number): number {
  return Math.sqrt(noiseEv * noiseEv + fanoFactor * SILICON.pairEnergyEv * energyEv);
}

/**
 * The resolution that gives `sigmaEv` at `energyEv`, with the Fano factor of silicon where the width allows it. A width
 * below what silicon allows gives zero noise and a smaller Fano factor, so that the law still meets the measured point.
 */
export function resolutionFrom(sigmaEv: number, energyEv: number): Resolution {
  const noiseSquared = sigmaEv * sigmaEv - SILICON.fanoFactor * SILICON.pairEnergyEv * energyEv;
  if (noiseSquared >= 0) return { noiseEv: Math.sqrt(noiseSquared), fanoFactor: SILICON.fanoFactor };
  return { noiseEv: 0, fanoFactor: (sigmaEv * sigmaEv) / (SILICON.pairEnergyEv * energyEv) };
}
