import type { Naming } from '../dataset/naming';
import { NO_NAMING } from '../ingest/naming/naming';
import { NO_CORRECTIONS } from './correctionsSlice';
import { NOTHING_DECIDED, withDecisions } from './decisions';
import { NO_DECISIONS } from './watchSlice';
import type { SliceOf } from './workbench';

export interface NamingSlice {
  /** How spectra without an SDD number get one, and a time: for the next reading. */
  readonly naming: Naming;
  /** Reads the run again with another naming, and remembers it; where that fails, the one before stays. */
  readonly applyNaming: (naming: Naming) => Promise<void>;
  /** Back to the next free number for each, and nothing remembered. */
  readonly resetNaming: () => Promise<void>;
}

export const createNamingSlice: SliceOf<NamingSlice> = (set, get, { namingStore }) => {
  async function change(naming: Naming, whenRead: () => void): Promise<void> {
    const { naming: before, summary } = get();
    await get().readAgain(() => {
      set({ naming });
      return Promise.resolve(true);
    });
    if (get().summary === summary) {
      set({ naming: before });
      return;
    }
    whenRead();
    forgetDecisions();
  }

  /** What was decided by hand goes by SDD and batch, and those may be others now. */
  function forgetDecisions(): void {
    const { settings } = get();
    const { peakCorrections, channelOverrides, excludedStretches = [], batchSplits = [] } = settings;
    const decided = [...peakCorrections, ...Object.keys(channelOverrides), ...excludedStretches, ...batchSplits];
    if (decided.length === 0) return;
    set({
      ...NO_CORRECTIONS,
      ...NO_DECISIONS,
      settings: withDecisions({ ...settings, peakCorrections: [], channelOverrides: {} }, NOTHING_DECIDED),
    });
    get().notify(
      'warning',
      'SDDs have other numbers or batches now: lines moved by hand and what was left out or taken in by hand are as the run gives them.',
    );
  }

  return {
    naming: namingStore.recall() ?? NO_NAMING,
    applyNaming: (naming) => change(naming, () => namingStore.remember(naming)),
    resetNaming: () => change(NO_NAMING, () => namingStore.forget()),
  };
};
