import { classicalFinder } from '../../peaks/classical/classicalFinder';
import { createCnnFinder } from '../../peaks/cnn/cnnFinder';
import type { FinderId } from '../../peaks/finders';
import type { PeakFinder } from '../../peaks/peakFinder';
import type { JobContext } from './context';

/** The finder of this id, ready to use; the caller disposes of it. */
export async function finderFor(id: FinderId, { loadModel }: JobContext): Promise<PeakFinder> {
  return id === 'cnn' ? createCnnFinder(loadModel) : classicalFinder;
}
