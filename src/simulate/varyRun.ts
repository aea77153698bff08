import { tabulatedEnergyEv } from '../physics/lines';
import { adcAtEnergy, scaleThrough, type EnergyScale } from './energyScale';
import type { SimulatedRun } from './planRun';
import type { SimulatedDetector } from './simulatedDetector';
import type { SimulationVariant } from './variants';

const NICKEL_OF_COPPER = 0.05;
/** SIDDHARTA-2's ADC, in one channel of its array as in the others: wider and narrower in turn by up to 23 %. */
const REAL_ADC_WIDTHS = [1.23, 0.96, 0.87, 0.94] as const;

/** The same run with one thing different. */
export function varyRun(run: SimulatedRun, variant: SimulationVariant): SimulatedRun {
  return { ...run, detectors: run.detectors.map((detector) => varied(detector, variant)) };
}

function varied(detector: SimulatedDetector, variant: SimulationVariant): SimulatedDetector {
  const { scale, linesPerDay, response } = detector;
  switch (variant) {
    case 'as-found':
      return detector;
    case 'straight':
      return { ...detector, scale: straightened(scale) };
    case 'nickel':
      return { ...detector, linesPerDay: { ...linesPerDay, NiKa: NICKEL_OF_COPPER * (linesPerDay.CuKa ?? 0) } };
    case 'tails-doubled': {
      const tailFraction = Math.min(2 * response.tailFraction, 1);
      return { ...detector, response: { ...response, tailFraction, tailBeta: 2 * response.tailBeta } };
    }
    case 'tails-none':
      return { ...detector, response: { ...response, tailFraction: 0 } };
    case 'adc-comb':
      return { ...detector, adcWidths: REAL_ADC_WIDTHS };
  }
}

/** The straight scale with titanium and manganese in the same channels. */
function straightened(scale: EnergyScale): EnergyScale {
  const [lowEnergyEv, highEnergyEv] = [tabulatedEnergyEv('TiKa'), tabulatedEnergyEv('MnKa')];
  const [lowAdc, highAdc] = [adcAtEnergy(scale, lowEnergyEv), adcAtEnergy(scale, highEnergyEv)];
  const gainEvPerAdc = (highEnergyEv - lowEnergyEv) / (highAdc - lowAdc);
  const bendAtEv = tabulatedEnergyEv('CuKa');
  return scaleThrough({ lowEnergyEv, highEnergyEv, lowAdc, gainEvPerAdc, bendEv: 0, bendAtEv });
}
