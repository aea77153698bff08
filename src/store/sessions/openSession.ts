import { fits } from '../../ingest/choice/contents';
import type { Decisions } from '../history/decisions';
import type { SessionDecisions } from '../history/plainDecisions';
import type { WorkbenchState } from '../workbench';

type Here = Pick<WorkbenchState, 'described' | 'ownProfiles'>;

/** Plain decisions for this source and in this browser, where their profiles and networks are kept already. */
export function decisionsFrom(
  { choices, ...plain }: SessionDecisions,
  networks: Decisions['networks'],
  source: Decisions['source'],
  { described, ownProfiles }: Here,
): Decisions {
  // What is in a file is known once it was looked into; a choice that is not among that is of another file.
  const chosen = Object.entries(described).map(([name, known]) => {
    const choice = Object.hasOwn(choices, name) ? choices[name] : undefined;
    const isOfIt = choice === null || (choice !== undefined && fits(choice, known.contents.items));
    return [name, isOfIt ? { ...known, choice } : known] as const;
  });
  return { ...plain, source, described: Object.fromEntries(chosen), ownProfiles, networks };
}
