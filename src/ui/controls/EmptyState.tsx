import type { ReactNode } from 'react';
import classes from './EmptyState.module.css';

/** What to do next, where there is nothing to show yet. */
export function EmptyState({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className={classes['box']}>
      <h3 className={classes['title']}>{title}</h3>
      <div className={classes['text']}>{children}</div>
    </div>
  );
}
