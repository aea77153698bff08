import { Button, Progress } from '@mantine/core';
import { formatDuration } from '../format/number';
import { labels } from '../../labels/labels';
import { useWorkbench } from '../useWorkbench';
import { asideText, shareOf, statusText } from './statusText';
import classes from './StatusBar.module.css';

const TEXTS = labels.status;

/** What the worker is at, how far it is, and what it computes on. */
export function StatusBar() {
  const { task, cancel } = useWorkbench(({ task, cancel }) => ({ task, cancel }));
  const status = useWorkbench(statusText);
  const aside = useWorkbench(asideText);
  return (
    <footer className={classes['bar']}>
      {/* The explicit role and name are relied on from outside; `aside` holds what is no state of the analysis. */}
      <span role="status" aria-label={labels.names.status} className={classes['status']}>
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
            value={100 * shareOf(task.fraction)}
            aria-label={TEXTS.progress}
            transitionDuration={0}
          />
          <Button variant="default" size="compact-xs" onClick={cancel}>
            {labels.names.cancel}
          </Button>
        </>
      )}
      <Facts />
    </footer>
  );
}

function Facts() {
  const { backend, hasFailed, timings } = useWorkbench(({ backend, backendFailure, analysis }) => ({
    backend,
    hasFailed: backendFailure !== null,
    timings: analysis?.timings ?? null,
  }));
  const none = hasFailed ? TEXTS.noBackend : TEXTS.starting;
  return (
    <span className={classes['facts']}>
      {timings !== null && <span>{TEXTS.lastRun(formatDuration(timings.totalMs))}</span>}
      <span>{TEXTS.backend(backend === null ? none : TEXTS.backendOn(backend.name, backend.adapter))}</span>
    </span>
  );
}
