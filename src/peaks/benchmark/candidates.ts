import { VIP2 } from '../../physics/profile';
import { createFinder, type ModelSources } from '../createFinder';
import { FINDERS, type FinderId } from '../finders';
import type { Candidate } from './runBenchmark';

/** The finders with these ids for the lines of VIP-2, in the order of the `Peak finder` list. */
export function candidatesOf(ids: readonly FinderId[], sources: ModelSources): Candidate[] {
  return FINDERS.filter(({ id }) => ids.includes(id)).map(({ id, label }) => ({
    id,
    label,
    create: () => createFinder(id, VIP2, sources),
  }));
}
