import { useDeferredValue } from 'react';
import { labels } from '../../labels/labels';
import { channelRows } from '../../store/derived/channels';
import { useWorkbench } from '../useWorkbench';
import classes from './Inspector.module.css';
import { createPart } from '../failures/createPart';

const Selected = createPart(labels.app.selected, 'Selected', () => import('./Selected'));

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
        <Selected summary={summary} analysis={analysis} row={row} />
      )}
    </aside>
  );
}
