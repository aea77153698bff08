import { LINES, SILICON, type LineId } from '../../physics/lines';
import { sigmaAtEv } from '../../physics/resolution';
import { addPeak, type AdcBins } from '../binnedShapes';
import type { DetectorResponse } from '../detectorResponse';
import { adcAtEnergy, gainAtAdc, type EnergyScale } from '../energyScale';
import { emissionsOf } from '../source';

interface LineInDetector {
  readonly line: LineId;
  readonly events: number;
  readonly scale: EnergyScale;
  readonly response: DetectorResponse;
}

/** Expected counts of one line per bin: its components and satellite with their tails, without shelf and escape peak. */
export function lineAlone(
  { line, events, scale, response }: LineInDetector,
  bins: AdcBins & { readonly count: number },
): Float64Array {
  const counts = new Float64Array(bins.count);
  if (events === 0) return counts;
  const escapeEv = LINES[line].components[0].energyEv - SILICON.escapeEnergyEv;
  for (const emission of emissionsOf({ [line]: events })) {
    if (emission.energyEv === escapeEv) continue;
    const centroidAdc = adcAtEnergy(scale, emission.energyEv);
    const sigmaAdc = sigmaAtEv(response, emission.energyEv) / gainAtAdc(scale, centroidAdc);
    addPeak(
      { ...response, centroidAdc, sigmaAdc, events: emission.events * (1 - response.shelfFraction) },
      bins,
      counts,
    );
  }
  return counts;
}
