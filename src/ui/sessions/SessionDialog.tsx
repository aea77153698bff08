import { Button, Modal, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { WorkbenchState } from '../../store/workbench';
import { labels } from '../../labels/labels';
import { useWorkbench } from '../useWorkbench';
import { AwaitedFiles } from './AwaitedFiles';
import { ComparePanel } from './ComparePanel';
import { SessionFiles } from './SessionFiles';
import { SessionTable } from './SessionTable';
import classes from './sessions.module.css';

/** The open session, all others, files of sessions, and two of them side by side. */
export function SessionDialog({ onClose }: { readonly onClose: () => void }) {
  const keepSession = useWorkbench((state) => state.keepSession);
  useEffect(() => {
    void keepSession();
  }, [keepSession]);
  return (
    <Modal
      opened
      onClose={onClose}
      title={labels.names.session}
      size="min(1180px, 96vw)"
      closeButtonProps={{ 'aria-label': 'Close session' }}
    >
      <div className={classes['parts']}>
        <OpenOne />
        <AwaitedFiles />
        <section>
          <h3>Kept sessions</h3>
          <SessionTable />
        </section>
        <SessionFiles />
        <ComparePanel />
      </div>
    </Modal>
  );
}

function OpenOne() {
  const { session, saveSessionAs, newSession, isBusy } = useWorkbench((state) => ({
    session: state.session,
    saveSessionAs: state.saveSessionAs,
    newSession: state.newSession,
    isBusy: state.task !== null,
  }));
  const words = useWorkbench(keptText);
  const [name, setName] = useState('');
  const save = () => {
    void saveSessionAs(name).then(() => setName(''));
  };
  return (
    <section>
      <h3>{session.name}</h3>
      <p className={classes['facts']} aria-live="polite">
        {words}
      </p>
      {session.isNamed && (
        <p className={classes['facts']}>
          Changes are kept in {session.name} as they are made. Saved under another name they go on there, and{' '}
          {session.name} is again what it was when it was saved under its own.
        </p>
      )}
      <form
        className={classes['line']}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextInput
          label="Name of the session"
          value={name}
          maxLength={80}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" disabled={name.trim() === ''}>
          Save as
        </Button>
        <Button variant="default" disabled={isBusy} onClick={() => void newSession()}>
          New session
        </Button>
      </form>
    </section>
  );
}

function keptText({ session, sessionState, awaited }: WorkbenchState): string {
  if (awaited !== null) {
    return 'It is kept in this browser as it was saved, and waits for its files. What is changed before they are there is not kept.';
  }
  switch (sessionState) {
    case 'saved':
      return 'Settings, decisions, their history and figures are kept in this browser; the data are named by hash. Nothing leaves the machine.';
    case 'saving':
      return 'Being kept …';
    case 'off':
      return session.isNamed
        ? 'This browser keeps nothing for this page (a private window?): export what you need.'
        : 'Not kept by itself: Save as keeps it.';
  }
}
