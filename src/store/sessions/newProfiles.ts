import type { Profile } from '../../physics/profile';
import { checkedProfile } from '../catalogue';

/** What ids of profiles of the user's begin with: no shipped one does. */
const OWN = 'own-';

/**
 * Those of a session's profiles that are not among the known ones of the user's.
 *
 * @throws RangeError in words where one has the id of another profile: figures made with one would be taken for those of
 * the other. Ids are not made anew from the content for it: entries that came later than the profile are part of that.
 */
export function newProfiles(brought: readonly Profile[], known: readonly Profile[]): readonly Profile[] {
  return brought.filter((profile) => {
    if (!profile.id.startsWith(OWN)) {
      throw new RangeError(`profile ${profile.label}: its id ${profile.id} is not one of a profile of one's own`);
    }
    const twin = known.find(({ id }) => id === profile.id);
    if (twin === undefined) return true;
    if (contentOf(twin) !== contentOf(profile)) {
      throw new RangeError(
        `profile ${profile.label}: its id ${profile.id} is that of ${twin.label} here, which is another one`,
      );
    }
    return false;
  });
}

/** In the order of entries of a checked profile, whatever order they came in. */
function contentOf(profile: Profile): string {
  return JSON.stringify(checkedProfile(profile));
}
