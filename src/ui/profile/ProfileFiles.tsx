import { Button } from '@mantine/core';
import { useId } from 'react';
import type { Profile } from '../../physics/profile';
import { profileFile } from '../../store/profilesSlice';
import { download } from '../controls/download';
import { useWorkbench } from '../useWorkbench';
import classes from './profile.module.css';

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
      <legend>Keep and share</legend>
      <p className={classes['facts']}>
        {keeps
          ? 'Your profiles are kept in this browser. Export one to use it elsewhere.'
          : 'This browser keeps nothing for this page (a private window?): export what you need.'}
      </p>
      <div className={classes['buttons']}>
        <Button
          variant="default"
          size="compact-xs"
          onClick={() => {
            const { fileName, text } = profileFile(profile);
            download(fileName, text, 'application/json');
          }}
        >
          Export profile
        </Button>
        {isOwn && (
          <Button variant="default" size="compact-xs" onClick={() => void deleteProfile(profile.id)}>
            Delete profile
          </Button>
        )}
        <Button variant="default" size="compact-xs" disabled={!isLast} onClick={() => void undo()}>
          Undo last save or deletion
        </Button>
      </div>
      <label htmlFor={id}>Profile file</label>
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
