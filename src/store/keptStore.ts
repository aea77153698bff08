import type { WorkbenchState } from './workbench';

/** Settings that belong to a run, with the SHA-256 that names what is kept of it. */
export interface KeptSettings extends Pick<
  WorkbenchState,
  'settings' | 'isBatchLengthChosen' | 'isProfileChosen' | 'profileGuess'
> {
  readonly sha256: string;
}

/** Where the settings of the kept run outlive the page; the run itself is kept by the worker. Nothing here throws. */
export interface KeptStore {
  /** Whether runs are kept: they are unless the user said no. */
  readonly isWanted: () => boolean;
  readonly setWanted: (isWanted: boolean) => void;
  /** Settings of the run that is kept; null where none is. */
  readonly load: () => KeptSettings | null;
  /** Whether they are kept now: not where the browser does not allow it. */
  readonly save: (kept: KeptSettings) => boolean;
  readonly clear: () => void;
}
