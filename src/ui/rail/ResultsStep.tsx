import { Button } from '@mantine/core';
import { download } from '../controls/download';
import { LABELS } from '../labels';
import { useWorkbench, useWorkbenchStore } from '../useWorkbench';
import classes from './Rail.module.css';

export function ResultsStep() {
  const hasRun = useWorkbench((state) => state.summary !== null);
  const store = useWorkbenchStore();

  async function save(make: () => Promise<string>, name: string, type: string): Promise<void> {
    try {
      download(name, await make(), type);
    } catch (error) {
      store
        .getState()
        .notify('error', `${name} could not be made: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  const { exportResults, exportConstants } = store.getState();
  return (
    <div className={classes['buttons']}>
      <Button
        variant="default"
        px={4}
        disabled={!hasRun}
        onClick={() => void save(exportResults, 'halfmax-results.json', 'application/json')}
      >
        {LABELS.exportResults}
      </Button>
      <Button
        variant="default"
        px={4}
        disabled={!hasRun}
        onClick={() => void save(exportConstants, 'halfmax-constants.csv', 'text/csv')}
      >
        {LABELS.exportConstants}
      </Button>
    </div>
  );
}
