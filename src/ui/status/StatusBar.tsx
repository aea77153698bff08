import { Button, Progress } from '@mantine/core';
import type { WorkbenchState } from '../../store/workbench';
import { formatDuration } from '../format/number';
import { LABELS } from '../labels';
import { useWorkbench } from '../useWorkbench';
import classes from './StatusBar.module.css';

/** What the worker is at, how far it is, and what it computes on. */
export function StatusBar() {
  const { task, cancel } = useWorkbench(({ task, cancel }) => ({ task, cancel }));
  const status = useWorkbench(statusText);
  const aside = useWorkbench(asideText);
  return (
    <footer className={classes['bar']}>
      {/* The explicit role and name are relied on from outside; `aside` holds what is no state of the analysis. */}
      <span role="status" aria-label={LABELS.status} className={classes['status']}>
        {status}
      </span>
      <span aria-live="polite" className={classes['aside']}>
        {aside}
      </span>
      {task !== null && (
        <>
          <Progress
            className={classes['progress']}
            size="sm"
            value={100 * clamp(task.fraction)}
            aria-label="Progress"
            transitionDuration={0}
          />
          <Button variant="default" size="compact-xs" onClick={cancel}>
            {LABELS.cancel}
          </Button>
        </>
      )}
      <Facts />
    </footer>
  );
}

function Facts() {
  const { backend, timings } = useWorkbench(({ backend, analysis }) => ({
    backend,
    timings: analysis?.timings ?? null,
  }));
  return (
    <span className={classes['facts']}>
      {timings !== null && <span>last run {formatDuration(timings.totalMs)}</span>}
      <span>{backend === null ? 'backend: starting' : `backend: ${backend.name} (${backend.adapter})`}</span>
    </span>
  );
}

/** State of the analysis in the words that scripts wait for (CONTRACT.md). */
export function statusText({ task, outcome, summary }: Pick<WorkbenchState, 'task' | 'outcome' | 'summary'>): string {
  if (task !== null && task.kind !== 'read') return runningText(task.stage, task.fraction);
  if (outcome === null) return summary === null ? '' : 'ready';
  if (outcome.kind === 'failed') return `failed: ${outcome.message}`;
  return outcome.kind === 'complete' ? 'Analysis complete' : 'Analysis cancelled';
}

function asideText({ task, summary }: WorkbenchState): string {
  if (task?.kind === 'read') return runningText(task.stage, task.fraction);
  return summary === null && task === null ? 'Drop data files or load the demo run to begin' : '';
}

/** While something runs, the words that end a run must not appear, whatever a stage is called. */
function runningText(stage: string, fraction: number): string {
  const words = stage.replace(/\b(complete|cancelled|failed|ready)\w*/gi, '').trim();
  return `${words}, ${(100 * clamp(fraction)).toFixed(0)} %`;
}

function clamp(fraction: number): number {
  return Number.isFinite(fraction) ? Math.min(1, Math.max(0, fraction)) : 0;
}
