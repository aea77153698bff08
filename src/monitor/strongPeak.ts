import { energyAt } from '../calibrate/energyCalibration';
import type { DetectorStandard } from '../calibrate/reference/detectorReference';
import { LINES, SILICON, type LineId } from '../physics/lines';
import type { Profile } from '../physics/profile';
import { lineDensity } from '../physics/lineShape';
import { sigmaAtEv } from '../physics/resolution';

/** A peak that no known line explains. */
export interface StrongPeak {
  readonly adc: number;
  readonly energyEv: number;
  readonly counts: number;
}

/** Weaker peaks than this share of the strongest line disturb neither fits nor alignment. */
const SMALLEST_SHARE = 0.05;
const SMALLEST_SIGNIFICANCE = 10;
/** Distance in sigmas within which a peak counts as a known line or its escape. */
const NEAR_SIGMA = 2.5;

/**
 * Looks for a strong peak that is no known line, between the lowest fitted line and the profile's
 * region of interest, in the whole-run
 * spectrum of a detector: what remains after its fitted lines are taken away, in windows of three sigma against the
 * level beside them. Returns the strongest, or null.
 */
export function strongUnknownPeak(
  spectrum: Uint32Array,
  { fit, calibration }: DetectorStandard,
  { knownLines, regionEv: [, highestEv] }: Profile,
): StrongPeak | null {
  const lines = fit.fits.filter((line) => line.status !== 'failed');
  const strongest = Math.max(...lines.map((line) => line.counts ?? 0));
  const lowest = lines.reduce((low, line) => Math.min(low, line.adc ?? Infinity), Infinity);
  const residual = withoutLines(spectrum, { fit, calibration });
  const sigmaAdcAt = (adc: number) =>
    sigmaAtEv(fit.template.resolution, energyAt(calibration.p, adc)) / fit.gainEvPerAdc;
  let found: StrongPeak | null = null;
  for (let adc = Math.round(lowest); adc < spectrum.length; adc++) {
    const energyEv = energyAt(calibration.p, adc);
    if (energyEv > highestEv) break;
    const sigmaAdc = sigmaAdcAt(adc);
    if (isKnown(knownLines, energyEv, NEAR_SIGMA * sigmaAdc * fit.gainEvPerAdc)) continue;
    const { counts, error } = excessAt(residual, spectrum, adc, sigmaAdc);
    if (counts < SMALLEST_SHARE * strongest || counts < SMALLEST_SIGNIFICANCE * error) continue;
    if (found === null || counts > found.counts) found = { adc, energyEv, counts };
  }
  return found;
}

/** Why a detector with such a peak is set aside, in words. */
export function describeStrongPeak({ adc, energyEv, counts }: StrongPeak): string {
  return `A strong peak that is no known line: about ${counts.toFixed(0)} counts at channel ${String(adc)} (${energyEv.toFixed(0)} eV).`;
}

function withoutLines(spectrum: Uint32Array, { fit }: DetectorStandard): Float64Array {
  const residual = Float64Array.from(spectrum);
  const { tailFraction, tailBeta } = fit.template;
  for (const { line, adc, sigmaAdc, counts } of fit.fits) {
    if (adc === null || sigmaAdc === null || counts === null) continue;
    const { components } = LINES[line];
    const whole = components.reduce((sum, component) => sum + component.weight, 0);
    for (const { energyEv, weight } of components) {
      const mu = adc + (energyEv - components[0].energyEv) / fit.gainEvPerAdc;
      const from = Math.max(0, Math.floor(mu - 30 * sigmaAdc));
      const to = Math.min(spectrum.length - 1, Math.ceil(mu + 6 * sigmaAdc));
      for (let a = from; a <= to; a++) {
        const expected = ((counts * weight) / whole) * lineDensity(a, mu, sigmaAdc, tailFraction, tailBeta);
        residual[a] = (residual[a] ?? 0) - expected;
      }
    }
  }
  return residual;
}

function isKnown(knownLines: readonly LineId[], energyEv: number, withinEv: number): boolean {
  return knownLines.some((id) => {
    const line = LINES[id].components[0].energyEv;
    return Math.abs(energyEv - line) < withinEv || Math.abs(energyEv - line + SILICON.escapeEnergyEv) < withinEv;
  });
}

/** Counts within 1.5 sigma above the mean level from 3 to 5 sigma on both sides, and their error. */
function excessAt(
  residual: Float64Array,
  spectrum: Uint32Array,
  adc: number,
  sigmaAdc: number,
): { counts: number; error: number } {
  const reach = Math.max(1, Math.round(1.5 * sigmaAdc));
  const inside = sumOver(residual, adc - reach, adc + reach);
  const near = Math.round(3 * sigmaAdc);
  const far = Math.round(5 * sigmaAdc);
  const sides = Math.max(
    0,
    (sumOver(residual, adc - far, adc - near) + sumOver(residual, adc + near, adc + far)) / (2 * (far - near + 1)),
  );
  const counts = inside - sides * (2 * reach + 1);
  return { counts, error: Math.sqrt(Math.max(sumOver(spectrum, adc - reach, adc + reach), 1)) };
}

function sumOver(values: ArrayLike<number>, from: number, to: number): number {
  let sum = 0;
  for (let i = Math.max(0, from); i <= Math.min(values.length - 1, to); i++) sum += values[i] ?? 0;
  return sum;
}
