import { Button } from '@mantine/core';
import { isRestored } from '../../store/source';
import { Panel } from '../controls/Panel';
import { formatInteger } from '../format/number';
import { labels } from '../../labels/labels';
import { useWorkbench } from '../useWorkbench';
import view from './FileTable.module.css';

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
  const what = source?.kind === 'demo' ? 'the demo run' : `${String(files)} file${files === 1 ? '' : 's'}`;
  return (
    <Panel
      title="Restored run"
      note={`Restored from this browser: ${what}, ${formatInteger(summary.events)} events, with settings and corrections.`}
      tools={
        <Button variant="default" size="compact-xs" disabled={isBusy} onClick={clearData}>
          {labels.names.forgetRun}
        </Button>
      }
    >
      <p className={`${view['facts'] ?? ''} ${view['about'] ?? ''}`}>
        {hasFigures
          ? `Its figures are those of the last analysis here. What looks into a fit or goes on from them asks for ${labels.names.runAnalysis}.`
          : `There are no figures of it: ${labels.names.runAnalysis} makes them.`}
        {source?.kind === 'kept' &&
          ' The files are not kept: another overflow, or batches that the kept spectra do not make up, ask for them again.'}{' '}
        {labels.names.forgetRun} removes the run from the page and from the browser.
      </p>
    </Panel>
  );
}
