import type { DriftReport } from '../../calibrate/drift/driftReport';

/** How the energy scales move, and what that means for the batches, in one sentence; empty where it is not known. */
export function driftText(drift: DriftReport | null): string {
  if (drift === null) return '';
  const { evPerRootDay, jumps, jumpingDetectors } = drift;
  const sdds = `${String(jumpingDetectors)} SDD${jumpingDetectors === 1 ? '' : 's'}`;
  const jumped =
    jumps === 0 ? 'and jump in none' : `and jump ${jumps === 1 ? 'once' : `${String(jumps)} times`} in ${sdds}`;
  return `The scales drift by ${evPerRootDay.toFixed(1)} eV in a day at copper (rms over SDDs) ${jumped}: as far as that allows, each batch also knows what its neighbours know.`;
}
