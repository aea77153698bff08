import { Checkbox } from '@mantine/core';
import type { WorkbenchState } from '../../store/workbench';
import { formatBytes } from '../format/number';
import { labels } from '../../labels/labels';
import { useWorkbench } from '../useWorkbench';
import view from './FileTable.module.css';

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
  if (!keepsRuns) return 'Nothing of a run is kept: after a reload of the page its files are read again.';
  if (keptRun !== null) {
    return `Its spectra (${formatBytes(keptRun.bytes)}) are kept on this machine for a reload of the page, its files are not. Nothing leaves the machine. Clear removes them.`;
  }
  if (source === null) {
    return 'The spectra of the last run, not its files, are kept on this machine for a reload of the page. Nothing leaves the machine.';
  }
  return source.kind === 'demo' && source.by === 'address'
    ? 'The demo run of the address is made anew after a reload, and is not kept.'
    : 'Nothing of this run is kept so far.';
}
