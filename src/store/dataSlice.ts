import type { AnalysisSettings } from '../assess/results';
import type { RunOptions } from '../worker/client';
import type { DatasetSummary } from '../worker/protocol';
import { NO_CORRECTIONS } from './correctionsSlice';
import { NOTHING_LOOKED_AT } from './descentSlice';
import { fileToBlame, isCancelled, messageOf } from './failures';
import { NOTHING_INSPECTED } from './inspectionSlice';
import { NO_DECISIONS, NOTHING_WATCHED, withStretches } from './watchSlice';
import type { SliceOf } from './workbench';

/** Where the run comes from. File handles are kept, so that another batch length can read them again. */
export type Source = { readonly kind: 'files'; readonly files: readonly File[] } | { readonly kind: 'demo' };

export interface DataSlice {
  readonly source: Source | null;
  readonly summary: DatasetSummary | null;
  /** Settings that the run was read with; null where none is loaded. */
  readonly readWith: Pick<AnalysisSettings, 'batchLengthDays' | 'profile'> | null;
  /** False once the worker was lost: the run has to be read again before it can be worked on. */
  readonly workerHoldsRun: boolean;
  /** Adds files to the run; the demo run is replaced. A file that cannot be read is named and left out. */
  readonly addFiles: (files: readonly File[]) => Promise<void>;
  /** Reads the run again without this file. */
  readonly removeFile: (name: string) => Promise<void>;
  readonly clearData: () => void;
  readonly loadDemo: () => Promise<void>;
  /** Reads the run again where its settings have changed or the worker has lost it. Rejects where that fails. */
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
  workerHoldsAnalysis: false,
  live: null,
  outcome: null,
  spectrum: null,
} as const;

export const createDataSlice: SliceOf<DataSlice> = (set, get, { client }) => {
  /** Reads the source and, only when that went well, makes it the run. */
  async function load(source: Source, options: RunOptions): Promise<void> {
    if (get().source !== source) get().resetBatchLength();
    const { batchLengthDays, profile } = get().settings;
    const summary =
      source.kind === 'demo'
        ? await client.run('simulate', { preset: 'month', batchLengthDays }, options)
        : await client.run('ingest', { files: source.files, batchLengthDays, profile }, options);
    if (get().source?.kind !== source.kind) forgetRun();
    set({ ...NOTHING_LOADED, source, summary, readWith: { batchLengthDays, profile }, workerHoldsRun: true });
    const usable = summary.channels.find((channel) => channel.status === 'ok');
    get().select({ detector: usable?.detector ?? 0, batch: null });
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
        (options) => {
          const { source } = get();
          const kept = source?.kind === 'files' ? source.files : [];
          const fresh = files.filter((file) => !kept.some((old) => isSameFile(old, file)));
          for (const file of files) {
            if (!fresh.includes(file))
              get().notify('warning', `${file.name} is loaded already and was not added again.`);
          }
          return fresh.length === 0 ? Promise.resolve() : loadWhatCanBeRead(kept, namedApart(kept, fresh), options);
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
    clearData: () => {
      set(NOTHING_LOADED);
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
