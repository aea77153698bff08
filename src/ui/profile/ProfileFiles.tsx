import { Button } from '@mantine/core';
import { useId } from 'react';
import { labels } from '../../labels/labels';
import type { Profile } from '../../physics/profile';
import { profileFile } from '../../store/profilesSlice';
import { download } from '../controls/download';
import { useWorkbench } from '../useWorkbench';
import classes from './profile.module.css';

const WORDS = labels.profile.files;

/** The profile in use out to a file, one in from a file, and own ones away. */
export function ProfileFiles({ profile, isOwn }: { readonly profile: Profile; readonly isOwn: boolean }) {
  const { keeps, isLast, importProfile, deleteProfile, undo } = useWorkbench((state) => ({
    keeps: state.keepsProfiles,
    // What the page's undo would take back now.
    isLast: state.timeline.entries[state.timeline.at]?.subject.startsWith('profiles') ?? false,
    importProfile: state.importProfile,
    deleteProfile: state.deleteProfile,
    undo: state.undo,
  }));
  const id = useId();
  return (
    <fieldset className={classes['group']}>
      <legend>{WORDS.title}</legend>
      <p className={classes['facts']}>{keeps ? WORDS.kept : WORDS.notKept}</p>
      <div className={classes['buttons']}>
        <Button
          variant="default"
          size="compact-xs"
          onClick={() => {
            const { fileName, text } = profileFile(profile);
            download(fileName, text, 'application/json');
          }}
        >
          {WORDS.export}
        </Button>
        {isOwn && (
          <Button variant="default" size="compact-xs" onClick={() => void deleteProfile(profile.id)}>
            {WORDS.delete}
          </Button>
        )}
        <Button variant="default" size="compact-xs" disabled={!isLast} onClick={() => void undo()}>
          {WORDS.undo}
        </Button>
      </div>
      <label htmlFor={id}>{WORDS.import}</label>
      <input
        id={id}
        type="file"
        accept=".json"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (file !== undefined) void importProfile(file);
        }}
      />
    </fieldset>
  );
}
