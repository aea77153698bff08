import { fits } from '../../ingest/choice/contents';
import type { Decisions } from '../history/decisions';
import type { WorkbenchState } from '../workbench';
import type { Session } from './session';

/** What a session decides, for this source and in this browser, where its profiles and networks are kept already. */
export function decisionsFrom(
  { decisions, networks }: Session,
  source: Decisions['source'],
  { described, ownProfiles }: Pick<WorkbenchState, 'described' | 'ownProfiles'>,
): Decisions {
  const { choices, ...plain } = decisions;
  // What is in a file is known once it was looked into; a choice that is not among that is of another file.
  const chosen = Object.entries(described).map(([name, known]) => {
    const choice = Object.hasOwn(choices, name) ? choices[name] : undefined;
    const isOfIt = choice === null || (choice !== undefined && fits(choice, known.contents.items));
    return [name, isOfIt ? { ...known, choice } : known] as const;
  });
  return {
    ...plain,
    source,
    described: Object.fromEntries(chosen),
    ownProfiles,
    networks: Object.fromEntries(networks.map(({ profile, key }) => [profile, key])),
  };
}
