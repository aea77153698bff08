import type { ModelLoader } from '../cnn/weights';
import { createFinder } from '../createFinder';
import { FINDERS, type FinderId } from '../finders';
import type { Candidate } from './runBenchmark';

/** The finders with these ids, in the order of the `Peak finder` list. */
export function candidatesOf(ids: readonly FinderId[], load: ModelLoader): Candidate[] {
  return FINDERS.filter(({ id }) => ids.includes(id)).map(({ id, label }) => ({
    id,
    label,
    create: () => createFinder(id, load),
  }));
}
