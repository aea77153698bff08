import { PROFILES, type Profile } from '../../physics/profile';
import type { Workspace } from './context';

/** The profile with this id: a shipped one, or that of a model which the user made. Throws a RangeError where there is none. */
export function profileIn({ models }: Workspace, id: string): Profile {
  const profile = PROFILES.find((candidate) => candidate.id === id) ?? models.get(id)?.profile;
  if (profile === undefined) throw new RangeError(`no profile "${id}"`);
  return profile;
}
