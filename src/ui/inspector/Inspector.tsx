import { lazy, Suspense, useDeferredValue } from 'react';
import { labels } from '../../labels/labels';
import { channelRows } from '../../store/derived/channels';
import { useWorkbench } from '../useWorkbench';
import classes from './Inspector.module.css';

const Selected = lazy(async () => ({ default: (await import('./Selected')).Selected }));

/** Everything about the selected detector and batch, whatever view is shown. */
export function Inspector() {
  const { summary, analysis, selection, overrides } = useWorkbench(({ summary, analysis, selection, settings }) => ({
    summary,
    analysis,
    selection,
    overrides: settings.channelOverrides,
  }));
  // With the first run all of it comes new: made in slices (App.tsx), after the view.
  const isThere = useDeferredValue(summary !== null);
  const row = summary === null ? undefined : channelRows(summary, analysis, overrides)[selection.detector];
  return (
    <aside aria-label={labels.inspector.title} className={classes['inspector']}>
      {summary === null || row === undefined || !isThere ? (
        <p className="faint">{labels.inspector.empty}</p>
      ) : (
        <Suspense>
          <Selected summary={summary} analysis={analysis} row={row} />
        </Suspense>
      )}
    </aside>
  );
}
