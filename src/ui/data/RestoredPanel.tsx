import { Button } from '@mantine/core';
import { isRestored } from '../../store/source';
import { Panel } from '../controls/Panel';
import { formatInteger } from '../format/number';
import { labels } from '../../labels/labels';
import { useWorkbench } from '../useWorkbench';
import view from './FileTable.module.css';

const texts = labels.data.restored;

/** Says that the run comes from the browser, and what of it does not. */
export function RestoredPanel() {
  const { summary, source, hasFigures, isBusy, clearData } = useWorkbench((state) => ({
    summary: state.summary,
    source: state.source,
    hasFigures: state.analysis !== null,
    isBusy: state.task !== null,
    clearData: state.clearData,
  }));
  if (summary === null || !isRestored(source)) return null;
  const files = summary.files.length;
  const what = source?.kind === 'demo' ? texts.demo : texts.files(files);
  return (
    <Panel
      title={texts.title}
      note={texts.note(what, formatInteger(summary.events))}
      tools={
        <Button variant="default" size="compact-xs" disabled={isBusy} onClick={clearData}>
          {labels.names.forgetRun}
        </Button>
      }
    >
      <p className={`${view['facts'] ?? ''} ${view['about'] ?? ''}`}>
        {[
          hasFigures ? texts.hasFigures(labels.names.runAnalysis) : texts.noFigures(labels.names.runAnalysis),
          ...(source?.kind === 'kept' ? [texts.filesNotKept] : []),
          texts.forget(labels.names.forgetRun),
        ].join(' ')}
      </p>
    </Panel>
  );
}
