import { Button } from '@mantine/core';
import { Panel } from '../controls/Panel';
import { useProfiles, useWorkbench } from '../useWorkbench';
import classes from './profile.module.css';

/** Which experiment the page takes the run for; where it chose by itself, why, and the way back. */
export function ProfilePanel() {
  const profiles = useProfiles();
  const { profileId, guess, isChosen, choose } = useWorkbench((state) => ({
    profileId: state.settings.profile,
    guess: state.profileGuess,
    isChosen: state.isProfileChosen,
    choose: state.chooseProfile,
  }));
  const labelOf = (id: string) => profiles.find((profile) => profile.id === id)?.label ?? id;
  const profile = profiles.find(({ id }) => id === profileId);
  if (profile === undefined) return null;
  const isGuessed = guess !== null && !isChosen && guess.profile === profileId;
  return (
    <Panel
      title={`Read as ${profile.label}`}
      note={profile.about === '' ? undefined : profile.about}
      tools={
        isGuessed ? (
          <>
            <Button variant="default" size="compact-xs" onClick={() => choose(profileId)}>
              Keep {profile.label}
            </Button>
            <Button variant="default" size="compact-xs" onClick={() => choose(guess.before)}>
              Back to {labelOf(guess.before)}
            </Button>
          </>
        ) : undefined
      }
    >
      <p className={classes['facts']}>
        {isGuessed
          ? `Chosen by itself: ${guess.why}. Another one can be chosen above at any time.`
          : isChosen
            ? 'Chosen by you.'
            : 'It fits this run, or nothing speaks for another.'}
      </p>
    </Panel>
  );
}
