import { isCancelled, messageOf } from './failures';
import type { SliceOf } from './workbench';

export interface BlindingSlice {
  /**
   * Shows the counts where the forbidden line is searched for, and the limits of the data. It cannot be taken back: what
   * was seen was seen, and the settings of the run say so from then on.
   */
  readonly unblind: () => Promise<void>;
}

export const createBlindingSlice: SliceOf<BlindingSlice> = (set, get, { client }) => ({
  unblind: () =>
    get().enqueue(
      'unblind',
      async (options) => {
        const unblinded = await client.run('unblind', {}, options);
        const { analysis, settings } = get();
        if (analysis === null) return;
        set({ settings: { ...settings, unblinded: true }, analysis: { ...analysis, ...unblinded } });
      },
      (error) => {
        if (!isCancelled(error)) get().notify('error', messageOf(error));
      },
    ),
});
