import type { AnalysisSettings } from '../assess/results';
import type { FileRecord } from '../dataset/run';
import type { RunOptions } from '../worker/client';
import type { ProfileGuess } from '../peaks/whichProfile';
import type { DatasetSummary } from '../worker/protocol';
import type { Decisions } from './history/decisions';
import type { Timeline } from './history/timeline';
import { NOTHING_LOOKED_AT } from './descentSlice';
import { fileToBlame, isCancelled, messageOf } from './failures';
import { NOTHING_INSPECTED } from './inspectionSlice';
import { createReader, type Reading } from './readSource';
import { isRestored, isToBeKept, namesOf, type Source } from './source';
import { NOTHING_WATCHED, withStretches } from './watchSlice';
import type { SliceOf, WorkbenchState } from './workbench';

/** A profile that the page chose, why, and the one before. */
export interface GuessedProfile extends ProfileGuess {
  readonly before: string;
}
/** Settings that say how a run is read. */
type ReadWith = Pick<AnalysisSettings, 'batchLengthDays' | 'profile'>;

export interface DataSlice {
  readonly source: Source | null;
  /** Why the page has taken another profile for this run than there was; null where it has not, or the user chose. */
  readonly profileGuess: GuessedProfile | null;
  readonly summary: DatasetSummary | null;
  /** Settings that the run was read with; null where none is loaded. */
  readonly readWith: ReadWith | null;
  /** False once the worker was lost: the run has to be read again before it can be worked on. */
  readonly workerHoldsRun: boolean;
  /** Adds files to the run; the demo run is replaced. A file that cannot be read is named and left out. */
  readonly addFiles: (files: readonly File[]) => Promise<void>;
  /** Reads the run again without this file. */
  readonly removeFile: (name: string) => Promise<void>;
  /** Reads the run again with what `change` resolves with, in place of what there is; not where that is null. */
  readonly readAgain: (change: (options: RunOptions) => Promise<Partial<WorkbenchState> | null>) => Promise<void>;
  /**
   * Reads the run that decisions are about and makes both what the page holds, with the timeline that `arrive` makes of the
   * one at the end of the reading. Resolves with whether that went well; a failure is told and leaves everything.
   */
  readonly readAs: (decisions: Decisions, arrive: (timeline: Timeline) => Timeline) => Promise<boolean>;
  /** Forgets the run, in the browser too. */
  readonly clearData: () => void;
  readonly loadDemo: (by?: 'user' | 'address') => Promise<void>;
  /** Selects the first detector that takes part, over the whole run. */
  readonly selectUsable: (summary: DatasetSummary) => void;
  /**
   * Puts the run in the batches that the settings ask for, and reads it again where that needs it (another profile, a length
   * that its slices do not make up) or where the worker has lost it. Rejects where that fails.
   */
  readonly ensureRun: (options: RunOptions) => Promise<void>;
}

export const NOTHING_LOADED = {
  ...NOTHING_INSPECTED,
  ...NOTHING_WATCHED,
  ...NOTHING_LOOKED_AT,
  source: null,
  summary: null,
  readWith: null,
  workerHoldsRun: false,
  analysis: null,
  budget: null,
  closure: null,
  profileGuess: null,
  workerHoldsAnalysis: false,
  live: null,
  outcome: null,
  spectrum: null,
} as const;

/** The demo run is made up after VIP-2. */
const DEMO_PROFILE: ProfileGuess = { profile: 'vip-2', why: 'the demo run is a simulated month of VIP-2' };

export const createDataSlice: SliceOf<DataSlice> = (set, get, { client }) => {
  const { read, rebatched } = createReader(get, client);

  /** Reads the source and, only when that went well, makes it the run; `changes` hold with it, in one step. */
  async function load(
    source: Source,
    options: RunOptions,
    { mayRebatch = true, changes = {} }: { mayRebatch?: boolean; changes?: Partial<WorkbenchState> } = {},
  ): Promise<void> {
    if (get().source !== source) get().resetBatchLength();
    // What is set while it is read asks for another reading: this one was with these.
    const reading: Reading = { ...get(), ...changes };
    const { batchLengthDays, profile: before } = reading.settings;
    const batched = mayRebatch ? await rebatched(source, reading, options) : null;
    const summary = batched ?? (await read(source, reading, options));
    const guess = batched === null ? settleProfile(source, summary) : get().profileGuess;
    const settings = guess === null ? get().settings : { ...get().settings, profile: guess.profile };
    const profile = guess?.profile === settings.profile ? guess.profile : before;
    show(source, summary, {
      readWith: { batchLengthDays, profile },
      isRebatched: batched !== null,
      changes: {
        profileGuess: guess,
        settings: keptOf(settings, isSameRun(source, summary), changes.naming !== undefined),
        ...changes,
      },
    });
  }

  /** Makes what was read the run. */
  function show(
    source: Source,
    summary: DatasetSummary,
    { readWith, isRebatched, changes }: { readWith: ReadWith; isRebatched: boolean; changes: Partial<WorkbenchState> },
  ): void {
    const isKeptAlready = isRebatched && get().readWith?.profile === readWith.profile;
    // From here on what changes of the settings is no longer of the run that is kept.
    if (!isKeptAlready) set({ keptRun: null });
    set({
      ...NOTHING_LOADED,
      // A comparison of batch lengths is of the source, in whatever batches it is.
      ...(get().source === source ? {} : { tradeOff: [] }),
      source: isRebatched ? source : madeAnew(source),
      summary,
      readWith,
      workerHoldsRun: true,
      ...changes,
    });
    get().selectUsable(summary);
    if (!isKeptAlready) void get().keepRun();
  }

  /** Reads the run of decisions that held before, or elsewhere. */
  async function readFor(target: Decisions, arrive: (timeline: Timeline) => Timeline, options: RunOptions) {
    const { networks: _networks, source, ...decisions } = target;
    if (source === null) return;
    // The worker must know the profiles of then; what it knows now is told to it again before its next task.
    await client.run('setProfiles', { profiles: target.ownProfiles });
    get().forgetProfiles();
    const { batchLengthDays, profile } = target.settings;
    const summary = await read(source, { ...decisions, isProfileChosen: true }, options);
    show(source, summary, {
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

  /** Adds what can be read of `fresh`, leaving out one unreadable file after the other. */
  async function loadWhatCanBeRead(kept: readonly File[], fresh: readonly File[], options: RunOptions): Promise<void> {
    try {
      await load({ kind: 'files', files: [...kept, ...fresh] }, options);
    } catch (error) {
      const culprit = fileToBlame(error);
      const rest = fresh.filter((file) => file.name !== culprit);
      if (rest.length === fresh.length || rest.length === 0) throw error;
      get().notify('error', messageOf(error));
      await loadWhatCanBeRead(kept, rest, options);
    }
  }

  function reportFailure(error: unknown): void {
    if (!isCancelled(error)) get().notify('error', messageOf(error));
  }

  return {
    ...NOTHING_LOADED,
    addFiles: (files) =>
      get().enqueue(
        'read',
        async (options) => {
          const { source } = get();
          const kept = source?.kind === 'files' ? source.files : [];
          const fresh = files.filter((file) => !kept.some((old) => isSameFile(old, file)));
          for (const file of files) {
            if (!fresh.includes(file))
              get().notify('warning', `${file.name} is loaded already and was not added again.`);
          }
          const settled = await get().settleChoices(namedApart(kept, fresh), options);
          if (settled.length > 0) await loadWhatCanBeRead(kept, settled, options);
        },
        reportFailure,
      ),
    removeFile: (name) =>
      get().enqueue(
        'read',
        async (options) => {
          const { source, clearData } = get();
          if (source?.kind !== 'files') return;
          const files = source.files.filter((file) => file.name !== name);
          if (files.length === 0) clearData();
          else await load({ kind: 'files', files }, options);
        },
        reportFailure,
      ),
    readAgain: (change) =>
      get().enqueue(
        'read',
        async (options) => {
          const { source } = get();
          const changes = source === null ? null : await change(options);
          if (source !== null && changes !== null) await load(source, options, { mayRebatch: false, changes });
        },
        reportFailure,
      ),
    readAs: async (decisions, arrive) => {
      let isRead = false;
      await get().enqueue(
        'read',
        async (options) => {
          await readFor(decisions, arrive, options);
          isRead = true;
        },
        reportFailure,
      );
      return isRead;
    },
    clearData: () => {
      const { source, keepsRuns } = get();
      // Numbers by hand are of the files that were there.
      set(({ naming, settings }) => ({
        ...NOTHING_LOADED,
        keptRun: null,
        tradeOff: [],
        naming: { ...naming, byHand: {} },
        settings: withoutRun(settings),
      }));
      if (keepsRuns && isToBeKept(source)) void get().forgetKeptRun();
    },
    loadDemo: (by = 'user') => get().enqueue('read', (options) => load({ kind: 'demo', by }, options), reportFailure),
    selectUsable: ({ channels }) => {
      const usable = channels.find((channel) => channel.status === 'ok');
      get().select({ detector: usable?.detector ?? 0, batch: null });
    },
    ensureRun: async (options) => {
      const { source, readWith, settings, workerHoldsRun } = get();
      if (source === null) return;
      const isCurrent = readWith?.batchLengthDays === settings.batchLengthDays && readWith.profile === settings.profile;
      if (!(workerHoldsRun && isCurrent)) await load(source, options);
    },
  };
};

/**
 * Channels of one run say nothing of another: corrections and what is left out stay with theirs, through new files and
 * batch lengths. So does that a run has been unblinded.
 */
function withoutRun(settings: AnalysisSettings): AnalysisSettings {
  return withStretches({ ...settings, peakCorrections: [], unblinded: false }, []);
}

/** Under another naming SDDs and batches may be others: what was decided of them by hand goes, too. */
function keptOf(settings: AnalysisSettings, isSameRun: boolean, isRenamed: boolean): AnalysisSettings {
  const ofRun = isSameRun ? settings : withoutRun(settings);
  return isRenamed ? withStretches({ ...ofRun, peakCorrections: [], channelOverrides: {} }, []) : ofRun;
}

/** Those of `wanted` that are not among `files`, by content. */
function missingOf(wanted: readonly FileRecord[], files: readonly FileRecord[]): FileRecord[] {
  return wanted.filter(({ sha256 }) => !files.some((file) => file.sha256 === sha256));
}

function replacedText(missing: readonly FileRecord[]): string {
  const why = 'its files are not kept, so that others cannot be added to it';
  return `The restored run was replaced: ${why}. Drop them all together (${namesOf(missing)} too) to have them as one run.`;
}

/** A restored demo run is one like any other once it was simulated again. */
function madeAnew(source: Source): Source {
  return isRestored(source) && source.kind === 'demo' ? { kind: 'demo', by: 'user' } : source;
}

/** Files of the same name from different folders: the later ones get a number, so that each can be named and removed. */
function namedApart(kept: readonly File[], fresh: readonly File[]): File[] {
  const taken = new Set(kept.map((file) => file.name));
  return fresh.map((file) => {
    let name = file.name;
    for (let n = 2; taken.has(name); n++) name = file.name.replace(/(\.[^.]+(\.gz)?)?$/i, ` (${String(n)})$1`);
    taken.add(name);
    return name === file.name ? file : new File([file], name, { lastModified: file.lastModified });
  });
}

function nameOnDisk(file: File): string {
  return file.name.replace(/ \(\d+\)(?=\.|$)/, '');
}

function isSameFile(a: File, b: File): boolean {
  return nameOnDisk(a) === nameOnDisk(b) && a.size === b.size && a.lastModified === b.lastModified;
}
