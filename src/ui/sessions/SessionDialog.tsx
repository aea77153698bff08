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

const WORDS = labels.sessions;

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
      closeButtonProps={{ 'aria-label': WORDS.close }}
    >
      <div className={classes['parts']}>
        <OpenOne />
        <AwaitedFiles />
        <section>
          <h3>{WORDS.kept.title}</h3>
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
      {session.isNamed && <p className={classes['facts']}>{WORDS.open.changes(session.name)}</p>}
      <form
        className={classes['line']}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextInput
          label={WORDS.open.name}
          value={name}
          maxLength={80}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" disabled={name.trim() === ''}>
          {WORDS.open.saveAs}
        </Button>
        <Button variant="default" disabled={isBusy} onClick={() => void newSession()}>
          {WORDS.open.new}
        </Button>
      </form>
    </section>
  );
}

function keptText({ session, sessionState, awaited }: WorkbenchState): string {
  if (awaited !== null) {
    return WORDS.open.awaiting;
  }
  switch (sessionState) {
    case 'saved':
      return WORDS.open.saved;
    case 'saving':
      return WORDS.open.saving;
    case 'off':
      return session.isNamed ? WORDS.open.cannotKeep : WORDS.open.notKept;
  }
}
