import { slicesFitDays } from '../dataset/sliceLength';
import type { TaskContext } from '../dataset/task';
import type { Choices } from './choice/contents';
import type { ReadingOptions } from './readFile';
import type { FilePart } from './readPart';

/** How a file is to be read. */
export interface PartRequest {
  readonly options: ReadingOptions;
  readonly choices: Choices;
  readonly onBytes: (bytes: number) => void;
}

/** Reads files beside the one who asks, several at once. */
export interface ReadElsewhere {
  /** How many at once. */
  readonly width: number;
  /** Smaller files are not worth the way, bytes. */
  readonly leastBytes: number;
  /** Null where the file is to be read by the one who asks. Rejects as `readPart` throws. */
  readonly read: (file: File, request: PartRequest) => Promise<FilePart | null>;
}

interface Surroundings extends Omit<PartRequest, 'onBytes'> {
  readonly elsewhere: ReadElsewhere | null;
  /** Told how many bytes of the file at this place are done. */
  readonly onBytes: (at: number, bytes: number) => void;
  readonly context: Pick<TaskContext, 'signal'>;
}

/** What has been read of the file at this place of the list, once it is its turn. */
type Take = (at: number) => Promise<FilePart | null>;

/** Parts that wait for their turn are as many as are being read, so that memory does not grow with the files. */
const HELD_PER_READER = 1;

/**
 * Has the large ones of `files` read elsewhere, in their order and ahead of their turn. What it returns is to be called for
 * each file in order; it gives null for one that is to be read by the caller, and rejects with the failure of that file,
 * whatever others came to, or with the signal's reason once aborted. After a failure no further file is begun. With less than two large files, and where slices
 * depend on the first event of the run, nothing is read elsewhere.
 */
export function readAhead(
  files: readonly File[],
  { elsewhere, options, choices, onBytes, context }: Surroundings,
): Take {
  const large = [...files.entries()].filter(([, { size }]) => elsewhere !== null && size >= elsewhere.leastBytes);
  if (elsewhere === null || large.length < 2 || !slicesFitDays(options.batchLengthDays)) {
    return () => Promise.resolve(null);
  }
  const { width, read } = elsewhere;
  const parts = new Map<number, Promise<FilePart | null>>();
  let running = 0;
  let hasFailed = false;
  const startMore = () => {
    // Files begin in order: all before one that failed have begun, and no turn comes after its own.
    if (context.signal.aborted || hasFailed) return;
    while (running < width && parts.size < width * (1 + HELD_PER_READER)) {
      const [at, file] = large.shift() ?? [];
      if (at === undefined || file === undefined) return;
      running++;
      const part = read(file, {
        ...{ options, choices },
        onBytes: (bytes) => {
          onBytes(at, bytes);
        },
      });
      parts.set(at, part);
      const over = () => {
        running--;
        startMore();
      };
      // A failure is told when it is the file's turn.
      part.then(over, () => {
        hasFailed = true;
        over();
      });
    }
  };
  return async (at) => {
    startMore();
    try {
      return (await parts.get(at)) ?? null;
    } finally {
      context.signal.throwIfAborted();
      parts.delete(at);
      startMore();
    }
  };
}
