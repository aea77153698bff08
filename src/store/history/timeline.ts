import type { Decisions } from './decisions';
import type { KeptDecisions } from './plainDecisions';

/** One step of the user's, in words. */
export interface TimelineEntry {
  /** Unique in its timeline. */
  readonly id: number;
  readonly words: string;
  /** What was changed: changes of the same in one gesture are one step. */
  readonly subject: string;
  /** The gesture (a drag, a key held down, a field being filled in) that it was made by; null for none. */
  readonly gesture: number | null;
  /** What holds from then on; null for one of an earlier visit that cannot be gone back to, or not without `kept.run`. */
  readonly decisions: Decisions | null;
  /** Of an earlier visit whose run is not here: what held from then on, to be gone back to once its files are. */
  readonly kept?: KeptDecisions;
  /** It changed nothing (the page was loaded again): undo and redo go past it. */
  readonly isMark?: boolean;
}

/** Every step and where the page stands among them. */
export interface Timeline {
  /** Oldest first; the first one is where it began. */
  readonly entries: readonly TimelineEntry[];
  /** Index of the last entry that holds. */
  readonly at: number;
}

/** What was changed, for one entry. */
export interface Change {
  readonly words: string;
  readonly subject: string;
}

/** So many entries are kept. */
export const DEPTH = 200;

/** A step of an earlier visit. */
export type EarlierEntry = Pick<TimelineEntry, 'words' | 'decisions' | 'kept' | 'isMark'>;

/**
 * A timeline that stands at these decisions, behind the steps of earlier visits. Where `isMark`, they are those of the last
 * of these.
 */
export function timelineFrom(
  decisions: Decisions,
  words: string,
  earlier: readonly EarlierEntry[] = [],
  isMark = false,
): Timeline {
  const steps = [...earlier.slice(1 - DEPTH), { words, decisions, ...(isMark && { isMark }) }];
  const entries = steps.map((step, id) => ({ ...step, id, subject: '', gesture: null }));
  return { entries, at: entries.length - 1 };
}

/** With decisions that came about without the user's doing: they belong to the entry that holds. */
function amended({ entries, at }: Timeline, decisions: Decisions): Timeline {
  return { entries: entries.map((entry, i) => (i === at ? { ...entry, decisions } : entry)), at };
}

/** With something that is no decision of any moment: what the browser had kept is there in all of them. */
export function amendedThroughout({ entries, at }: Timeline, patch: Partial<Decisions>): Timeline {
  const withIt = (decisions: Decisions | null) => (decisions === null ? null : { ...decisions, ...patch });
  return { entries: entries.map((entry) => ({ ...entry, decisions: withIt(entry.decisions) })), at };
}

/**
 * With what has been decided since its current entry; what was undone is then gone. `changeOf` says in words what two
 * decisions differ in, null where in nothing that counts. Changes of one gesture are one entry, or none where they end
 * where they began.
 */
export function recorded(
  timeline: Timeline,
  now: Decisions,
  gesture: number | null,
  changeOf: (before: Decisions, after: Decisions) => Change | null,
): Timeline {
  const { entries, at } = timeline;
  const [last, base] = [entries[at], entries[at - 1]?.decisions ?? null];
  const change = last?.decisions ? changeOf(last.decisions, now) : null;
  if (last === undefined || change === null) return amended(timeline, now);
  const isOneGesture = gesture !== null && last.gesture === gesture && last.subject === change.subject;
  if (!isOneGesture || base === null) {
    const id = Math.max(...entries.map((entry) => entry.id)) + 1;
    const kept = [...entries.slice(0, at + 1), { ...change, id, gesture, decisions: now }].slice(-DEPTH);
    return { entries: kept, at: kept.length - 1 };
  }
  const whole = changeOf(base, now);
  const before = entries.slice(0, at);
  if (whole === null) return amended({ entries: before, at: at - 1 }, now);
  return { entries: [...before, { ...last, words: whole.words, decisions: now }], at };
}

/** Index of the entry that undo (-1) or redo (1) leads to; null where there is none. */
export function neighbour(timeline: Timeline, by: -1 | 1): number | null {
  const index = nextTo(timeline, by);
  return timeline.entries[index]?.decisions ? index : null;
}

/** Index of the entry that undo (-1) or redo (1) would lead to if its run were here; null where nothing stops them. */
export function stoppedAt(timeline: Timeline, by: -1 | 1): number | null {
  const index = nextTo(timeline, by);
  const entry = timeline.entries[index];
  return entry?.decisions === null && entry.kept !== undefined ? index : null;
}

/** The entry that undo takes back. */
export function lastStep({ entries, at }: Timeline): TimelineEntry | undefined {
  return entries.slice(0, at + 1).findLast(({ isMark }) => isMark !== true);
}

function nextTo(timeline: Timeline, by: -1 | 1): number {
  const { entries, at } = timeline;
  if (by === -1) return entries.findLastIndex((entry) => entry === lastStep(timeline)) - 1;
  return entries.findIndex(({ isMark }, i) => i > at && isMark !== true);
}

/** Where one stands after going to an entry; one that has been left behind by other steps meanwhile becomes the last. */
export function arrivedAt({ entries, at }: Timeline, entry: TimelineEntry): Timeline {
  const index = entries.findIndex(({ id }) => id === entry.id);
  if (index >= 0) return { entries, at: index };
  const kept = [...entries.slice(0, at + 1), entry].slice(-DEPTH);
  return { entries: kept, at: kept.length - 1 };
}
