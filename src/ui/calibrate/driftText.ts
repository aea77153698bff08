import type { DriftReport } from '../../calibrate/drift/driftReport';
import { labels } from '../../labels/labels';

/** How the energy scales move, and what that means for the batches, in one sentence; empty where it is not known. */
export function driftText(drift: DriftReport | null): string {
  if (drift === null) return '';
  const { evPerRootDay, jumps, jumpingDetectors } = drift;
  return labels.calibrate.drift(evPerRootDay.toFixed(1), jumps, jumpingDetectors);
}
