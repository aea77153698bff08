import { pendingCorrections } from '../../store/derived/corrections';
import { labels } from '../../labels/labels';
import { useWorkbench } from '../useWorkbench';
import classes from './PeakEditor.module.css';

/** What to do after a correction: the figures do not know of it yet. */
export function NextStep() {
  const pending = useWorkbench(({ analysis, settings }) => pendingCorrections(analysis, settings.peakCorrections));
  return (
    <p aria-live="polite" className={`${classes['facts'] ?? ''} warn`}>
      {pending > 0 && labels.peaks.editor.pending(pending, labels.names.runAnalysis)}
    </p>
  );
}
