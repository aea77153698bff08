import { Button } from '@mantine/core';
import { labels } from '../../labels/labels';
import { Worded } from '../controls/Worded';
import { useWorkbench } from '../useWorkbench';
import classes from './Notices.module.css';

const WORDS = labels.sessions.elsewhere;

/** Says that a session is open in another window, and what can be done about it; nothing where none is. */
export function Elsewhere() {
  const { elsewhere, copySession, takeOverSession, leaveSession, isBusy } = useWorkbench((state) => ({
    elsewhere: state.elsewhere,
    copySession: state.copySession,
    takeOverSession: state.takeOverSession,
    leaveSession: state.leaveSession,
    isBusy: state.task !== null,
  }));
  if (elsewhere === null) return null;
  return (
    <section aria-label={WORDS.title} aria-live="polite" className={classes['news']}>
      <span>
        <Worded text={WORDS.text} slots={{ session: <strong>{elsewhere.name}</strong> }} />
      </span>
      <div className={classes['choices']}>
        <Button size="compact-xs" disabled={isBusy} onClick={() => void copySession()}>
          {WORDS.copy}
        </Button>
        <Button size="compact-xs" variant="default" disabled={isBusy} onClick={() => void takeOverSession()}>
          {WORDS.takeOver}
        </Button>
        <Button size="compact-xs" variant="subtle" onClick={leaveSession}>
          {WORDS.leave}
        </Button>
      </div>
    </section>
  );
}
