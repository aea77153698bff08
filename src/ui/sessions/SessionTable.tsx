import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { KeptSession } from '../../store/sessions/session';
import { formatFixed, formatInteger, formatTime } from '../format/number';
import { useWorkbench } from '../useWorkbench';
import classes from './sessions.module.css';

/** Every session that the browser keeps, with what can be done with it. */
export function SessionTable() {
  const { sessions, openId } = useWorkbench((state) => ({ sessions: state.sessions, openId: state.session.id }));
  if (sessions.length === 0) return <p className={classes['facts']}>None so far.</p>;
  return (
    <div className="scroll">
      <table className="figures" aria-label="Kept sessions">
        <thead>
          <tr>
            <th scope="col">Session</th>
            <th scope="col">Saved (UTC)</th>
            <th scope="col">Data</th>
            <th scope="col" className="number">
              Cu Kα FWHM, held out [eV]
            </th>
            <th>
              <span className="visually-hidden">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((kept) => (
            <Row key={kept.id} kept={kept} isOpen={kept.id === openId} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ kept, isOpen }: { readonly kept: KeptSession; readonly isOpen: boolean }) {
  const { id, session } = kept;
  const { open, isBusy } = useWorkbench((state) => ({ open: state.openSession, isBusy: state.task !== null }));
  const [mode, setMode] = useState<'rest' | 'rename' | 'delete'>('rest');
  const fwhm = session.figures?.cuKa.find((row) => row.spectrum === 'optimized' && row.crossValidated)?.fwhm;
  const done = () => setMode('rest');
  return (
    <tr aria-current={isOpen || undefined}>
      <th scope="row">
        {session.name}
        {isOpen && <span className={classes['open']}> open</span>}
      </th>
      <td>{formatTime(Date.parse(session.savedAt) / 1000)}</td>
      <td className="wraps">{dataText(session.run)}</td>
      <td className="number">{formatFixed(fwhm?.value ?? null, 1)}</td>
      <td>
        {mode === 'rename' && <RenameForm kept={kept} onDone={done} />}
        {mode === 'delete' && <DeleteForm kept={kept} onDone={done} />}
        {mode === 'rest' && (
          <div className={classes['buttons']}>
            <Button
              size="compact-xs"
              variant="default"
              disabled={isOpen || isBusy}
              aria-label={`Open ${session.name}`}
              onClick={() => void open(id)}
            >
              Open
            </Button>
            <Button
              size="compact-xs"
              variant="default"
              aria-label={`Rename ${session.name}`}
              onClick={() => setMode('rename')}
            >
              Rename
            </Button>
            <Button
              size="compact-xs"
              variant="default"
              disabled={isOpen}
              title={isOpen ? 'Open another one first' : undefined}
              aria-label={`Delete ${session.name}`}
              onClick={() => setMode('delete')}
            >
              Delete
            </Button>
          </div>
        )}
      </td>
    </tr>
  );
}

interface FormProps {
  readonly kept: KeptSession;
  readonly onDone: () => void;
}

function RenameForm({ kept: { id, session }, onDone }: FormProps) {
  const rename = useWorkbench((state) => state.renameSession);
  const [name, setName] = useState(session.name);
  return (
    <form
      className={classes['buttons']}
      onSubmit={(event) => {
        event.preventDefault();
        void rename(id, name).then(onDone);
      }}
    >
      <TextInput
        size="xs"
        aria-label="New name"
        value={name}
        maxLength={80}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" size="compact-xs">
        Rename
      </Button>
      <Button size="compact-xs" variant="default" onClick={onDone}>
        Leave it
      </Button>
    </form>
  );
}

/** Asks once more: a deleted session cannot be had back. */
function DeleteForm({ kept: { id, session }, onDone }: FormProps) {
  const remove = useWorkbench((state) => state.deleteSession);
  return (
    <div className={classes['buttons']}>
      <span>With its figures?</span>
      <Button
        size="compact-xs"
        color="red"
        aria-label={`Delete ${session.name} for good`}
        onClick={() => void remove(id).then(onDone)}
      >
        Delete
      </Button>
      <Button size="compact-xs" variant="default" onClick={onDone}>
        Keep it
      </Button>
    </div>
  );
}

function dataText(run: KeptSession['session']['run']): string {
  if (run === null) return 'none';
  const events = `${formatInteger(run.events)} events`;
  if (run.source === 'demo') return `demo run, ${events}`;
  const more = run.files.length > 1 ? ` and ${String(run.files.length - 1)} more` : '';
  return `${run.files[0]?.name ?? ''}${more}, ${events}`;
}
