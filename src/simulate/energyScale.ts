/** E = p0 + p1 ADC + p2 ADC^2, the truth of a simulated detector at one time (paper Eq. 1). */
export type EnergyScale = readonly [p0: number, p1: number, p2: number];

/**
 * The channel position at which E = `energyEv`, on the branch where the gain is positive. The form of the root does not
 * lose digits for small p2. NaN where the parabola never reaches that energy.
 */
export function adcAtEnergy([p0, p1, p2]: EnergyScale, energyEv: number): number {
  const distance = energyEv - p0;
  return (2 * distance) / (p1 + Math.sqrt(p1 * p1 + 4 * p2 * distance));
}

/** dE/dADC in eV per channel at channel `adc`. */
export function gainAtAdc([, p1, p2]: EnergyScale, adc: number): number {
  return p1 + 2 * p2 * adc;
}

/**
 * The scale that puts `lowEnergyEv` at channel `lowAdc`, has the mean gain `gainEvPerAdc` between the two energies, and
 * lies `bendEv` above the straight line through both at `bendAtEv`.
 */
export function scaleThrough(points: {
  readonly lowEnergyEv: number;
  readonly highEnergyEv: number;
  readonly lowAdc: number;
  readonly gainEvPerAdc: number;
  readonly bendEv: number;
  readonly bendAtEv: number;
}): EnergyScale {
  const { lowEnergyEv, highEnergyEv, lowAdc, gainEvPerAdc, bendEv, bendAtEv } = points;
  const highAdc = lowAdc + (highEnergyEv - lowEnergyEv) / gainEvPerAdc;
  const bendAdc = lowAdc + (bendAtEv - lowEnergyEv) / gainEvPerAdc;
  const p2 = bendEv / ((bendAdc - lowAdc) * (bendAdc - highAdc));
  return [lowEnergyEv - gainEvPerAdc * lowAdc + p2 * lowAdc * highAdc, gainEvPerAdc - p2 * (lowAdc + highAdc), p2];
}

/** Energy in eV of channel position `adc`. */
export function energyAtAdc([p0, p1, p2]: EnergyScale, adc: number): number {
  return p0 + adc * (p1 + adc * p2);
}
