import type { Naming } from '../dataset/naming';
import { NO_NAMING } from '../ingest/naming/naming';
import { labels } from '../labels/labels';
import { isSame } from './steps';
import type { SliceOf } from './workbench';

export interface NamingSlice {
  /** How spectra without an SDD number get one, and a time: for the next reading. */
  readonly naming: Naming;
  /** Reads the run again with another naming, and remembers it; where that fails, the one before stays. */
  readonly applyNaming: (naming: Naming) => Promise<void>;
  /** Back to the next free number for each, and nothing remembered. */
  readonly resetNaming: () => Promise<void>;
  /** Has the browser remember the naming for the next files, or none where there is none. */
  readonly rememberNaming: () => void;
}

export const createNamingSlice: SliceOf<NamingSlice> = (set, get, { namingStore }) => {
  /** What was decided by hand goes by SDD and batch, and those may be others now: the reading takes it back. */
  async function change(naming: Naming): Promise<void> {
    const { summary, settings } = get();
    const { peakCorrections, channelOverrides, excludedStretches = [], batchSplits = [] } = settings;
    const decided = [...peakCorrections, ...Object.keys(channelOverrides), ...excludedStretches, ...batchSplits];
    await get().readAgain(() => Promise.resolve({ naming }));
    if (get().summary === summary) return;
    get().rememberNaming();
    if (decided.length === 0) return;
    get().notify('warning', labels.store.data.otherNumbers);
  }

  return {
    naming: namingStore.recall() ?? NO_NAMING,
    applyNaming: change,
    resetNaming: () => change(NO_NAMING),
    rememberNaming: () => {
      const { naming } = get();
      if (isSame(naming, NO_NAMING)) namingStore.forget();
      else namingStore.remember(naming);
    },
  };
};
