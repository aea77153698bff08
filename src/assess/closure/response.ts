import type { LocatedCalibration } from '../../calibrate/energyCalibration';
import type { Histograms } from '../../dataset/histograms';
import { calibrationTable, commonSpectra } from '../calibrationTable';
import { fitCopper, nickelIsWanted } from '../copperFit';
import type { Tail } from '../copperModel';
import { addSummed, copperBins, emptySpectrum, IN_SAMPLE } from '../summedSpectrum';
import type { ClosureToy } from './results';

/**
 * Cu Ka of the summed spectrum with the constants that were found against the same events with the true ones (averaged over
 * each batch: what no constants per batch can better). `histograms` should be other events of the same detectors than those
 * that made the constants. One tail and one decision on nickel for all.
 */
export function responseAgainstTruth(
  histograms: Histograms,
  sets: Readonly<Record<'truth' | 'reference' | 'optimized', readonly LocatedCalibration[]>>,
  tail: Tail,
  seed: number,
): Pick<ClosureToy, 'truth' | 'response'> {
  const tables = commonSpectra({
    truth: calibrationTable(histograms, sets.truth),
    reference: calibrationTable(histograms, sets.reference),
    optimized: calibrationTable(histograms, sets.optimized),
  });
  const countsWith = (name: keyof typeof tables) => {
    const { counts } = emptySpectrum('reference', false);
    addSummed(counts, histograms, tables[name], seed, IN_SAMPLE);
    return copperBins(counts);
  };
  const truthCounts = countsWith('truth');
  const setup = { tail, withNickel: nickelIsWanted(truthCounts, { tail }) };
  const truth = fitCopper(truthCounts, setup).fit;
  const difference = (name: 'reference' | 'optimized') => {
    const { fit } = fitCopper(countsWith(name), setup);
    return fit === null || truth === null
      ? { positionEv: null, fwhmEv: null }
      : { positionEv: fit.positionEv - truth.positionEv, fwhmEv: fit.fwhmEv - truth.fwhmEv };
  };
  return {
    truth: { positionEv: truth?.positionEv ?? null, fwhmEv: truth?.fwhmEv ?? null },
    response: { reference: difference('reference'), optimized: difference('optimized') },
  };
}
