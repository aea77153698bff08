import { labels } from '../../labels/labels';
import { isRestored } from '../../store/source';
import { isAnalysing } from '../../store/taskSlice';
import type { WorkbenchState } from '../../store/workbench';

const TEXTS = labels.status;

/** State of the analysis in the words that scripts wait for (CONTRACT.md). */
export function statusText({ task, outcome, summary }: Pick<WorkbenchState, 'task' | 'outcome' | 'summary'>): string {
  if (task !== null && isAnalysing(task)) return runningText(task.stage, task.fraction);
  // Other work is no state of the analysis; but no script may take it for the end of one.
  if (task !== null && task.kind !== 'read' && outcome !== null) return '';
  if (outcome === null) return summary === null ? '' : TEXTS.ready;
  if (outcome.kind === 'failed') return TEXTS.failed(outcome.message);
  return outcome.kind === 'complete' ? TEXTS.complete : TEXTS.cancelled;
}

/** What is no state of the analysis: reading, benchmarks, trainings, and what to begin with. */
export function asideText(state: Pick<WorkbenchState, 'task' | 'waiting' | 'summary' | 'source' | 'analysis'>): string {
  const { task, waiting, summary } = state;
  if (waiting > 0) return TEXTS.filesWait;
  if (task !== null) return isAnalysing(task) ? '' : runningText(task.stage, task.fraction);
  if (summary === null) return TEXTS.begin;
  return isRestored(state.source) && state.analysis === null ? TEXTS.restored : '';
}

/** While something runs, the words that end a run must not appear, whatever a stage is called. */
function runningText(stage: string, fraction: number): string {
  const words = stage.replace(/\b(complete|cancelled|failed|ready)\w*/gi, '').trim();
  return TEXTS.running(words, (100 * shareOf(fraction)).toFixed(0));
}

/** A fraction between 0 and 1, 0 for one that is unknown. */
export function shareOf(fraction: number): number {
  return Number.isFinite(fraction) ? Math.min(1, Math.max(0, fraction)) : 0;
}
