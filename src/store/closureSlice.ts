import type { ClosureReport, ClosureSettings } from '../assess/closure/results';
import { isCancelled, messageOf } from './failures';
import type { SliceOf } from './workbench';

export interface ClosureSlice {
  /** The last complete closure test of this analysis; null where nobody asked for one since. */
  readonly closure: ClosureReport | null;
  /** What the next one is to be. */
  readonly closureSettings: ClosureSettings;
  readonly changeClosure: (patch: Partial<ClosureSettings>) => void;
  /** Makes a closure test; what was there stays until it is complete. */
  readonly runClosure: () => Promise<void>;
}

export const createClosureSlice: SliceOf<ClosureSlice> = (set, get, { client }) => ({
  closure: null,
  closureSettings: { toys: 3, seed: 1, variant: 'as-found' },
  changeClosure: (patch) => {
    set(({ closureSettings }) => ({ closureSettings: { ...closureSettings, ...patch } }));
  },
  runClosure: () =>
    get().enqueue(
      'closure',
      async (options) => {
        set({ closure: await client.run('closure', get().closureSettings, options) });
      },
      (error) => {
        if (!isCancelled(error)) get().notify('error', messageOf(error));
      },
    ),
});
