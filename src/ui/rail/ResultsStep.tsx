import { Button } from '@mantine/core';
import { CONSTANTS_FORMS } from '../../store/catalogue';
import { download } from '../controls/download';
import { labels } from '../../labels/labels';
import { useWorkbench, useWorkbenchStore } from '../useWorkbench';
import classes from './Rail.module.css';
import { ReportButton } from './ReportButton';
import { createPart } from '../failures/createPart';

const ConstantsMenu = createPart(labels.names.constantsAs, 'ConstantsMenu', () => import('./ConstantsMenu'));

const [CSV, ...OTHER_FORMS] = CONSTANTS_FORMS;

export function ResultsStep() {
  const hasRun = useWorkbench((state) => state.summary !== null);
  const store = useWorkbenchStore();

  async function save(make: () => Promise<string>, name: string, type: string): Promise<void> {
    try {
      download(name, await make(), type);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      store.getState().notify('error', labels.rail.notMade(name, why));
    }
  }

  const { exportResults, exportConstants } = store.getState();
  const saveConstants = ({ id, fileName, mediaType }: (typeof CONSTANTS_FORMS)[number]) =>
    void save(() => exportConstants(id), fileName, mediaType);
  const noMenuYet = (
    <Button variant="default" px={4} disabled>
      {labels.names.constantsAs}
    </Button>
  );
  return (
    <div className={classes['buttons']}>
      <Button
        variant="default"
        px={4}
        disabled={!hasRun}
        onClick={() => void save(exportResults, 'halfmax-results.json', 'application/json')}
      >
        {labels.names.exportResults}
      </Button>
      <Button
        variant="default"
        px={4}
        disabled={!hasRun}
        onClick={() => {
          saveConstants(CSV);
        }}
      >
        {labels.names.exportConstants}
      </Button>
      {hasRun ? <ConstantsMenu fallback={noMenuYet} forms={OTHER_FORMS} onChoose={saveConstants} /> : noMenuYet}
      <ReportButton />
    </div>
  );
}
