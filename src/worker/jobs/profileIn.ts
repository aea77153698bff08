import { PROFILES, type Profile } from '../../physics/profile';
import type { Workspace } from './context';

/** The profile with this id: a shipped one, the user's, or that of a model which the user made. Throws a RangeError where there is none. */
export function profileIn({ models, profiles }: Workspace, id: string): Profile {
  const shipped = PROFILES.find((candidate) => candidate.id === id);
  const profile = shipped ?? profiles.get(id) ?? models.get(id)?.profile;
  if (profile === undefined) throw new RangeError(`no profile "${id}"`);
  return profile;
}
