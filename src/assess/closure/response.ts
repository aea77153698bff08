import type { LocatedCalibration } from '../../calibrate/energyCalibration';
import type { Histograms } from '../../dataset/histograms';
import { calibrationTable, commonSpectra } from '../calibrationTable';
import { COPPER_INTEREST, type Interest } from '../interest';
import { fitInterest } from '../interestFit';
import type { Tail } from '../interestModel';
import { ownSetup } from '../ownSetup';
import { addSummed, emptySpectrum, IN_SAMPLE, regionCounts } from '../summedSpectrum';
import type { ClosureToy } from './results';

/**
 * A line (Cu Ka unless told) of the summed spectrum with the constants that were found against the same events with the true ones (averaged over
 * each batch: what no constants per batch can better). `histograms` should be other events of the same detectors than those
 * that made the constants. One tail and one decision on neighbours for all.
 */
export function responseAgainstTruth(
  histograms: Histograms,
  sets: Readonly<Record<'truth' | 'reference' | 'optimized', readonly LocatedCalibration[]>>,
  tail: Tail,
  seed: number,
  { interest, bins }: { readonly interest: Interest; readonly bins?: number } = { interest: COPPER_INTEREST },
): Pick<ClosureToy, 'truth' | 'response'> {
  const tables = commonSpectra({
    truth: calibrationTable(histograms, sets.truth),
    reference: calibrationTable(histograms, sets.reference),
    optimized: calibrationTable(histograms, sets.optimized),
  });
  const countsWith = (name: keyof typeof tables) => {
    const { counts } = emptySpectrum('reference', false, bins);
    addSummed(counts, histograms, tables[name], seed, IN_SAMPLE);
    return counts;
  };
  const truthCounts = countsWith('truth');
  const setup = ownSetup(truthCounts, tail, interest);
  const fitOf = (counts: Float64Array) => fitInterest(regionCounts(counts, interest.region), setup).fit;
  const truth = fitOf(truthCounts);
  const difference = (name: 'reference' | 'optimized') => {
    const fit = fitOf(countsWith(name));
    return fit === null || truth === null
      ? { positionEv: null, fwhmEv: null }
      : { positionEv: fit.positionEv - truth.positionEv, fwhmEv: fit.fwhmEv - truth.fwhmEv };
  };
  return {
    truth: { positionEv: truth?.positionEv ?? null, fwhmEv: truth?.fwhmEv ?? null },
    response: { reference: difference('reference'), optimized: difference('optimized') },
  };
}
