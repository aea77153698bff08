/** Workers beside the one that holds the run: each reads one file at a time, and holds nothing itself. */
import type { ReadElsewhere } from '../ingest/readAhead';
import { createWorkerClient, JobError, type WorkerClient, type WorkerLike } from './client';

/** Readers that were started, until they are closed. */
export interface Readers extends ReadElsewhere {
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

/** Readers that are started when they are first needed. A file that a reader fails for its own reasons is given back. */
export function openReaders({ width, createWorker, signal }: ReaderSettings): Readers {
  const free: WorkerClient[] = [];
  const started: WorkerLike[] = [];
  const start = () => {
    const create = () => {
      const worker = createWorker();
      started.push(worker);
      return worker;
    };
    return createWorkerClient({ createWorker: create, onLost: () => undefined });
  };
  return {
    width,
    leastBytes: LEAST_BYTES,
    read: async (file, { options, choices, onBytes }) => {
      const client = free.pop() ?? start();
      const onProgress = (_: string, fraction: number) => {
        onBytes(fraction * file.size);
      };
      try {
        return await client.run('readPart', { file, options, choices }, { onProgress, signal });
      } catch (error) {
        // The file is at fault, or it was cancelled; else (no memory, no such worker) it is read where the run is.
        if (error instanceof JobError && (error.code === 'format' || error.code === 'cancelled')) throw error;
        return null;
      } finally {
        free.push(client);
      }
    },
    close: () => {
      for (const worker of started) worker.terminate();
    },
  };
}
