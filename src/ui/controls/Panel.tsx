import type { ReactNode } from 'react';
import type { TourStop } from '../../store/derived/tour';
import { labels } from '../../labels/labels';
import { PartBoundary } from '../failures/PartBoundary';
import classes from './Panel.module.css';

interface PanelProps {
  readonly title: ReactNode;
  /** One line under the title, in words. */
  readonly note?: ReactNode;
  /** Controls at the right of the title. */
  readonly tools?: ReactNode;
  /** The stop of the tour that points at it. */
  readonly stop?: TourStop | undefined;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A titled part of a view. */
export function Panel({ title, note, tools, stop, className, children }: PanelProps) {
  return (
    <section data-stop={stop} className={`${classes['panel'] ?? ''} ${className ?? ''}`}>
      <header className={classes['header']}>
        <div className={classes['words']}>
          <h3 className={classes['title']}>{title}</h3>
          {note !== undefined && <p className={classes['note']}>{note}</p>}
        </div>
        {tools !== undefined && <div className={classes['tools']}>{tools}</div>}
      </header>
      <PartBoundary what={typeof title === 'string' ? title : labels.failures.panel}>{children}</PartBoundary>
    </section>
  );
}
