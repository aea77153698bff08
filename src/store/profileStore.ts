import type { Profile } from '../physics/profile';

/** Where the user's profiles outlive the page. Every method rejects where the browser does not keep anything. */
export interface ProfileStore {
  /** What was kept, unchecked: it may be of an earlier version of the page. */
  readonly load: () => Promise<readonly unknown[]>;
  /** Makes `profiles` all that is kept. */
  readonly save: (profiles: readonly Profile[]) => Promise<void>;
}
