import { messageOf } from '../failures';
import { decisionsOf, stateOf } from '../history/decisions';
import { NO_FIGURES } from '../runState';
import { namesOf, type Source } from '../source';
import { isAnalysing } from '../taskSlice';
import type { KeptSliceOf } from '../workbench';
import { labels } from '../../labels/labels';
import type { Autosave } from './autosave';
import { newProfiles } from './admit';
import { isSameData, missingOf, runOf } from '../runReference';
import type { TimelineOf } from './earlierVisits';
import { decisionsFrom } from './openSession';
import type { Runs } from './runs';
import { entriesOf } from './saving';
import type { KeptSession, Session } from './session';

const TEXTS = labels.store.sessions;

/** How sessions become the page's. */
export interface Taking {
  /** Where the run of a session can be had from, without asking for files; null where it cannot, or has none. */
  readonly sourceFor: (kept: KeptSession) => Source | null;
  /**
   * Makes a session the page's, with the run of this source; without one that it needs it waits for it. Whether it did:
   * false where the run cannot be read, which is told and leaves everything.
   */
  readonly take: (kept: KeptSession, source: Source | null, words?: string) => Promise<boolean>;
  /** Goes on with a session whose run and settings are the page's already. */
  readonly goOn: (kept: KeptSession, words: string) => Promise<void>;
}

type Given = Parameters<KeptSliceOf<Taking>>;

export function createTaking(
  set: Given[0],
  get: Given[1],
  { client, sessionStore: store, version, commit }: Given[2],
  subscribe: Given[3],
  autosave: Autosave,
  { sourceOf }: Runs,
  timelineOf: TimelineOf,
): Taking {
  /** Where the run of a session can be had from, without asking for files; null where it cannot, or has none. */
  function sourceFor({ session: { run } }: KeptSession): Source | null {
    return run && sourceOf(run);
  }

  /** Puts what a session brings along beside what the browser keeps: its own profiles and networks. */
  async function bring({ profiles, networks }: Session): Promise<void> {
    await get().loadProfiles();
    await get().loadModels();
    const known = get().ownProfiles;
    const fresh = newProfiles(profiles, known);
    if (fresh.length > 0) {
      set({ ownProfiles: [...fresh, ...known] });
      await get().storeProfiles();
    }
    const isHere = (key: string) => get().models.some((model) => model.key === key);
    for (const { key, fileName, text } of networks.filter((network) => !isHere(network.key))) {
      await get().importModel(new File([text], fileName));
      // Without it the shipped one would be used, and the figures would be others.
      if (!isHere(key)) throw new Error(`its network ${fileName} is not the one that it names (${key})`);
    }
  }

  /** Makes a session the page's. Figures come last, where they are of this version and this run. */
  async function take(
    kept: KeptSession,
    source: Source | null,
    words = TEXTS.opened(kept.session.name),
  ): Promise<boolean> {
    const { id, isNamed, session } = kept;
    await bring(session);
    const networks = Object.fromEntries(session.networks.map(({ profile, key }) => [profile, key]));
    const decisions = decisionsFrom(session.decisions, networks, source, get());
    const arrive = () => timelineOf(kept, decisions, words);
    if (!(await get().adopt(decisions, arrive))) return false;
    const isAwaited = session.run !== null && source === null;
    set({
      session: { id, name: session.name, isNamed },
      awaited: isAwaited ? session : null,
      ...NO_FIGURES,
      fitTrials: decisions.fitTrials,
    });
    store.setCurrent({ id, isEmpty: session.run === null });
    if (isAwaited) get().notify('warning', neededText(session, []));
    else await restoreFigures(id);
    return true;
  }

  /** Shows the figures of a session where this version of the page has made them from the run that is loaded. */
  async function restoreFigures(id: string): Promise<void> {
    const { source } = get();
    const found = await store.figures(id).catch(() => null);
    const run = runOf(get());
    const isOurs = found?.app.version === version && found.app.commit === commit;
    const usable = found !== null && run !== null && isOurs && isSameData(found.run, run) ? found : null;
    if (usable !== null && !isReadWith(usable.readWith)) {
      await get().enqueue(
        'read',
        (options) => get().ensureRun(options),
        () => undefined,
      );
    }
    // Somebody may have gone on meanwhile.
    if (get().source !== source || get().analysis !== null || isAnalysing(get().task)) return;
    if (usable === null || !isReadWith(usable.readWith)) {
      if (get().workerHoldsRun) await client.run('adoptFigures', null);
      return;
    }
    const { analysis, network, budget, closure, report } = usable;
    set({ analysis, network, budget, closure, report, workerHoldsAnalysis: false });
    await client.run('adoptFigures', { analysis, budget, closure, report });
  }

  function isReadWith({ batchLengthDays, profile }: { batchLengthDays: number; profile: string }): boolean {
    const { readWith } = get();
    return readWith?.batchLengthDays === batchLengthDays && readWith.profile === profile;
  }

  /** Once the files that a session waits for are there, it goes on where it was. */
  async function goOnWith(awaited: Session): Promise<void> {
    const { session, source, summary } = get();
    if (awaited.run === null || summary === null) return;
    const run = runOf(get());
    if (run === null || !isSameData(run, awaited.run)) {
      get().notify('warning', neededText(awaited, summary.files));
      return;
    }
    await autosave.paused(async () => {
      set({ awaited: null });
      let isTaken = false;
      try {
        isTaken = await take({ ...entriesOf(get().sessions, session.id), ...session, session: awaited }, source);
        if (!isTaken) throw new Error(TEXTS.notAsNamed);
      } finally {
        // What the page holds is not this session: it stays as it is kept.
        if (!isTaken && get().session.id === session.id) set({ awaited });
      }
    });
  }

  /** The run and its settings are there already, as they were when the page was left: the rest follows. */
  async function goOn(kept: KeptSession, words: string): Promise<void> {
    const { id, isNamed, session } = kept;
    await Promise.all([get().loadProfiles(), get().loadModels()]);
    // The naming came with the run.
    const { closureSettings, rule, falseAlarmRate, fitTrials } = session.decisions;
    const decisions = { ...decisionsOf(get()), closureSettings, rule, falseAlarmRate, fitTrials };
    set({
      ...stateOf(decisions),
      session: { id, name: session.name, isNamed },
      timeline: timelineOf(kept, decisions, words),
    });
    await restoreFigures(id);
  }

  subscribe((state, before) => {
    const { awaited, summary } = state;
    // After the reading has come to its end.
    if (awaited !== null && summary !== null && summary !== before.summary)
      queueMicrotask(() => {
        goOnWith(awaited).catch((error: unknown) => {
          get().notify('error', TEXTS.cannotGoOn(awaited.name, messageOf(error)));
        });
      });
  });

  return { sourceFor, take, goOn };
}

/** Which files to drop for a session, and which of those that are there are others. */
function neededText(
  { name, run }: Session,
  files: readonly { readonly name: string; readonly sha256: string }[],
): string {
  if (run === null) return '';
  const missing = missingOf(run, files);
  const strange = files.filter(({ sha256 }) => !run.files.some((file) => file.sha256 === sha256));
  return [
    TEXTS.filesNeeded(name),
    ...(missing.length > 0 ? [TEXTS.drop(namesOf(missing))] : []),
    ...(strange.length > 0 ? [TEXTS.strange(namesOf(strange))] : []),
  ].join(' ');
}
