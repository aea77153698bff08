import type { ReactNode } from 'react';
import { isAnalysing } from '../../store/taskSlice';
import { useWorkbench } from '../useWorkbench';
import classes from './EmptyState.module.css';

/** What to do next, where there is nothing to show yet. */
export function EmptyState({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const isRunning = useWorkbench(({ task }) => isAnalysing(task));
  return (
    <div className={classes['box']}>
      <h3 className={classes['title']}>{isRunning ? 'At work' : title}</h3>
      <div className={classes['text']}>
        {isRunning ? 'This fills when the analysis is done. The line at the bottom tells how far it is.' : children}
      </div>
    </div>
  );
}
