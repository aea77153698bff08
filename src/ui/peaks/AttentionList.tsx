import { labels } from '../../labels/labels';
import type { Attention } from '../../store/derived/attention';
import { Worded } from '../controls/Worded';
import { useWorkbench } from '../useWorkbench';
import classes from './PeakEditor.module.css';

interface AttentionListProps {
  readonly reasons: readonly Attention[];
  readonly batchCount: number;
}

/** So many batches of a reason are offered to go to. */
const MOST_BATCHES = 6;

/** Why the selected SDD needs attention, with the way to the batches in question. */
export function AttentionList({ reasons, batchCount }: AttentionListProps) {
  const { batch: current, select } = useWorkbench(({ selection, select }) => ({ batch: selection.batch, select }));
  if (reasons.length === 0) return null;
  const batchButtons = (batches: readonly number[]) => (
    <>
      {batches.slice(0, MOST_BATCHES).map((batch) => (
        <button
          key={batch}
          type="button"
          className={classes['batch']}
          aria-label={labels.peaks.attention.showBatch(String(batch + 1))}
          aria-current={batch === current || undefined}
          onClick={() => select({ batch })}
        >
          {batch + 1}
        </button>
      ))}
      {batches.length > MOST_BATCHES && '…'}
    </>
  );
  return (
    <ul aria-label={labels.peaks.attention.title} className={classes['reasons']}>
      {reasons.map(({ text, batches }) => (
        <li key={text}>
          {batchCount > 1 ? (
            <Worded text={labels.peaks.attention.reason} slots={{ reason: text, batches: batchButtons(batches) }} />
          ) : (
            text
          )}
        </li>
      ))}
    </ul>
  );
}
