import { observedEnergyEv, type LineId } from '../physics/lines';
import { sigmaAtEv } from '../physics/resolution';
import { scaleAtTime } from './drift';
import { adcAtEnergy, gainAtAdc, type EnergyScale } from './energyScale';
import type { SimulatedRun } from './planRun';

/** What is true of one detector in one stretch of time. */
export interface StretchTruth {
  /** Energy scale averaged over the stretch. */
  readonly scale: EnergyScale;
  /** Where a fit should find each line, channels (of Ka1 for a Ka): its mean over the stretch. */
  readonly centroidAdc: Readonly<Record<LineId, number>>;
  /** Width of each line by noise and Fano statistics, without the drift inside the stretch; channels. */
  readonly sigmaAdc: Readonly<Record<LineId, number>>;
}

/** The drift is linear between hours: ten minutes resolve it and its steps well. */
const SAMPLE_S = 600;

/**
 * The truth of detector `sdd` in [startS, stopS) Unix seconds. Throws a RangeError for an unknown detector or an empty
 * stretch.
 */
export function truthOf(run: SimulatedRun, sdd: number, startS: number, stopS: number): StretchTruth {
  const detector = run.detectors.find((candidate) => candidate.sdd === sdd);
  if (detector === undefined) throw new RangeError(`the simulated run has no SDD ${String(sdd)}`);
  if (!(stopS > startS)) throw new RangeError('the stretch of time is empty');
  const samples = Math.max(1, Math.round((stopS - startS) / SAMPLE_S));
  const scales = Array.from({ length: samples }, (_, i) => {
    const seconds = startS - run.preset.startS + ((i + 0.5) * (stopS - startS)) / samples;
    return scaleAtTime(detector.scale, detector.drift, seconds);
  });
  const mean = (value: (scale: EnergyScale) => number) => scales.reduce((sum, s) => sum + value(s), 0) / samples;
  const scale: EnergyScale = [mean((s) => s[0]), mean((s) => s[1]), mean((s) => s[2])];
  const centroidAdc = perLine((line) => mean((s) => adcAtEnergy(s, observedEnergyEv(line))));
  const sigmaAdc = perLine(
    (line) => sigmaAtEv(detector.response, observedEnergyEv(line)) / gainAtAdc(scale, centroidAdc[line]),
  );
  return { scale, centroidAdc, sigmaAdc };
}

/** A value per line, worked out when it is asked for: there are hundreds of lines, and a caller wants a handful. */
function perLine(value: (line: LineId) => number): Readonly<Record<LineId, number>> {
  return new Proxy({} as Record<LineId, number>, { get: (_, line) => value(line as LineId) });
}
