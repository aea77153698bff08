import type { KeptFigures, KeptSession } from './session';

export interface CurrentSession {
  readonly id: string;
  readonly isEmpty: boolean;
}

/** Where sessions outlive the page. Every method but `current` and `setCurrent` rejects where nothing can be kept. */
export interface SessionStore {
  /** Every session that is kept, unchecked: it may be of an earlier version of the page. */
  readonly list: () => Promise<readonly KeptSession[]>;
  readonly save: (kept: KeptSession) => Promise<void>;
  /** In full; null where there are none, or they are of another version of the page's own structures. */
  readonly figures: (id: string) => Promise<KeptFigures | null>;
  readonly saveFigures: (id: string, figures: KeptFigures | null) => Promise<void>;
  /** A results file that came with a session, as text; null where none did. */
  readonly results: (id: string) => Promise<string | null>;
  readonly saveResults: (id: string, text: string) => Promise<void>;
  /** Removes the session and its figures. */
  readonly remove: (id: string) => Promise<void>;
  /** The session that was open last, and whether it had no run; null where none was. Kept at once, without a wait. */
  readonly current: () => CurrentSession | null;
  readonly setCurrent: (current: CurrentSession) => void;
}
