import { labels } from '../labels/labels';
import { changeBetween, type WordContext } from './history/changeWords';
import { decisionsOf, isTouched, stateOf, type Decisions } from './history/decisions';
import {
  arrivedAt,
  neighbour,
  recorded,
  stoppedAt,
  timelineFrom,
  type Timeline,
  type TimelineEntry,
} from './history/timeline';
import { missingOf } from './runReference';
import { namesOf } from './source';
import { NOTHING_LOADED } from './runState';
import { profilesOf } from './modelsSlice';
import { isSame } from './steps';
import type { SliceOf, Workbench, WorkbenchState } from './workbench';

type Arrival = (timeline: Timeline) => Timeline;

export interface HistorySlice {
  /** Every decision of the user's in words, with what held after it. Figures are not in it: they become stale. */
  readonly timeline: Timeline;
  /** The gesture (a drag, a key held down, a field being filled in) that changes come from; null for none. */
  readonly gesture: number | null;
  /** From here on changes belong to another gesture: those of one, of the same thing, are one step. */
  readonly beginGesture: () => void;
  /** Back to before the last decision; nothing where there is none. */
  readonly undo: () => Promise<void>;
  readonly redo: () => Promise<void>;
  /** To what held after an entry; reads the run again where that was another one. Never rejects: a failure is told. */
  readonly goTo: (index: number) => Promise<void>;
  /**
   * Makes decisions those of the page, with the timeline that `arrive` makes of the present one; reads the run where that is
   * another one. Whether that went well: a failure is told, and leaves everything.
   */
  readonly adopt: (decisions: Decisions, arrive: Arrival) => Promise<boolean>;
}

export const createHistorySlice: SliceOf<HistorySlice> = (set, get) => {
  let lastGesture = 0;
  /** A way that needs a reading waits for it: no other is taken meanwhile. */
  let isOnTheWay = false;

  async function goTo(index: number): Promise<void> {
    const before = get();
    const entry = before.timeline.entries[index];
    if (entry?.kept !== undefined && entry.decisions === null) {
      const files = namesOf(filesNeeded(entry, before));
      before.notify('warning', labels.history.stopped(entry.words, files));
      return;
    }
    if (entry === undefined || entry.decisions === null || index === before.timeline.at) return;
    if (isHeldUp(before, index)) {
      // The work would end on a run that is no longer there.
      before.notify('warning', labels.store.changes.changesRun(entry.words));
      return;
    }
    const target = unblindedStays(entry.decisions, before.timeline);
    // What comes next is no part of the gesture that led to where one goes.
    set({ gesture: null });
    await adopt(target, (timeline) => arrivedAt(timeline, entry));
  }

  async function turn(by: -1 | 1): Promise<void> {
    const { timeline } = get();
    await goTo(neighbour(timeline, by) ?? stoppedAt(timeline, by) ?? timeline.at);
  }

  async function adopt(target: Decisions, arrive: Arrival): Promise<boolean> {
    const before = get();
    if (isOnTheWay) return false;
    if (needsReading(target, before)) {
      isOnTheWay = true;
      const isRead = await before.readAs(target, arrive);
      isOnTheWay = false;
      if (!isRead) return false;
    } else take(target, arrive);
    await follow(before, target.networks);
    return true;
  }

  function take(target: Decisions, arrive: Arrival): void {
    const { timeline, source } = get();
    const decisions = stateOf(target);
    set({
      ...(decisions.source === source ? {} : { ...NOTHING_LOADED, keptRun: null, tradeOff: [] }),
      ...decisions,
      effect: null,
      timeline: arrive(timeline),
    });
  }

  /** What hangs on decisions: what the browser keeps of them, what the worker was told, and what is being looked at. */
  async function follow(before: WorkbenchState, networks: Decisions['networks']): Promise<void> {
    const state = get();
    if (state.naming !== before.naming) state.rememberNaming();
    await Promise.all([
      state.ownProfiles === before.ownProfiles ? null : state.storeProfiles(),
      state.fitTrials === before.fitTrials || state.inspected === null ? null : state.inspectFit(),
      state.falseAlarmRate === before.falseAlarmRate || state.report === null ? null : state.watchArray(),
      state.looked === null ? null : state.tune({}, true),
      state.useNetworks(networks),
    ]);
  }

  return {
    timeline: { entries: [], at: -1 },
    gesture: null,
    beginGesture: () => {
      set({ gesture: ++lastGesture });
    },
    undo: () => turn(-1),
    redo: () => turn(1),
    goTo,
    adopt,
  };
};

/** Files that have to be dropped again before an entry can be gone back to. */
export function filesNeeded(
  { kept }: TimelineEntry,
  { source, summary }: Pick<WorkbenchState, 'source' | 'summary'>,
): readonly { readonly name: string }[] {
  // Of a run that was restored there are no files.
  return kept?.run ? missingOf(kept.run, source?.kind === 'files' ? (summary?.files ?? []) : []) : [];
}

/** Why it is not gone to an entry that is held up. */
export const HELD_UP = labels.store.changes.heldUp;

/** Whether to go to an entry would take the run away from the work that is on it. */
export function isHeldUp({ timeline, source, task, waiting }: WorkbenchState, index: number | null): boolean {
  const target = index === null ? null : (timeline.entries[index]?.decisions ?? null);
  return target !== null && target.source !== source && (task !== null || waiting > 0);
}

/** Writes down every change of a decision from now on, but for those that come with a timeline of their own. */
export function keepHistory(workbench: Workbench): void {
  const { getState, setState, subscribe } = workbench;
  setState({ timeline: timelineFrom(decisionsOf(getState()), labels.store.changes.start) });
  subscribe((state, before) => {
    if (state.timeline !== before.timeline || !isTouched(state, before)) return;
    const context = contextOf(state);
    const timeline = recorded(state.timeline, decisionsOf(state), state.gesture, (from, to) =>
      changeBetween(from, to, context),
    );
    setState({ timeline });
  });
}

/** Names that words need. */
function contextOf({ models, ownProfiles, summary }: WorkbenchState): WordContext {
  const profiles = profilesOf(models, ownProfiles);
  return {
    profileLabel: (id) => profiles.find((profile) => profile.id === id)?.label ?? id,
    networkName: (key) => models.find((kept) => kept.key === key)?.model.name ?? key,
    detectors: summary?.detectors ?? [],
  };
}

/** Whether the run of decisions is another one than that of the page, or was read in another way. */
function needsReading(target: Decisions, { source, naming, described }: WorkbenchState): boolean {
  if (target.source === null) return false;
  return target.source !== source || !isSame(target.naming, naming) || !isSame(target.described, described);
}

/** What was seen was seen: no step back makes a run a blinded one again. */
function unblindedStays(target: Decisions, { entries }: Timeline): Decisions {
  const isDemo = target.source?.kind === 'demo';
  const wasSeen = entries.some(({ decisions, kept }) =>
    decisions === null
      ? kept?.settings.unblinded === true && (kept.run?.source === 'demo') === isDemo
      : decisions.settings.unblinded && (decisions.source?.kind === 'demo') === isDemo,
  );
  return wasSeen ? { ...target, settings: { ...target.settings, unblinded: true } } : target;
}
