import { isRestored } from '../../store/source';
import { isAnalysing } from '../../store/taskSlice';
import type { WorkbenchState } from '../../store/workbench';

/** State of the analysis in the words that scripts wait for (CONTRACT.md). */
export function statusText({ task, outcome, summary }: Pick<WorkbenchState, 'task' | 'outcome' | 'summary'>): string {
  if (task !== null && isAnalysing(task)) return runningText(task.stage, task.fraction);
  // Other work is no state of the analysis; but no script may take it for the end of one.
  if (task !== null && task.kind !== 'read' && outcome !== null) return '';
  if (outcome === null) return summary === null ? '' : 'ready';
  if (outcome.kind === 'failed') return `failed: ${outcome.message}`;
  return outcome.kind === 'complete' ? 'Analysis complete' : 'Analysis cancelled';
}

/** What is no state of the analysis: reading, benchmarks, trainings, and what to begin with. */
export function asideText(state: Pick<WorkbenchState, 'task' | 'waiting' | 'summary' | 'source' | 'analysis'>): string {
  const { task, waiting, summary } = state;
  if (waiting > 0) return 'Files wait until this is done';
  if (task !== null) return isAnalysing(task) ? '' : runningText(task.stage, task.fraction);
  if (summary === null) return 'Drop data files or load the demo run to begin';
  return isRestored(state.source) && state.analysis === null ? 'Restored from this browser' : '';
}

/** While something runs, the words that end a run must not appear, whatever a stage is called. */
function runningText(stage: string, fraction: number): string {
  const words = stage.replace(/\b(complete|cancelled|failed|ready)\w*/gi, '').trim();
  return `${words}, ${(100 * shareOf(fraction)).toFixed(0)} %`;
}

/** A fraction between 0 and 1, 0 for one that is unknown. */
export function shareOf(fraction: number): number {
  return Number.isFinite(fraction) ? Math.min(1, Math.max(0, fraction)) : 0;
}
