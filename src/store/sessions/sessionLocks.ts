/** Which window of this browser has which session open: one at a time, so that none writes over what another keeps. */
export interface SessionLocks {
  /** Whether this browser can tell: not where it has no Web Locks. Then every session is there to be had. */
  readonly canTell: boolean;
  /**
   * Holds a session for this window until it is let go; false where another one has it, and keeps it. `byForce` takes it from
   * that one. `onTaken` is called where another window takes it from this one. Never rejects.
   */
  readonly hold: (id: string, onTaken: () => void, byForce?: boolean) => Promise<boolean>;
  /** Lets go of a session; nothing where this window does not hold it. */
  readonly release: (id: string) => void;
  /** Whether another window has it now. Never rejects. */
  readonly isElsewhere: (id: string) => Promise<boolean>;
}
