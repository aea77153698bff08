import type { ReactNode } from 'react';
import { isAnalysing } from '../../store/taskSlice';
import { useWorkbench } from '../useWorkbench';
import { labels } from '../../labels/labels';
import classes from './EmptyState.module.css';

const texts = labels.controls.emptyState;

/** What to do next, where there is nothing to show yet. */
export function EmptyState({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const isRunning = useWorkbench(({ task }) => isAnalysing(task));
  return (
    <div className={classes['box']}>
      <h3 className={classes['title']}>{isRunning ? texts.atWork : title}</h3>
      <div className={classes['text']}>{isRunning ? texts.text : children}</div>
    </div>
  );
}
