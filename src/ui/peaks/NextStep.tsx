import { pendingCorrections } from '../../store/derived/corrections';
import { labels } from '../../labels/labels';
import { useWorkbench } from '../useWorkbench';
import classes from './PeakEditor.module.css';

/** What to do after a correction: the figures do not know of it yet. */
export function NextStep() {
  const pending = useWorkbench(({ analysis, settings }) => pendingCorrections(analysis, settings.peakCorrections));
  const what = pending === 1 ? '1 change is' : `${String(pending)} changes are`;
  return (
    <p aria-live="polite" className={`${classes['facts'] ?? ''} warn`}>
      {pending > 0 && `${what} not in the figures yet: press ${labels.names.runAnalysis}.`}
    </p>
  );
}
