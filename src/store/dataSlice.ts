import type { AnalysisSettings } from '../assess/results';
import type { FileRecord } from '../dataset/run';
import type { RunOptions } from '../worker/client';
import type { ProfileGuess } from '../peaks/whichProfile';
import type { DatasetSummary } from '../worker/protocol';
import { NO_CORRECTIONS } from './correctionsSlice';
import { NOTHING_LOOKED_AT } from './descentSlice';
import { fileToBlame, isCancelled, isHung, messageOf } from './failures';
import { NOTHING_INSPECTED } from './inspectionSlice';
import { createReader } from './readSource';
import { isRestored, isToBeKept, namesOf, type Source } from './source';
import { NOTHING_DECIDED, withDecisions } from './decisions';
import { NO_DECISIONS, NOTHING_WATCHED } from './watchSlice';
import type { SliceOf } from './workbench';

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
  /** Reads the run again where `change` resolves with true. */
  readonly readAgain: (change: (options: RunOptions) => Promise<boolean>) => Promise<void>;
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
  network: null,
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

  /** Reads the source and, only when that went well, makes it the run. */
  async function load(source: Source, options: RunOptions, mayRebatch = true): Promise<void> {
    if (get().source !== source) get().resetBatchLength();
    // What is set while it is read asks for another reading: this one was with these.
    const { batchLengthDays, profile: before } = get().settings;
    const batched = mayRebatch ? await rebatched(source, options) : null;
    const summary = batched ?? (await read(source, options));
    const guess = batched === null ? settleProfile(source, summary) : get().profileGuess;
    const profile = guess?.profile === get().settings.profile ? guess.profile : before;
    const isKeptAlready = batched !== null && get().readWith?.profile === profile;
    // From here on what changes of the settings is no longer of the run that is kept.
    if (!isKeptAlready) set({ keptRun: null });
    if (!isSameRun(source, summary)) forgetRun();
    // A comparison of batch lengths is of the source, in whatever batches it is.
    if (get().source !== source) set({ tradeOff: [] });
    set({
      ...NOTHING_LOADED,
      source: batched === null ? madeAnew(source) : source,
      summary,
      profileGuess: guess,
      readWith: { batchLengthDays, profile },
      workerHoldsRun: true,
    });
    get().selectUsable(summary);
    if (!isKeptAlready) void get().keepRun();
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

  /** Takes the profile that fits the run unless the user has chosen one; says which one it was, if it is another. */
  function settleProfile(source: Source, { suggestion }: DatasetSummary): GuessedProfile | null {
    const { isProfileChosen, settings, profileGuess } = get();
    const guess = source.kind === 'demo' ? DEMO_PROFILE : (suggestion ?? null);
    if (isProfileChosen || guess === null) return null;
    if (guess.profile === settings.profile) return get().source === source ? profileGuess : null;
    set({ settings: { ...settings, profile: guess.profile } });
    return { ...guess, before: settings.profile };
  }

  /** Adds what can be read of `fresh`, leaving out one unreadable file after the other. */
  async function loadWhatCanBeRead(kept: readonly File[], fresh: readonly File[], options: RunOptions): Promise<void> {
    try {
      await load({ kind: 'files', files: [...kept, ...fresh] }, options);
    } catch (error) {
      const rest = fresh.filter((file) => file.name !== fileToBlame(error));
      if (rest.length === fresh.length || rest.length === 0) throw error;
      get().notify('error', messageOf(error));
      if (isHung(error)) await get().installAll();
      await loadWhatCanBeRead(kept, rest, options);
    }
  }

  function forgetRun(): void {
    set(({ settings }) => withoutRun(settings));
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
          if (source !== null && (await change(options))) await load(source, options, false);
        },
        reportFailure,
      ),
    clearData: () => {
      const { source, keepsRuns } = get();
      // Numbers by hand are of the files that were there.
      set(({ naming }) => ({
        ...NOTHING_LOADED,
        keptRun: null,
        tradeOff: [],
        naming: { ...naming, byHand: {} },
      }));
      forgetRun();
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
function withoutRun(settings: AnalysisSettings) {
  const unmarked = { ...settings, peakCorrections: [], unblinded: false };
  return { ...NO_CORRECTIONS, ...NO_DECISIONS, settings: withDecisions(unmarked, NOTHING_DECIDED) };
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
