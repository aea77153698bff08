import { labels } from '../../labels/labels';
import { isAnalysing } from '../taskSlice';
import type { WorkbenchState } from '../workbench';

/** What to do about figures whose makings are gone: lost with their worker, or restored without them. */
export const NOT_HELD_TEXT = labels.store.notHeld;

/** Whether there are figures on the page which the worker cannot go on from. */
export function isNotHeld({
  analysis,
  workerHoldsAnalysis,
  task,
}: Pick<WorkbenchState, 'analysis' | 'workerHoldsAnalysis' | 'task'>): boolean {
  return analysis !== null && !workerHoldsAnalysis && !isAnalysing(task);
}
