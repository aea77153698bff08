import { detectorLabel } from '../../dataset/detector';
import type { Histograms } from '../../dataset/histograms';
import type { PeakCorrection } from '../../dataset/peakCorrection';
import type { Profile } from '../../physics/profile';

/** Corrections that have a place in the run, and in words what was ignored and why. */
export interface UsableCorrections {
  readonly corrections: readonly PeakCorrection[];
  readonly warnings: readonly string[];
}

/** Leaves out corrections of detectors, batches or lines that the run does not have: it may have been read anew. */
export function usableCorrections(
  { detectors, batches }: Histograms,
  profile: Profile,
  corrections: readonly PeakCorrection[],
): UsableCorrections {
  const labels = new Set(detectors.map(detectorLabel));
  const whyNot = ({ detector, batch, line }: PeakCorrection): string | null => {
    if (!labels.has(detector)) return 'the run has no such SDD';
    if (batch !== null && batch >= batches.length) return `the run has ${String(batches.length)} batches now`;
    return profile.calibrationLines.includes(line) ? null : `${profile.label} does not calibrate with this line`;
  };
  return {
    corrections: corrections.filter((correction) => whyNot(correction) === null),
    warnings: corrections.flatMap((correction) => {
      const why = whyNot(correction);
      const batch = correction.batch === null ? '' : `, batch ${String(correction.batch + 1)}`;
      const place = `${correction.line} of SDD ${correction.detector}${batch}`;
      return why === null ? [] : [`The correction of ${place} was ignored: ${why}.`];
    }),
  };
}
