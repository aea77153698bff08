import { Button } from '@mantine/core';
import { labels } from '../../labels/labels';
import { Panel } from '../controls/Panel';
import { useProfiles, useWorkbench } from '../useWorkbench';
import classes from './profile.module.css';

const WORDS = labels.profile.panel;

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
      title={WORDS.title(profile.label)}
      note={profile.about === '' ? undefined : profile.about}
      tools={
        isGuessed ? (
          <>
            <Button variant="default" size="compact-xs" onClick={() => choose(profileId)}>
              {WORDS.keep(profile.label)}
            </Button>
            <Button variant="default" size="compact-xs" onClick={() => choose(guess.before)}>
              {WORDS.back(labelOf(guess.before))}
            </Button>
          </>
        ) : undefined
      }
    >
      <p className={classes['facts']}>{isGuessed ? WORDS.guessed(guess.why) : isChosen ? WORDS.chosen : WORDS.fits}</p>
    </Panel>
  );
}
