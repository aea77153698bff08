import type { ReactNode } from 'react';
import { labels } from '../../labels/labels';
import { usePlotTheme } from '../usePlotTheme';
import classes from './PeaksView.module.css';

/** What the marks of the lines mean; they differ in shape, not in colour alone. */
export function MarkKey() {
  const { prediction, fit, paper } = usePlotTheme();
  return (
    <span className={classes['key']}>
      <Entry name={labels.peaks.marks.predicted}>
        <circle cx="6" cy="6" r="3" fill={prediction} />
      </Entry>
      <Entry name={labels.peaks.marks.improbable}>
        <circle cx="6" cy="6" r="3" fill={paper} stroke={prediction} />
      </Entry>
      <Entry name={labels.peaks.marks.manual}>
        <rect x="3" y="3" width="6" height="6" fill={prediction} />
      </Entry>
      <Entry name={labels.peaks.marks.fitted}>
        <path d="M6 2l4 8H2z" fill={fit} />
      </Entry>
    </span>
  );
}

function Entry({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <span className={classes['entry']}>
      <svg width="12" height="12" aria-hidden="true">
        {children}
      </svg>
      {name}
    </span>
  );
}
