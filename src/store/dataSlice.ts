import type { AnalysisSettings } from '../assess/results';
import type { ReadChoice } from '../ingest/choice/contents';
import type { RunOptions } from '../worker/client';
import type { ProfileGuess } from '../peaks/whichProfile';
import type { DatasetSummary } from '../worker/protocol';
import { profilesOf } from './modelsSlice';
import { NO_CORRECTIONS } from './correctionsSlice';
import { NOTHING_LOOKED_AT } from './descentSlice';
import { fileToBlame, isCancelled, messageOf } from './failures';
import { NOTHING_INSPECTED } from './inspectionSlice';
import { NO_DECISIONS, NOTHING_WATCHED, withStretches } from './watchSlice';
import type { SliceOf } from './workbench';

/** Where the run comes from. File handles are kept, so that it can be read again. */
export type Source = { readonly kind: 'files'; readonly files: readonly File[] } | { readonly kind: 'demo' };

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
  readonly clearData: () => void;
  readonly loadDemo: () => Promise<void>;
  /**
   * Puts the run in the batches that the settings ask for, and reads it again where that needs it (another profile, a length
   * that its slices do not make up) or where the worker has lost it. Rejects where that fails.
   */
  readonly ensureRun: (options: RunOptions) => Promise<void>;
}

const NOTHING_LOADED = {
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
  /** Reads the source and, only when that went well, makes it the run. */
  async function load(source: Source, options: RunOptions, mayRebatch = true): Promise<void> {
    if (get().source !== source) get().resetBatchLength();
    // What is set while it is read asks for another reading: this one was with these.
    const { batchLengthDays, profile: before } = get().settings;
    const batched = mayRebatch ? await rebatched(source, options) : null;
    const summary = batched ?? (await read(source, options));
    const guess = batched === null ? settleProfile(source, summary) : get().profileGuess;
    const profile = guess?.profile === get().settings.profile ? guess.profile : before;
    if (get().source?.kind !== source.kind) forgetRun();
    // A comparison of batch lengths is of the source, in whatever batches it is.
    if (get().source !== source) set({ tradeOff: [] });
    set({
      ...NOTHING_LOADED,
      source,
      summary,
      profileGuess: guess,
      readWith: { batchLengthDays, profile },
      workerHoldsRun: true,
    });
    const usable = summary.channels.find((channel) => channel.status === 'ok');
    get().select({ detector: usable?.detector ?? 0, batch: null });
  }

  /**
   * Reads files by the profile in use; where the user has not chosen it, by the one that fits them. What is overflow is a
   * matter of the profile: where that differs, they are read again.
   */
  async function ingest(files: readonly File[], options: RunOptions): Promise<DatasetSummary> {
    const { isProfileChosen, settings } = get();
    const { batchLengthDays, profile } = settings;
    const choices = choicesOf(files);
    const summary = await client.run(
      'ingest',
      { files, batchLengthDays, profile, choices, suggest: !isProfileChosen },
      options,
    );
    const better = get().isProfileChosen ? profile : (summary.suggestion?.profile ?? profile);
    if (summary.overflow === 0 || overflowOf(better) === overflowOf(profile)) return summary;
    const again = await client.run(
      'ingest',
      { files, batchLengthDays, profile: better, choices, suggest: false },
      options,
    );
    return { ...again, suggestion: summary.suggestion ?? null };
  }

  function overflowOf(id: string): number | null {
    return profilesOf(get().models, get().ownProfiles).find((profile) => profile.id === id)?.overflowAdc ?? null;
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

  function choicesOf(files: readonly File[]): Record<string, ReadChoice> {
    const { described } = get();
    const chosen = files.flatMap(({ name }) => {
      const choice = described[name]?.choice;
      return choice === undefined ? [] : [[name, choice] as const];
    });
    return Object.fromEntries(chosen);
  }

  function read(source: Source, options: RunOptions): Promise<DatasetSummary> {
    const { batchLengthDays } = get().settings;
    return source.kind === 'demo'
      ? client.run('simulate', { preset: 'month', batchLengthDays }, options)
      : ingest(source.files, options);
  }

  /** The run that the worker holds in batches of another length; null where the source has to be read for it. */
  async function rebatched(source: Source, options: RunOptions): Promise<DatasetSummary | null> {
    const { source: held, workerHoldsRun, readWith, settings } = get();
    const { batchLengthDays, profile } = settings;
    // The profile says what is overflow: with another one the files have to be read again.
    if (held !== source || !workerHoldsRun || readWith?.profile !== profile) return null;
    return client.run('rebatch', { batchLengthDays, profile }, options);
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

  /**
   * Channels of one run say nothing of another: corrections and what is left out stay with theirs, through new files and
   * batch lengths. So does that a run has been unblinded.
   */
  function forgetRun(): void {
    set(({ settings }) => ({
      ...NO_CORRECTIONS,
      ...NO_DECISIONS,
      settings: withStretches({ ...settings, peakCorrections: [], unblinded: false }, []),
    }));
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
      set({ ...NOTHING_LOADED, tradeOff: [] });
      forgetRun();
    },
    loadDemo: () => get().enqueue('read', (options) => load({ kind: 'demo' }, options), reportFailure),
    ensureRun: async (options) => {
      const { source, readWith, settings, workerHoldsRun } = get();
      if (source === null) return;
      const isCurrent = readWith?.batchLengthDays === settings.batchLengthDays && readWith.profile === settings.profile;
      if (!(workerHoldsRun && isCurrent)) await load(source, options);
    },
  };
};

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
