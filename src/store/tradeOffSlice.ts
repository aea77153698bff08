import type { AnalysisSettings } from '../assess/results';
import type { TradeOffPoint } from '../assess/tradeOff';
import { isCancelled, messageOf } from './failures';
import type { SliceOf } from './workbench';

export interface TradeOffSlice {
  /** Views of time that were compared, or have been so far; empty where nobody asked. */
  readonly tradeOff: readonly TradeOffPoint[];
  /** Settings that they were compared with; null before the first comparison. */
  readonly tradeOffSettings: AnalysisSettings | null;
  /** Compares batch lengths on the loaded run. Its analysis stays; what was compared before goes with the first new point. */
  readonly runTradeOff: () => Promise<void>;
  /** Makes a view of time that was compared the one of the next analysis. */
  readonly takeView: (view: Pick<TradeOffPoint, 'batchLengthDays' | 'continuous'>) => void;
}

export const createTradeOffSlice: SliceOf<TradeOffSlice> = (set, get, { client }) => ({
  tradeOff: [],
  tradeOffSettings: null,
  runTradeOff: () =>
    get().enqueue(
      'tradeOff',
      async (options) => {
        await get().startBackend();
        // Only a run that died with its worker is read again: a reading forgets the analysis.
        if (!get().workerHoldsRun) await get().ensureRun(options);
        const { settings, readWith } = get();
        const used = { ...settings, profile: readWith?.profile ?? settings.profile };
        const onUpdate: typeof options.onUpdate = (update) => {
          set({ tradeOffSettings: used });
          options.onUpdate?.(update);
        };
        set({ tradeOff: await client.run('tradeOff', used, { ...options, onUpdate }), tradeOffSettings: used });
      },
      (error) => {
        if (!isCancelled(error)) get().notify('error', messageOf(error));
      },
    ),
  takeView: ({ batchLengthDays, continuous }) => {
    get().chooseBatchLength(batchLengthDays);
    get().changeSettings({ continuous });
  },
});
