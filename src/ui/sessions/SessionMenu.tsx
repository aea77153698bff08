import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { labels } from '../../labels/labels';
import { useWorkbench } from '../useWorkbench';

const SessionDialog = lazy(async () => ({ default: (await import('./SessionDialog')).SessionDialog }));

/** Opens what is done with sessions; says which one is open. */
export function SessionMenu() {
  const { name, state } = useWorkbench(({ session, sessionState }) => ({ name: session.name, state: sessionState }));
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="default"
        title={labels.sessions.stateOf(name, labels.sessions.states[state])}
        onClick={() => setOpen(true)}
      >
        {labels.names.session}
      </Button>
      {isOpen && (
        <Suspense>
          <SessionDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
