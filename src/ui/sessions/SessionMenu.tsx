import { Button } from '@mantine/core';
import { useState } from 'react';
import { LABELS } from '../labels';
import { useWorkbench } from '../useWorkbench';
import { createPart } from '../failures/createPart';

const SessionDialog = createPart(LABELS.session, 'SessionDialog', () => import('./SessionDialog'));

const STATES = { saved: 'kept in this browser', saving: 'being kept …', off: 'not kept' } as const;

/** Opens what is done with sessions; says which one is open. */
export function SessionMenu() {
  const { name, state } = useWorkbench(({ session, sessionState }) => ({ name: session.name, state: sessionState }));
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" title={`${name}: ${STATES[state]}`} onClick={() => setOpen(true)}>
        {LABELS.session}
      </Button>
      {isOpen && <SessionDialog onClose={() => setOpen(false)} />}
    </>
  );
}
