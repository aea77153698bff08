import { Button } from '@mantine/core';
import { useState } from 'react';
import { labels } from '../../labels/labels';
import { useWorkbench } from '../useWorkbench';
import { createPart } from '../failures/createPart';

const SessionDialog = createPart(labels.names.session, 'SessionDialog', () => import('./SessionDialog'));

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
      {isOpen && <SessionDialog onClose={() => setOpen(false)} />}
    </>
  );
}
