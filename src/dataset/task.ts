/** How far a long computation is: `stage` in words for the user, `fraction` from 0 to 1 of the whole of it. */
export interface Progress {
  readonly stage: string;
  readonly fraction: number;
  /** Name of the file that is being read: what is to blame where a library hangs in it. */
  readonly file?: string;
}

/**
 * What a long computation gets from whoever runs it. The core has no clock and no event loop of its own, so the caller
 * lends it: `breathe` lets pending messages (a cancel among them) in, and throws the signal's reason once aborted.
 */
export interface TaskContext {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
  readonly breathe: () => Promise<void>;
}
