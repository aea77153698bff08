import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { labels } from '../../labels/labels';
import { LINES } from '../../store/catalogue';
import { lineOf } from '../../store/sessions/comparedLines';
import type { KeptSession } from '../../store/sessions/session';
import { formatFixed, formatInteger, formatTime } from '../format/number';
import { useWorkbench } from '../useWorkbench';
import classes from './sessions.module.css';

const WORDS = labels.sessions.kept;

/** Every session that the browser keeps, with what can be done with it. */
export function SessionTable() {
  const { sessions, openId } = useWorkbench((state) => ({ sessions: state.sessions, openId: state.session.id }));
  if (sessions.length === 0) return <p className={classes['facts']}>{WORDS.none}</p>;
  return (
    <div className="scroll">
      <table className="figures" aria-label={WORDS.title}>
        <thead>
          <tr>
            <th scope="col">{WORDS.session}</th>
            <th scope="col">{WORDS.saved}</th>
            <th scope="col">{WORDS.data}</th>
            <th scope="col" className="number">
              {WORDS.fwhm}
            </th>
            <th>
              <span className="visually-hidden">{WORDS.actions}</span>
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
  const line = lineOf(session);
  const rows = session.figures?.interest?.rows ?? session.figures?.cuKa;
  const fwhm = rows?.find((row) => row.spectrum === 'optimized' && row.crossValidated)?.fwhm.value ?? null;
  const done = () => setMode('rest');
  return (
    <tr aria-current={isOpen || undefined}>
      <th scope="row">
        {session.name}
        {isOpen && <span className={classes['open']}> {WORDS.isOpen}</span>}
      </th>
      <td>{formatTime(Date.parse(session.savedAt) / 1000)}</td>
      <td className="wraps">{dataText(session.run)}</td>
      <td className="number">
        {line === null ? formatFixed(null, 1) : WORDS.fwhmOf(LINES[line].label, formatFixed(fwhm, 1))}
      </td>
      <td>
        {mode === 'rename' && <RenameForm kept={kept} onDone={done} />}
        {mode === 'delete' && <DeleteForm kept={kept} onDone={done} />}
        {mode === 'rest' && (
          <div className={classes['buttons']}>
            <Button
              size="compact-xs"
              variant="default"
              disabled={isOpen || isBusy}
              aria-label={WORDS.openOne(session.name)}
              onClick={() => void open(id)}
            >
              {WORDS.open}
            </Button>
            <Button
              size="compact-xs"
              variant="default"
              aria-label={WORDS.renameOne(session.name)}
              onClick={() => setMode('rename')}
            >
              {WORDS.rename}
            </Button>
            <Button
              size="compact-xs"
              variant="default"
              disabled={isOpen}
              title={isOpen ? WORDS.deleteOpen : undefined}
              aria-label={WORDS.deleteOne(session.name)}
              onClick={() => setMode('delete')}
            >
              {WORDS.delete}
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
        aria-label={WORDS.newName}
        value={name}
        maxLength={80}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" size="compact-xs">
        {WORDS.rename}
      </Button>
      <Button size="compact-xs" variant="default" onClick={onDone}>
        {WORDS.leaveName}
      </Button>
    </form>
  );
}

/** Asks once more: a deleted session cannot be had back. */
function DeleteForm({ kept: { id, session }, onDone }: FormProps) {
  const remove = useWorkbench((state) => state.deleteSession);
  return (
    <div className={classes['buttons']}>
      <span>{WORDS.deleteFigures}</span>
      <Button
        size="compact-xs"
        color="red"
        aria-label={WORDS.deleteForGood(session.name)}
        onClick={() => void remove(id).then(onDone)}
      >
        {WORDS.delete}
      </Button>
      <Button size="compact-xs" variant="default" onClick={onDone}>
        {WORDS.keep}
      </Button>
    </div>
  );
}

function dataText(run: KeptSession['session']['run']): string {
  if (run === null) return WORDS.noData;
  const events = formatInteger(run.events);
  if (run.source === 'demo') return WORDS.demoRun(events);
  const name = run.files[0]?.name ?? '';
  return run.files.length > 1
    ? WORDS.severalFiles(name, String(run.files.length - 1), events)
    : WORDS.oneFile(name, events);
}
