import type { AnomalyKind } from '../../src/dataset/anomaly';
import type { Histograms } from '../../src/dataset/histograms';
import type { SimulatedAnomaly } from '../../src/simulate/anomalies/anomaly';

/** A batch with less of an anomaly than this share of its length is neither good nor odd. */
const LEAST_OVERLAP = 0.25;

/** What is true of a spectrum: nothing odd, this kind, or no clear case (of a detector with an anomaly at another time). */
export type Label = 'good' | AnomalyKind | 'unclear';

/** The truth of every (detector, batch), row major. */
export function labelsOf(
  { detectors, batches }: Histograms,
  anomalies: readonly SimulatedAnomaly[],
  runStartS: number,
): Label[] {
  return detectors.flatMap(({ sdd }) => {
    const own = anomalies.find((anomaly) => anomaly.sdd === sdd);
    return batches.map(({ start, stop }): Label => {
      if (own === undefined) return 'good';
      const [from, to] = [(start ?? 0) - runStartS, (stop ?? 0) - runStartS];
      if (own.kind === 'gain-step') return own.startS >= from && own.startS < to ? own.kind : 'unclear';
      const overlap = (Math.min(own.stopS, to) - Math.max(own.startS, from)) / (to - from);
      return overlap > (own.kind === 'burst' ? 0 : LEAST_OVERLAP) ? own.kind : 'unclear';
    });
  });
}
