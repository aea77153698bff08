import { Checkbox } from '@mantine/core';
import type { WorkbenchState } from '../../store/workbench';
import { formatBytes } from '../format/number';
import { labels } from '../../labels/labels';
import { useWorkbench } from '../useWorkbench';
import view from './FileTable.module.css';

const texts = labels.data.keep;

/** Whether a reload finds the run again, and what is kept for it. */
export function KeepSwitch() {
  const { keepsRuns, setKeepsRuns } = useWorkbench(({ keepsRuns, setKeepsRuns }) => ({ keepsRuns, setKeepsRuns }));
  const words = useWorkbench(keptText);
  return (
    <Checkbox
      size="xs"
      mt={8}
      ta="left"
      classNames={{ description: view['facts'] ?? '' }}
      label={labels.names.keepRun}
      description={words}
      checked={keepsRuns}
      onChange={(event) => void setKeepsRuns(event.currentTarget.checked)}
    />
  );
}

function keptText({ keepsRuns, keptRun, source }: Pick<WorkbenchState, 'keepsRuns' | 'keptRun' | 'source'>): string {
  if (!keepsRuns) return texts.nothing;
  if (keptRun !== null) {
    return texts.kept(formatBytes(keptRun.bytes));
  }
  if (source === null) {
    return texts.noRunYet;
  }
  return source.kind === 'demo' && source.by === 'address' ? texts.demoOfAddress : texts.nothingYet;
}
