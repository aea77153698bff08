import type { AnalysisSettings } from '../assess/results';
import type { RunOptions } from '../worker/client';
import type { ProfileGuess } from '../peaks/whichProfile';
import type { DatasetSummary } from '../worker/protocol';
import { labels } from '../labels/labels';
import type { Decisions } from './history/decisions';
import type { Timeline } from './history/timeline';
import { fileToBlame, isCancelled, isHung, messageOf } from './failures';
import { createRunLoader } from './runLoader';
import { NOTHING_LOADED, withoutRun } from './runState';
import { isToBeKept, type Source } from './source';
import type { SliceOf, WorkbenchState } from './workbench';

/** A profile that the page chose, why, and the one before. */
export interface GuessedProfile extends ProfileGuess {
  readonly before: string;
}
/** Settings that say how a run is read. */
export type ReadWith = Pick<AnalysisSettings, 'batchLengthDays' | 'profile'>;

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
  /** Gives the worker the figures that the page has of its run, for exports. Never rejects. */
  readonly giveFigures: () => Promise<void>;
  /** Selects the first detector that takes part, over the whole run. */
  readonly selectUsable: (summary: DatasetSummary) => void;
  /**
   * Puts the run in the batches that the settings ask for, and reads it again where that needs it (another profile, a length
   * that its slices do not make up) or where the worker has lost it. Rejects where that fails.
   */
  readonly ensureRun: (options: RunOptions) => Promise<void>;
  /** Reads the run again as it was where the worker has lost it, as a task of its own. Rejects where that fails. */
  readonly holdRun: () => Promise<void>;
}

export const createDataSlice: SliceOf<DataSlice> = (set, get, { client }) => {
  const { load, readFor } = createRunLoader(set, get, client);

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
            if (!fresh.includes(file)) get().notify('warning', labels.store.data.loadedAlready(file.name));
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
    giveFigures: async () => {
      const { analysis, budget, closure, report } = get();
      if (analysis === null) return;
      await client.run('adoptFigures', { analysis, budget, closure, report }).catch(reportFailure);
    },
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
    holdRun: async () => {
      if (get().workerHoldsRun || get().source === null) return;
      let failure: unknown = null;
      await get().enqueue(
        'read',
        async (options) => {
          const { source, workerHoldsRun } = get();
          if (source !== null && !workerHoldsRun) await load(source, options, { asBefore: true });
        },
        (error) => {
          failure = error;
        },
      );
      if (failure !== null) throw failure instanceof Error ? failure : new Error(messageOf(failure));
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
