/** Workers beside the one that holds the run: each reads one file at a time, and holds nothing itself. */
import type { ReadElsewhere } from '../ingest/readAhead';
import { createWorkerClient, JobError, type ClosableClient, type WorkerLike } from './client';
import { LONGEST_SILENCE_S } from './silence';

/** Readers that were started, until they are closed. */
export interface Readers extends ReadElsewhere {
  /** Ends the workers. What they were reading rejects with code `cancelled`, as does what is asked of them afterwards. */
  readonly close: () => void;
}

export interface ReaderSettings {
  /** How many at most, at least 1. */
  readonly width: number;
  readonly createWorker: () => WorkerLike;
  /** Ends every reading. */
  readonly signal: AbortSignal;
}

/** A worker starts in a tenth of a second or so: the time for as much as this. */
const LEAST_BYTES = 4 * 2 ** 20;

const CLOSED = { code: 'cancelled', message: 'The run is no longer being read', detail: '' } as const;

/** Readers that are started when they are first needed. A file that a reader fails for its own reasons is given back. */
export function openReaders({ width, createWorker, signal }: ReaderSettings): Readers {
  const free: ClosableClient[] = [];
  const started: ClosableClient[] = [];
  let isClosed = false;
  const start = () => {
    const client = createWorkerClient({ createWorker, onLost: () => undefined });
    started.push(client);
    return client;
  };
  return {
    width,
    leastBytes: LEAST_BYTES,
    read: async (file, { options, choices, onBytes }) => {
      // A worker that was started now would be ended by nobody.
      if (isClosed) throw new JobError({ ...CLOSED, file: file.name });
      const client = free.pop() ?? start();
      const onProgress = (_: string, fraction: number) => {
        onBytes(fraction * file.size);
      };
      const watched = { longestSilenceS: LONGEST_SILENCE_S, file: file.name };
      try {
        return await client.run('readPart', { file, options, choices }, { onProgress, signal, ...watched });
      } catch (error) {
        // The file is at fault, or it was cancelled; else (no memory, no such worker) it is read where the run is.
        if (error instanceof JobError && ['format', 'hung', 'cancelled'].includes(error.code)) throw error;
        return null;
      } finally {
        free.push(client);
      }
    },
    close: () => {
      isClosed = true;
      for (const client of started) client.close();
    },
  };
}
