import type { Naming } from '../dataset/naming';

/** Where it is remembered how names of files are read. */
export interface NamingStore {
  /** What was applied last; null where nothing was. Numbers by hand are of one run alone and are not remembered. */
  readonly recall: () => Naming | null;
  readonly remember: (naming: Naming) => void;
  readonly forget: () => void;
}
