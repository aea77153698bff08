import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { LABELS } from '../labels';
import { useWorkbench } from '../useWorkbench';

const NamesDialog = lazy(async () => ({ default: (await import('./NamesDialog')).NamesDialog }));

/** Opens the naming of spectra; nothing where every file of the run numbers its SDDs itself. */
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
        title="SDD numbers and times of spectra without them, by the names of their files"
        onClick={() => setOpen(true)}
      >
        {LABELS.names}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <NamesDialog named={named} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
