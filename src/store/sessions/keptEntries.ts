/** The history across visits: what held after each step, as plain data out and as decisions back in. */
import { asRecord, checkedProfile, text } from '../catalogue';
import { changeBetween } from '../history/changeWords';
import type { Decisions } from '../history/decisions';
import { plainDecisions, type KeptDecisions } from '../history/plainDecisions';
import type { EarlierEntry, Timeline, TimelineEntry } from '../history/timeline';
import type { RunReference } from '../runReference';
import type { Source } from '../source';
import type { WorkbenchState } from '../workbench';
import { checkedDecisions } from './checkDecisions';
import { list, orNull, recordOf } from './checkSettings';
import { decisionsFrom } from './openSession';
import { newProfiles } from './admit';
import type { KeptEntry } from './session';
import { checkedRun } from './sessionFile';

type Here = Pick<WorkbenchState, 'described' | 'ownProfiles'>;

/** Steps as they are kept: the same decisions are the same object, so that a browser keeps what they share once. */
export function createEntryKeeper(referenceOf: (source: Source) => RunReference | null) {
  const made = new WeakMap<Decisions, KeptDecisions>();

  function keptOf(decisions: Decisions): KeptDecisions | null {
    const { source, networks, ownProfiles, settings } = decisions;
    const run = source && referenceOf(source);
    if (source !== null && run === null) return null;
    const profiles = ownProfiles.filter(({ id }) => id === settings.profile);
    const kept = made.get(decisions) ?? { ...plainDecisions(decisions), run, networks, profiles };
    made.set(decisions, kept);
    return kept;
  }

  return ({ entries, at }: Timeline): readonly KeptEntry[] =>
    entries.slice(0, at + 1).map(({ words, decisions, kept, isMark }) => ({
      words,
      decisions: decisions === null ? (kept ?? null) : keptOf(decisions),
      ...(isMark === true && { isMark }),
    }));
}

/** Kept steps as those of an earlier visit: words alone where they cannot be read. */
export function earlierEntries(
  entries: readonly KeptEntry[],
  sourceOf: (run: RunReference) => Source | null,
  here: Here,
): readonly EarlierEntry[] {
  return entries.map(({ words, decisions, isMark }) => {
    try {
      return { words, ...(isMark === true && { isMark }), ...withRun(checkedKept(decisions), sourceOf, here) };
    } catch {
      // Of another version of the page.
      return { words, decisions: null };
    }
  });
}

/** What held then, where its run is here; what there is of it where not. */
export function withRun(
  kept: KeptDecisions | null,
  sourceOf: (run: RunReference) => Source | null,
  { described, ownProfiles }: Here,
): Pick<TimelineEntry, 'decisions' | 'kept'> {
  if (kept === null) return { decisions: null };
  const { run, networks, profiles, ...plain } = kept;
  const source = run && sourceOf(run);
  if (run !== null && source === null) return { decisions: null, kept };
  // What was saved since stays: only what is needed comes back.
  const missing = newProfiles(profiles, ownProfiles);
  const own = missing.length === 0 ? ownProfiles : [...missing, ...ownProfiles];
  return { decisions: decisionsFrom(plain, networks, source, { described, ownProfiles: own }) };
}

/** Whether nothing has been decided between the last of these steps and now. */
export function isSameAsLast(earlier: readonly EarlierEntry[], now: Decisions): boolean {
  const last = earlier.at(-1)?.decisions ?? null;
  const words = { profileLabel: (id: string) => id, networkName: (key: string) => key, detectors: [] };
  return last !== null && changeBetween(last, now, words) === null;
}

function checkedKept(value: unknown): KeptDecisions | null {
  if (value === null) return null;
  const { run, networks, profiles, ...plain } = asRecord(value, 'step');
  return {
    ...checkedDecisions(plain, 'step'),
    run: orNull(run, checkedRun),
    networks: recordOf(networks, 'step.networks', text),
    profiles: list(profiles, 'step.profiles', checkedProfile, 20),
  };
}
