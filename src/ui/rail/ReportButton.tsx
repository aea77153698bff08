import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { loadPart } from '../../parts/loadPart';
import { download } from '../controls/download';
import { labels } from '../../labels/labels';
import { useWorkbench, useWorkbenchStore } from '../useWorkbench';

const TEXTS = labels.rail;
const FILE_NAME = 'halfmax-report.html';

/** Saves the report; while its figures are drawn the same button takes that back. */
export function ReportButton() {
  const hasRun = useWorkbench((state) => state.summary !== null);
  const store = useWorkbenchStore();
  const [progress, setProgress] = useState<string | null>(null);
  const atWork = useRef<AbortController | null>(null);

  async function save(): Promise<void> {
    const controller = new AbortController();
    atWork.current = controller;
    setProgress(TEXTS.makingReport);
    try {
      const { makeReport } = await loadPart(() => import('../report/makeReport'), 'makeReport');
      const told = (drawn: number, all: number) => setProgress(TEXTS.drawing(String(drawn + 1), String(all)));
      const text = await makeReport(store.getState(), new Date(), told, controller.signal);
      download(FILE_NAME, text, 'text/html');
    } catch (error) {
      if (controller.signal.aborted) return;
      const why = error instanceof Error ? error.message : String(error);
      store.getState().notify('error', TEXTS.notMade(FILE_NAME, why));
    } finally {
      atWork.current = null;
      setProgress(null);
    }
  }

  return (
    <Button
      variant="default"
      px={4}
      disabled={!hasRun}
      onClick={() => {
        if (atWork.current === null) void save();
        else atWork.current.abort();
      }}
    >
      {progress ?? labels.names.report}
    </Button>
  );
}
