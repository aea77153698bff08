import { useCallback, useRef } from 'react';
import { EmptyState } from '../controls/EmptyState';
import { Apart } from '../failures/Apart';
import { labels } from '../../labels/labels';
import { useWorkbench } from '../useWorkbench';
import view from '../view.module.css';
import { CalibrationPanel } from './CalibrationPanel';
import { FitsPanel } from './FitsPanel';
import { ParameterPanel } from './ParameterPanel';
import { useInspection } from './useInspection';
import { WindowPanel } from './WindowPanel';

const TEXTS = labels.fit.empty;

/** One fit with everything that is needed to trust it, its calibration, and the fits of all lines, bad ones first. */
export function FitView() {
  const { summary, analysis, inspected, draft, failure } = useWorkbench((state) => ({
    summary: state.summary,
    analysis: state.analysis,
    inspected: state.inspected,
    draft: state.draft,
    failure: state.inspectionFailure,
  }));
  const top = useRef<HTMLDivElement>(null);
  // Whichever box around it scrolls: that depends on the width of the page.
  const toTop = useCallback(() => {
    for (let box: Element | null = top.current; box !== null; box = box.parentElement) box.scrollTop = 0;
  }, []);
  useInspection();
  if (summary === null || analysis === null) {
    return <EmptyState title={TEXTS.title}>{TEXTS.text(labels.names.runAnalysis)}</EmptyState>;
  }
  return (
    <div ref={top} className={view['view']}>
      <Apart>
        {inspected === null ? (
          failure !== null && <EmptyState title={TEXTS.noFit}>{failure}</EmptyState>
        ) : (
          <>
            <WindowPanel summary={summary} inspected={inspected} draft={draft} />
            <ParameterPanel inspected={inspected} draft={draft} />
            <CalibrationPanel summary={summary} />
          </>
        )}
        <FitsPanel summary={summary} analysis={analysis} onPick={toTop} />
      </Apart>
    </div>
  );
}
