import type { AnalysisSettings } from '../assess/results';
import type { FileRecord } from '../dataset/run';
import type { ProfileGuess } from '../peaks/whichProfile';
import type { RunOptions, WorkerClient } from '../worker/client';
import type { DatasetSummary } from '../worker/protocol';
import { labels } from '../labels/labels';
import type { GuessedProfile, ReadWith } from './dataSlice';
import { stateOf, type Decisions } from './history/decisions';
import type { Timeline } from './history/timeline';
import { createReader, type Reading } from './readSource';
import { figuresIn, NOTHING_LOADED, withoutRun } from './runState';
import { isRestored, namesOf, type Source } from './source';
import { NOTHING_DECIDED, withRunDecisions } from './runDecisions';
import type { SliceOf, WorkbenchState } from './workbench';

/** What holds with a run from its reading on, and whether the worker's slices may do instead of one. */
interface Loading {
  readonly mayRebatch?: boolean;
  readonly changes?: Partial<WorkbenchState>;
  /** Reads it as it was read before, whatever the settings ask for by now. */
  readonly asBefore?: boolean;
}

/** Reads runs into the state. Both reject where that fails, and leave what was there. */
export interface RunLoader {
  /** The run of a source, by the settings of the page, in one step with `changes`. */
  readonly load: (source: Source, options: RunOptions, loading?: Loading) => Promise<void>;
  /** The run of decisions that held before, or elsewhere, and these with it. */
  readonly readFor: (target: Decisions, arrive: (timeline: Timeline) => Timeline, options: RunOptions) => Promise<void>;
}

/** The demo run is made up after VIP-2. */
const DEMO_PROFILE: ProfileGuess = { profile: 'vip-2', why: labels.store.data.demoProfile };

type Setters = Parameters<SliceOf<unknown>>;

export function createRunLoader(set: Setters[0], get: Setters[1], client: WorkerClient): RunLoader {
  const { read, rebatched } = createReader(get, client);

  /** Reads the source and, only when that went well, makes it the run; `changes` hold with it, in one step. */
  async function load(
    source: Source,
    options: RunOptions,
    { mayRebatch = true, changes = {}, asBefore = false }: Loading = {},
  ): Promise<void> {
    if (get().source !== source) get().resetBatchLength();
    // What is set while it is read asks for another reading: this one was with these.
    const now: Reading = { ...get(), ...changes };
    const reading = asBefore ? { ...now, settings: { ...now.settings, ...get().readWith } } : now;
    const { batchLengthDays, profile: before } = reading.settings;
    const batched = mayRebatch ? await rebatched(source, reading, options) : null;
    const summary = batched ?? (await read(source, reading, options));
    const guess = batched === null && !asBefore ? settleProfile(source, summary) : get().profileGuess;
    const settings = guess === null || asBefore ? get().settings : { ...get().settings, profile: guess.profile };
    const profile = !asBefore && guess?.profile === settings.profile ? guess.profile : before;
    await show(source, summary, {
      readWith: { batchLengthDays, profile },
      isRebatched: batched !== null,
      changes: {
        profileGuess: guess,
        settings: keptOf(settings, isSameRun(source, summary), changes.naming !== undefined),
        ...changes,
      },
    });
  }

  /** Makes what was read the run. Its figures, where it has any, are with the worker before anything can ask for them. */
  async function show(
    source: Source,
    summary: DatasetSummary,
    { readWith, isRebatched, changes }: { readWith: ReadWith; isRebatched: boolean; changes: Partial<WorkbenchState> },
  ): Promise<void> {
    const isKeptAlready = isRebatched && get().readWith?.profile === readWith.profile;
    const before = get();
    // From here on what changes of the settings is no longer of the run that is kept.
    if (!isKeptAlready) set({ keptRun: null });
    const isAgain = isReadAgain(before, source, readWith);
    set({
      ...NOTHING_LOADED,
      ...(isAgain ? figuresIn(before) : {}),
      // A comparison of batch lengths is of the source, in whatever batches it is.
      ...(get().source === source ? {} : { tradeOff: [] }),
      source: isRebatched ? source : madeAnew(source),
      summary,
      readWith,
      workerHoldsRun: true,
      ...changes,
    });
    if (!isKeptAlready) void get().keepRun();
    if (get().analysis !== null) await get().giveFigures();
    else if (!isAgain) get().selectUsable(summary);
  }

  /** Reads the run of decisions that held before, or elsewhere. */
  async function readFor(target: Decisions, arrive: (timeline: Timeline) => Timeline, options: RunOptions) {
    const { source, ...decisions } = stateOf(target);
    if (source === null) return;
    // The worker must know the profiles of then; what it knows now is told to it again before its next task.
    await client.run('setProfiles', { profiles: target.ownProfiles });
    get().forgetProfiles();
    const { batchLengthDays, profile } = target.settings;
    const summary = await read(source, { ...decisions, isProfileChosen: true }, options);
    await show(source, summary, {
      readWith: { batchLengthDays, profile },
      isRebatched: false,
      changes: { ...decisions, timeline: arrive(get().timeline) },
    });
  }

  /** Whether what was set for the run before still holds: for more files of it, and for the files of a kept one. */
  function isSameRun(source: Source, { files }: DatasetSummary): boolean {
    const before = get().source;
    if (before?.kind !== 'kept' || source.kind !== 'files') return before?.kind === source.kind;
    const missing = missingOf(before.files, files);
    if (missing.length === 0) return true;
    get().notify('warning', replacedText(missing));
    return false;
  }

  /** The profile that fits the run, unless the user has chosen one; with the one before, if it is another. */
  function settleProfile(source: Source, { suggestion }: DatasetSummary): GuessedProfile | null {
    const { isProfileChosen, settings, profileGuess } = get();
    const guess = source.kind === 'demo' ? DEMO_PROFILE : (suggestion ?? null);
    if (isProfileChosen || guess === null) return null;
    if (guess.profile === settings.profile) return get().source === source ? profileGuess : null;
    return { ...guess, before: settings.profile };
  }

  return { load, readFor };
}

/** Whether this is the reading of before, which was lost with its worker. */
function isReadAgain(before: WorkbenchState, source: Source, { batchLengthDays, profile }: ReadWith): boolean {
  const { workerHoldsRun, readWith } = before;
  if (workerHoldsRun || before.source !== source || readWith === null) return false;
  return readWith.batchLengthDays === batchLengthDays && readWith.profile === profile;
}

/** Under another naming SDDs and batches may be others: what was decided of them by hand goes, too. */
function keptOf(settings: AnalysisSettings, isSameRun: boolean, isRenamed: boolean): AnalysisSettings {
  const ofRun = isSameRun ? settings : withoutRun(settings);
  return isRenamed ? withRunDecisions({ ...ofRun, peakCorrections: [], channelOverrides: {} }, NOTHING_DECIDED) : ofRun;
}

/** Those of `wanted` that are not among `files`, by content. */
function missingOf(wanted: readonly FileRecord[], files: readonly FileRecord[]): FileRecord[] {
  return wanted.filter(({ sha256 }) => !files.some((file) => file.sha256 === sha256));
}

function replacedText(missing: readonly FileRecord[]): string {
  return labels.store.keptRun.replaced(namesOf(missing));
}

/** A restored demo run is one like any other once it was simulated again. */
function madeAnew(source: Source): Source {
  return isRestored(source) && source.kind === 'demo' ? { kind: 'demo', by: 'user' } : source;
}
