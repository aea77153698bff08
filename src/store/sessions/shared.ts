import type { KeptSliceOf, Surroundings } from '../workbench';
import type { Autosave } from './autosave';
import type { Holding } from './holding';
import type { KeptSession } from './session';
import type { Taking } from './taking';

type Given = Parameters<KeptSliceOf<unknown>>;

/** What everything that is done with sessions shares. */
export interface Shared extends Surroundings {
  readonly set: Given[0];
  readonly get: Given[1];
  /** Looks up what sessions there are. */
  readonly refresh: () => Promise<void>;
  /** A session as it is kept now. Rejects in words where it is no longer. */
  readonly kept: (id: string) => Promise<KeptSession>;
  readonly autosave: Autosave;
  readonly taking: Taking;
  readonly holding: Holding;
}
