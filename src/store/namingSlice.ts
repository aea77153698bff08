import type { Naming } from '../dataset/naming';
import { NO_NAMING } from '../ingest/naming/naming';
import { NO_CORRECTIONS } from './correctionsSlice';
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
    forgetCorrections();
  }

  /** Lines were corrected under numbers and batches that may be those of others now. */
  function forgetCorrections(): void {
    const { settings } = get();
    if (settings.peakCorrections.length === 0) return;
    set({ ...NO_CORRECTIONS, settings: { ...settings, peakCorrections: [] } });
    get().notify('warning', 'Lines corrected by hand go back to the finder: SDDs have other numbers or batches now.');
  }

  return {
    naming: namingStore.recall() ?? NO_NAMING,
    applyNaming: (naming) => change(naming, () => namingStore.remember(naming)),
    resetNaming: () => change(NO_NAMING, () => namingStore.forget()),
  };
};
