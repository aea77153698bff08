import { FormatError, HalfmaxError } from '../dataset/errors';
import { isNotLoaded, NOT_LOADED_TEXT } from '../parts/notLoaded';
import { JobError } from './client';
import type { Failure } from './protocol';

/** What browsers say where an array, a WebAssembly memory or a message does not fit (Chromium, Firefox, Safari). */
const NO_MEMORY =
  /allocation failed|invalid (typed )?array (buffer )?length|out of memory|allocation size overflow|memory\.grow|could not allocate|cannot enlarge memory/iu;

const NO_MEMORY_TEXT =
  'The memory that the browser gives this page is not enough: close other pages, take longer batches, or load fewer files, and try again';

/** An error of a job as the page gets it: what the user can do where that is known, else what went wrong. */
export function failureOf(error: unknown): Failure {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const file = error instanceof FormatError ? error.file : null;
  // Of a reader: its worker has put it into words already.
  if (error instanceof JobError)
    return { code: error.code, message: error.message, detail: error.detail, file: error.file };
  if (error instanceof HalfmaxError) return { code: error.code, message: error.message, detail, file };
  const message = error instanceof Error ? error.message : String(error);
  if (NO_MEMORY.test(message)) return { code: 'memory', message: NO_MEMORY_TEXT, detail, file };
  if (isNotLoaded(error)) return { code: 'internal', message: NOT_LOADED_TEXT, detail, file };
  return { code: 'internal', message: `Something went wrong inside Halfmax: ${message}`, detail, file };
}
