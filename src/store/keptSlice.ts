import type { RestoreOutcome } from '../worker/protocol';
import { labels } from '../labels/labels';
import { NOTHING_LOADED } from './runState';
import { isCancelled, messageOf } from './failures';
import type { KeptSettings, KeptStore } from './keptStore';
import { DEFAULT_SETTINGS } from './settingsSlice';
import { isToBeKept } from './source';
import type { SliceOf, Workbench, WorkbenchState } from './workbench';

const TEXTS = labels.store.keptRun;

export interface KeptSlice {
  /** Whether runs are kept in the browser, so that a reload of the page finds the last one again. */
  readonly keepsRuns: boolean;
  /** What the browser keeps of the loaded run; null where it keeps nothing of it (yet). */
  readonly keptRun: { readonly sha256: string; readonly bytes: number } | null;
  /** Says no, and removes what is kept; or yes, and keeps the loaded run. */
  readonly setKeepsRuns: (keepsRuns: boolean) => Promise<void>;
  /** Keeps the loaded run in place of the one before. Never rejects: a failure is told. */
  readonly keepRun: () => Promise<void>;
  /** Loads the run that the browser has kept, with its settings, if there is one. Never rejects. */
  readonly restoreRun: () => Promise<void>;
  /** Removes what is kept from the browser; the loaded run stays. Never rejects. */
  readonly forgetKeptRun: () => Promise<void>;
}

type Restored = Extract<RestoreOutcome, { readonly kind: 'restored' }>;

export const createKeptSlice: SliceOf<KeptSlice> = (set, get, { client, keptStore }) => {
  /** The worker has one file for it all: one access at a time, in the order that they were asked for. */
  let tail: Promise<void> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> =>
    (tail = tail.then(work).catch((error: unknown) => {
      if (!isCancelled(error)) get().notify('warning', TEXTS.notKept(messageOf(error)));
    }));

  async function keep(): Promise<void> {
    const { source, readWith, keepsRuns, workerHoldsRun } = get();
    if (!keepsRuns || !workerHoldsRun || readWith === null || !isToBeKept(source)) return;
    const outcome = await client.run('keepRun', { source: source.kind === 'demo' ? 'demo' : 'files', ...readWith });
    // Another run has come meanwhile, and its turn is next.
    if (get().source !== source) return;
    if (outcome.kind === 'notKept') {
      keptStore.clear();
      if (outcome.why !== null) {
        get().notify('warning', TEXTS.notKeptForReload(outcome.why));
      }
      return;
    }
    const { sha256, bytes } = outcome;
    if (keptStore.save(settingsOf(get(), sha256))) set({ keptRun: { sha256, bytes } });
    else await client.run('forgetRun', {});
  }

  /** Where what was kept of the settings belongs to another run, the run comes with those that it was read with. */
  function take({ summary, source, readWith, sha256, bytes }: Restored, kept: KeptSettings): void {
    const own = kept.sha256 === sha256 ? kept : null;
    set({
      ...NOTHING_LOADED,
      tradeOff: [],
      source: source === 'demo' ? { kind: 'demo', by: 'browser' } : { kind: 'kept', files: summary.files },
      summary,
      readWith,
      workerHoldsRun: true,
      keptRun: { sha256, bytes },
      // The files, dropped again, are placed as they were, numbers by hand among it.
      ...(summary.named !== undefined && { naming: summary.named.naming }),
      settings: { ...DEFAULT_SETTINGS, ...(own?.settings ?? readWith) },
      isBatchLengthChosen: own?.isBatchLengthChosen ?? false,
      isProfileChosen: own?.isProfileChosen ?? false,
      profileGuess: own?.profileGuess ?? null,
    });
    get().selectUsable(summary);
  }

  return {
    keepsRuns: keptStore.isWanted(),
    keptRun: null,
    setKeepsRuns: async (keepsRuns) => {
      set({ keepsRuns });
      keptStore.setWanted(keepsRuns);
      await (keepsRuns ? get().keepRun() : get().forgetKeptRun());
    },
    keepRun: () => inTurn(keep),
    restoreRun: async () => {
      const kept = keptStore.load();
      if (kept === null) return;
      const { batchLengthDays, profile } = { ...DEFAULT_SETTINGS, ...kept.settings };
      const work = async (options: Parameters<typeof client.run>[2]) => {
        const outcome = await client.run('restoreRun', { batchLengthDays, profile }, options);
        if (outcome.kind === 'restored') {
          take(outcome, kept);
          return;
        }
        keptStore.clear();
        if (outcome.kind === 'none') return;
        get().notify('warning', TEXTS.removed(outcome.why));
      };
      await get().enqueue('read', work, (error) => {
        if (!isCancelled(error)) get().notify('warning', TEXTS.notRestored(messageOf(error)));
      });
    },
    forgetKeptRun: () => {
      keptStore.clear();
      set({ keptRun: null });
      return inTurn(async () => {
        await client.run('forgetRun', {});
      });
    },
  };
};

function settingsOf(state: WorkbenchState, sha256: string): KeptSettings {
  const { settings, isBatchLengthChosen, isProfileChosen, profileGuess } = state;
  return { sha256, settings, isBatchLengthChosen, isProfileChosen, profileGuess };
}

/** Keeps every change of the settings beside the run that is kept. */
export function keepSettings(workbench: Workbench, keptStore: KeptStore): void {
  workbench.subscribe((state, before) => {
    if (state.keptRun === null || state.keptRun !== before.keptRun) return;
    const isChanged =
      state.settings !== before.settings ||
      state.isBatchLengthChosen !== before.isBatchLengthChosen ||
      state.isProfileChosen !== before.isProfileChosen ||
      state.profileGuess !== before.profileGuess;
    if (isChanged) keptStore.save(settingsOf(state, state.keptRun.sha256));
  });
}
