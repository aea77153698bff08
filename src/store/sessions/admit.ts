/** What a session from outside refers to, held against what there is here. */
import type { Profile } from '../../physics/profile';
import { checkedProfile, PROFILES, withOwnId } from '../catalogue';
import type { WorkbenchState } from '../workbench';
import type { Session, SessionFigures } from './session';

/** What ids of profiles of the user's begin with: no shipped one does. */
const OWN = 'own-';

type Here = Pick<WorkbenchState, 'ownProfiles' | 'models'>;

/**
 * A session with references that hold here. Ids of its own profiles follow from their content: where one does not (it was
 * forged, or is of a version of the page that made ids otherwise), it gets the one that does, and so does what refers to it.
 *
 * @throws RangeError in words where it refers to a profile or a network that is not there, or is another one here: figures
 * made with one would be taken for those of the other.
 */
export function admitted(session: Session, { ownProfiles, models }: Here): Session {
  const ids = new Map<string, string>();
  const profiles = session.profiles.map((profile, i) => {
    const own = ownOf(profile, ownProfiles, `profiles[${String(i)}]`);
    ids.set(profile.id, own.id);
    return own;
  });
  session.networks.forEach(({ key, profile, text }, i) => {
    const name = `networks[${String(i)}]`;
    if ((ids.get(profile) ?? profile) !== profile) {
      throw new RangeError(`${name}.profile: the id ${profile} is not one that follows from its profile's content`);
    }
    const twin = models.find((kept) => kept.key === key)?.model;
    if (twin !== undefined && twin.text !== text) {
      throw new RangeError(
        `${name}.key: another network is kept as ${twin.name} here; export and delete that one first`,
      );
    }
  });
  const renamed = withIds({ ...session, profiles }, ids);
  const known = [...PROFILES, ...ownProfiles, ...profiles, ...models.map(({ model }) => model.profile)].map(
    ({ id }) => id,
  );
  return withKnown(renamed, new Set([...known, ...session.networks.map(({ profile }) => profile)]));
}

/** Those of a session's profiles that are not among the known ones. */
export function newProfiles(brought: readonly Profile[], known: readonly Profile[]): readonly Profile[] {
  return brought.filter(({ id }) => !known.some((own) => own.id === id));
}

function ownOf(profile: Profile, known: readonly Profile[], name: string): Profile {
  if (!profile.id.startsWith(OWN)) {
    throw new RangeError(`${name}.id: ${profile.id} is not the id of a profile of one's own (${OWN}…)`);
  }
  // One that is here already may have its id from an earlier version of the page.
  if (known.some((own) => own.id === profile.id && contentOf(own) === contentOf(profile))) return profile;
  const own = withOwnId(profile);
  const twin = known.find(({ id }) => id === own.id);
  if (twin !== undefined && contentOf(twin) !== contentOf(own)) {
    throw new RangeError(`${name}.id: ${own.id} is that of ${twin.label} here, which is another one`);
  }
  return own;
}

function withIds(session: Session, ids: ReadonlyMap<string, string>): Session {
  const idOf = (id: string) => ids.get(id) ?? id;
  const { decisions, figures } = session;
  const { settings, profileGuess } = decisions;
  const guess = profileGuess && {
    ...profileGuess,
    profile: idOf(profileGuess.profile),
    before: idOf(profileGuess.before),
  };
  const withId = <T extends SessionFigures['settings']>(own: T) => ({ ...own, profile: idOf(own.profile) });
  return {
    ...session,
    decisions: { ...decisions, settings: withId(settings), profileGuess: guess },
    figures: figures && { ...figures, settings: withId(figures.settings) },
  };
}

/** A guess can be turned down for the profile of before only where that is known here. */
function withKnown(session: Session, known: ReadonlySet<string>): Session {
  const { decisions } = session;
  const { profile } = decisions.settings;
  if (!known.has(profile)) {
    throw new RangeError(`decisions.settings.profile: there is no profile ${profile}, neither here nor in the session`);
  }
  const guess = decisions.profileGuess;
  const isGuessKnown = guess !== null && known.has(guess.profile) && known.has(guess.before);
  return isGuessKnown ? session : { ...session, decisions: { ...decisions, profileGuess: null } };
}

/** In the order of entries of a checked profile, whatever order they came in. */
function contentOf(profile: Profile): string {
  return JSON.stringify(checkedProfile({ ...profile, id: OWN }));
}
