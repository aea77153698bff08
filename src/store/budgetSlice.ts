import type { ErrorBudget } from '../assess/budget/results';
import { isCancelled, messageOf } from './failures';
import type { SliceOf } from './workbench';

export interface BudgetSlice {
  /** Errors of the reference calibration of the last analysis; null where nobody asked for them since. */
  readonly budget: ErrorBudget | null;
  /** Makes the budget; what was there stays until it is complete. */
  readonly runBudget: () => Promise<void>;
}

export const createBudgetSlice: SliceOf<BudgetSlice> = (set, get, { client }) => ({
  budget: null,
  runBudget: () =>
    get().enqueue(
      'budget',
      async (options) => {
        set({ budget: await client.run('errorBudget', {}, options) });
      },
      (error) => {
        if (!isCancelled(error)) get().notify('error', messageOf(error));
      },
    ),
});
