import { Button } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../controls/Dialog';
import { labels } from '../../labels/labels';
import type { Profile } from '../../physics/profile';
import { ELEMENT_SOURCE } from '../../store/catalogue';
import { draftOf, problemOfDraft } from '../../store/derived/profileDraft';
import { EMPTY_HISTORY, push, redo, undo, type History } from './draftHistory';
import { TextField } from '../controls/TextField';
import { useProfiles, useWorkbench } from '../useWorkbench';
import { ArrayFields } from './ArrayFields';
import { DetectorFields } from './DetectorFields';
import { ElementPicker } from './ElementPicker';
import { InterestFields } from './InterestFields';
import { LineTable } from './LineTable';
import { ProfileFiles } from './ProfileFiles';
import { RunFields } from './RunFields';
import classes from './profile.module.css';

const WORDS = labels.profile;

/** Edits the profile in use; a shipped one stays as it is, and a copy is made. */
export function ProfileDialog({ onClose }: { readonly onClose: () => void }) {
  const profiles = useProfiles();
  const { profileId, own } = useWorkbench((state) => ({ profileId: state.settings.profile, own: state.ownProfiles }));
  const profile = profiles.find(({ id }) => id === profileId) ?? profiles[0];
  if (profile === undefined) return null;
  return (
    <Dialog onClose={onClose} title={WORDS.title} size="min(1120px, 96vw)" closeName={WORDS.close}>
      <Editor key={profile.id} profile={profile} isOwn={own.some(({ id }) => id === profile.id)} onClose={onClose} />
    </Dialog>
  );
}

interface EditorProps {
  readonly profile: Profile;
  readonly isOwn: boolean;
  readonly onClose: () => void;
}

function Editor({ profile, isOwn, onClose }: EditorProps) {
  const profiles = useProfiles();
  const others = profiles.filter(({ id }) => !(isOwn && id === profile.id)).map(({ label }) => label);
  const [draft, setDraft] = useState(() => draftOf(profile, isOwn, others));
  const [history, setHistory] = useState<History<Profile>>(EMPTY_HISTORY);
  const change = (next: Profile) => {
    setHistory(push(history, draft));
    setDraft(next);
  };
  const turn = (by: typeof undo) => {
    const turned = by(history, draft);
    if (turned === null) return;
    setHistory(turned.history);
    setDraft(turned.value);
  };
  const problem = problemOfDraft(draft, others);
  const fields = { draft, onChange: change };
  return (
    <>
      <p className={classes['facts']}>{isOwn ? WORDS.own : WORDS.shipped(profile.label)}</p>
      <div className={classes['columns']}>
        <div className={classes['column']}>
          <TextField
            label={WORDS.name}
            term="profile"
            value={draft.label}
            problem={undefined}
            onChange={(label) => change({ ...draft, label })}
          />
          <fieldset className={classes['group']}>
            <legend>{WORDS.lines.title}</legend>
            <ElementPicker {...fields} />
            <LineTable {...fields} />
            <p className={classes['facts']}>{WORDS.lines.source(ELEMENT_SOURCE)}</p>
          </fieldset>
          <RunFields {...fields} />
        </div>
        <div className={classes['column']}>
          <InterestFields {...fields} />
          <DetectorFields {...fields} />
          <ArrayFields {...fields} />
          <ProfileFiles profile={profile} isOwn={isOwn} />
        </div>
      </div>
      <EditorFoot {...{ draft, problem, history, onTurn: turn, onClose }} replaces={isOwn ? profile.id : null} />
    </>
  );
}

interface FootProps {
  readonly draft: Profile;
  readonly problem: string | null;
  readonly history: History<Profile>;
  readonly replaces: string | null;
  readonly onTurn: (by: typeof undo) => void;
  readonly onClose: () => void;
}

function EditorFoot({ draft, problem, history, replaces, onTurn, onClose }: FootProps) {
  const save = useWorkbench((state) => state.saveProfile);
  return (
    <div className={classes['foot']}>
      <Button
        className={classes['save']}
        disabled={problem !== null}
        onClick={() => {
          void save({ ...draft, label: draft.label.trim() }, replaces).then(onClose);
        }}
      >
        {WORDS.save}
      </Button>
      <Button variant="default" disabled={history.past.length === 0} onClick={() => onTurn(undo)}>
        {WORDS.undo}
      </Button>
      <Button variant="default" disabled={history.future.length === 0} onClick={() => onTurn(redo)}>
        {WORDS.redo}
      </Button>
      {problem !== null && (
        <p className={classes['problem']} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
