import { sigmaAtEv } from '../physics/resolution';
import type { Continuum } from './continuum';
import type { DetectorResponse } from './detectorResponse';
import { adcAtEnergy, energyAtAdc, gainAtAdc, type EnergyScale } from './energyScale';
import { addPeak, addStep, type AdcBins } from './binnedShapes';
import type { Emission } from './source';
import { tabulatedTailCdf } from './tabulatedNormal';

/** Everything that shapes the spectrum of one detector at one time. */
export interface SpectrumModel {
  readonly scale: EnergyScale;
  readonly response: DetectorResponse;
  readonly emissions: readonly Emission[];
  readonly continuum: Continuum;
}

/**
 * Adds the expected counts of `model` to `expected` (one entry per bin of `bins`). Analytic: lines as
 * (1 - t) Gauss + t Tail with the gain at the line; natural widths of 1 to 3 eV are left out, since folded with a
 * resolution of 60 to 80 eV they change no bin by more than 0.1 % of its line.
 */
export function addExpectedSpectrum(model: SpectrumModel, bins: AdcBins, expected: Float64Array): void {
  const { scale, response, emissions } = model;
  for (const { energyEv, events } of emissions) {
    const centroidAdc = adcAtEnergy(scale, energyEv);
    const sigmaAdc = sigmaAtEv(response, energyEv) / gainAtAdc(scale, centroidAdc);
    const shelf = events * response.shelfFraction;
    addPeak({ centroidAdc, sigmaAdc, events: events - shelf, ...response }, bins, expected);
    const zeroAdc = adcAtEnergy(scale, 0);
    addStep({ edgeAdc: centroidAdc, sigmaAdc, countsPerAdc: shelf / (centroidAdc - zeroAdc) }, bins, expected);
  }
  addContinuum(model, bins, expected);
}

function addContinuum({ scale, response, continuum }: SpectrumModel, bins: AdcBins, expected: Float64Array): void {
  const { flat, falling, shoulder } = continuum;
  const beta = shoulder.scaleEv / sigmaAtEv(response, shoulder.fromEv);
  const below = (energyEv: number) =>
    (flat.events * Math.min(Math.max(energyEv, 0), flat.toEv)) / flat.toEv +
    falling.events * (energyEv > 0 ? 1 - Math.exp(-energyEv / falling.scaleEv) : 0) +
    shoulder.events * (1 - tabulatedTailCdf((shoulder.fromEv - energyEv) / sigmaAtEv(response, shoulder.fromEv), beta));
  let left = below(energyAtAdc(scale, bins.firstEdgeAdc));
  for (let bin = 0; bin < expected.length; bin++) {
    const right = below(energyAtAdc(scale, bins.firstEdgeAdc + (bin + 1) * bins.binAdc));
    expected[bin] = (expected[bin] ?? 0) + right - left;
    left = right;
  }
}
