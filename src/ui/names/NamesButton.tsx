import { Button } from '@mantine/core';
import { useState } from 'react';
import { labels } from '../../labels/labels';
import { useWorkbench } from '../useWorkbench';
import { createPart } from '../failures/createPart';

const NamesDialog = createPart(labels.names.names, 'NamesDialog', () => import('./NamesDialog'));

/** Opens the naming of spectra and files; nothing where every file of the run gives SDDs and times itself. */
export function NamesButton() {
  const { named, isBusy } = useWorkbench((state) => ({ named: state.summary?.named, isBusy: state.task !== null }));
  const [isOpen, setOpen] = useState(false);
  if (named === undefined) return null;
  return (
    <>
      <Button
        variant="default"
        size="compact-xs"
        disabled={isBusy}
        title={labels.naming.button}
        onClick={() => setOpen(true)}
      >
        {labels.names.names}
      </Button>
      {isOpen && <NamesDialog named={named} onClose={() => setOpen(false)} />}
    </>
  );
}
