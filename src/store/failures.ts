import { JobError } from '../worker/client';

/** What to tell the user of an error. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Whether the user asked for it. */
export function isCancelled(error: unknown): boolean {
  return error instanceof JobError && error.code === 'cancelled';
}

/** Whether the worker hung in it and was ended: a new one knows nothing yet. */
export function isHung(error: unknown): boolean {
  return error instanceof JobError && error.code === 'hung';
}

/** Name of the file that is to blame, null where none is. */
export function fileToBlame(error: unknown): string | null {
  return error instanceof JobError ? error.file : null;
}
