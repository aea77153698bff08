import type { SliceOf } from './workbench';

/** A newer version of the page, kept in the browser and not in use yet. */
export interface NewVersion {
  /** Loads the page anew with it, unless another page still uses the version before. Never rejects. */
  readonly take: () => Promise<void>;
  /** Whether it was asked for and other pages have to be closed first. */
  readonly isHeldBack: boolean;
}

export interface OfflineSlice {
  /** Whether the browser keeps the whole page, so that it starts without a network. */
  readonly isKeptOffline: boolean;
  readonly newVersion: NewVersion | null;
  readonly pageIsKept: () => void;
  /** `takeOver` answers `others` where other pages have to be closed first, and else does not leave time to answer. */
  readonly offerNewVersion: (takeOver: () => Promise<'taken' | 'others'>) => void;
}

export const createOfflineSlice: SliceOf<OfflineSlice> = (set) => ({
  isKeptOffline: false,
  newVersion: null,
  pageIsKept: () => {
    set({ isKeptOffline: true });
  },
  offerNewVersion: (takeOver) => {
    const take = async () => {
      const isHeldBack = (await takeOver()) === 'others';
      set({ newVersion: { take, isHeldBack } });
    };
    set({ newVersion: { take, isHeldBack: false } });
  },
});
