import type { Decisions } from '../history/decisions';
import { timelineFrom, type Timeline } from '../history/timeline';
import type { KeptSliceOf } from '../workbench';
import { earlierEntries, isSameAsLast, withRun } from './keptEntries';
import type { Runs } from './runs';
import type { KeptSession } from './session';

type Given = Parameters<KeptSliceOf<unknown>>;

/** The timeline of a session that is opened, with what was done in earlier visits. */
export type TimelineOf = (kept: KeptSession, decisions: Decisions, words: string) => Timeline;

/** How timelines go on across visits; steps of earlier ones can be gone back to once their run is here. */
export function createEarlierVisits(
  set: Given[0],
  get: Given[1],
  subscribe: Given[3],
  { referenceOf, sourceOf }: Runs,
): TimelineOf {
  const timelineOf: TimelineOf = ({ session, entries }, decisions, words) => {
    const earlier = entries
      ? earlierEntries(entries, sourceOf, get())
      : session.history.map((text) => ({ words: text, decisions: null }));
    return timelineFrom(decisions, words, earlier, isSameAsLast(earlier, decisions));
  };

  /** Steps of which the run is here again can be gone back to. */
  function reviveEntries(): void {
    const { timeline, source } = get();
    const entries = timeline.entries.map((entry) => {
      if (entry.kept !== undefined) {
        const { kept, ...rest } = entry;
        return { ...rest, ...withRun(kept, sourceOf, get()) };
      }
      const own = entry.decisions?.source ?? null;
      if (own?.kind !== 'kept' || own === source || entry.decisions === null) return entry;
      const run = referenceOf(own);
      const now = run && sourceOf(run);
      return now === null ? entry : { ...entry, decisions: { ...entry.decisions, source: now } };
    });
    if (entries.some((entry, i) => entry.decisions !== timeline.entries[i]?.decisions)) {
      set({ timeline: { ...timeline, entries } });
    }
  }

  subscribe(({ summary, source }, before) => {
    // After the steps about it are written down.
    if (summary !== before.summary || source !== before.source) queueMicrotask(reviveEntries);
  });
  return timelineOf;
}
