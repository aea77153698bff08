import { channelAt, energyAt, energyErrorAt, type LocatedCalibration } from '../../calibrate/energyCalibration';
import type { Histograms } from '../../dataset/histograms';
import { observedEnergyEv, type LineId } from '../../physics/lines';
import type { SimulatedRun } from '../../simulate/planRun';
import { spanOf } from '../../simulate/simulateSpectra';
import { truthOf } from '../../simulate/truth';
import type { Deviation } from './results';

/** The true constants of every batch of some detectors (indices, those of the run in the same order), averaged over it. */
export function trueCalibrations(
  run: SimulatedRun,
  { batches }: Pick<Histograms, 'batches'>,
  detectors: readonly number[],
): LocatedCalibration[] {
  return detectors.flatMap((detector) => {
    const sdd = run.detectors[detector]?.sdd;
    if (sdd === undefined) return [];
    return batches.map((own, batch): LocatedCalibration => {
      const { startS, stopS } = spanOf(own, batch);
      const { scale } = truthOf(run, sdd, startS, stopS);
      return { detector, batch, p: scale, covariance: null, status: 'fitted' };
    });
  });
}

/** How far constants put a line (Cu Ka unless told) off where it truly is, for every one of them with an error. */
export function deviationsAt(
  found: readonly LocatedCalibration[],
  truth: readonly LocatedCalibration[],
  toy: number,
  line: LineId = 'CuKa',
): Deviation[] {
  const lineEv = observedEnergyEv(line);
  const trueAdc = new Map(
    truth.map(({ detector, batch, p }) => [`${String(detector)}/${String(batch)}`, channelAt(p, lineEv)]),
  );
  return found.flatMap(({ detector, batch, p, covariance }) => {
    const adc = trueAdc.get(`${String(detector)}/${String(batch)}`) ?? null;
    if (batch === null || adc === null || covariance === null) return [];
    const errorEv = energyErrorAt(covariance, adc);
    const ev = energyAt(p, adc) - lineEv;
    return errorEv > 0 && Number.isFinite(ev) ? [{ toy, detector, batch, ev, errorEv }] : [];
  });
}
