import type { WorkbenchState } from '../../store/workbench';

/** Whether an analysis can be started: a spectrum is loaded, and nothing is at work or waits. */
export function canRunOf({ summary, task, waiting }: Pick<WorkbenchState, 'summary' | 'task' | 'waiting'>): boolean {
  return summary !== null && summary.detectors.length > 0 && task === null && waiting === 0;
}
