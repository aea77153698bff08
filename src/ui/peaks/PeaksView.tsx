import { useMemo } from 'react';
import { peaksNow } from '../../store/derived/corrections';
import { EmptyState } from '../controls/EmptyState';
import { Apart } from '../failures/Apart';
import { labels } from '../../labels/labels';
import { useWorkbench } from '../useWorkbench';
import view from '../view.module.css';
import { PeakEditor } from './PeakEditor';
import { PeakGrid } from './PeakGrid';
import { useAttention } from './useAttention';

/** All spectra with the lines that the finder predicts (paper Fig. 4), and the selected one large, to be put right. */
export function PeaksView() {
  const { summary, analysis, corrections } = useWorkbench((state) => ({
    summary: state.summary,
    analysis: state.analysis,
    corrections: state.settings.peakCorrections,
  }));
  const peaks = useMemo(
    () => (summary === null ? [] : peaksNow(summary, analysis, corrections)),
    [summary, analysis, corrections],
  );
  const attention = useAttention();
  if (summary === null) {
    return <EmptyState title={labels.peaks.noRunTitle}>{labels.peaks.noRun(labels.names.runAnalysis)}</EmptyState>;
  }
  return (
    <div className={view['view']}>
      <Apart>
        <PeakGrid summary={summary} peaks={peaks} attention={attention} />
        <PeakEditor summary={summary} peaks={peaks} attention={attention} />
      </Apart>
    </div>
  );
}
