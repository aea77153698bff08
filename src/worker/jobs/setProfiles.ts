import { checkedProfile } from '../../physics/checkProfile';
import type { Job } from './context';

/** Takes the user's profiles in place of those before. */
export const setProfiles: Job<'setProfiles'> = ({ profiles }, { workspace }) =>
  Promise.resolve().then(() => {
    const checked = profiles.map(checkedProfile);
    workspace.profiles.clear();
    for (const profile of checked) workspace.profiles.set(profile.id, profile);
    return null;
  });
