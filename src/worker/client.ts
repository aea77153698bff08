/**
 * The page's side of the worker: a typed call per job. Cancel is cooperative. Only a worker that does not answer is
 * ended; the next call starts a new one, which is empty, and whoever made the client is told.
 */
import type { Failure, JobName, Jobs, JobUpdate, Reply, Request } from './protocol';

/** The part of `Worker` that the client needs; tests hand in a fake. */
export interface WorkerLike {
  onmessage: ((event: MessageEvent<Reply>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage: (message: Request) => void;
  terminate: () => void;
}

export interface RunOptions {
  readonly onProgress?: (stage: string, fraction: number) => void;
  readonly onUpdate?: (update: JobUpdate) => void;
  readonly signal?: AbortSignal;
}

export interface WorkerClient {
  /** Runs a job. Rejects with a JobError, also when cancelled (code `cancelled`). */
  readonly run: <Name extends JobName>(
    job: Name,
    input: Jobs[Name]['input'],
    options?: RunOptions,
  ) => Promise<Jobs[Name]['output']>;
}

export interface ClientSettings {
  readonly createWorker: () => WorkerLike;
  /** Called after a worker was lost, and with it what it held; `why` in words for the user. */
  readonly onLost: (why: string) => void;
  /** How long a cancelled worker may stay silent; measured from its last word. */
  readonly patienceMs?: number;
}

/** A failed job, as the page sees it. */
export class JobError extends Error implements Failure {
  readonly code: Failure['code'];
  readonly detail: string;
  readonly file: string | null;

  constructor({ code, message, detail, file }: Failure) {
    super(message);
    this.name = 'JobError';
    this.code = code;
    this.detail = detail;
    this.file = file;
  }
}

interface Call {
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: JobError) => void;
  readonly options: RunOptions;
  /** Runs while a cancelled job owes an answer. */
  timer: ReturnType<typeof setTimeout> | null;
}

const DEFAULT_PATIENCE_MS = 6000;
/** A worker that listens may still be inside one long GPU or wasm call; after this long it is ended all the same. */
const LONG_PATIENCE_FACTOR = 5;

/** A client with a worker of its own, started at the first call. */
export function createWorkerClient(settings: ClientSettings): WorkerClient {
  const patienceMs = settings.patienceMs ?? DEFAULT_PATIENCE_MS;
  const calls = new Map<number, Call>();
  let lastId = 0;
  let worker: WorkerLike | null = null;

  function open(): WorkerLike {
    const fresh = settings.createWorker();
    fresh.onmessage = (event) => {
      receive(event.data);
    };
    fresh.onerror = (event) => {
      abandon('internal', `The worker stopped: ${event.message || 'its script could not be loaded'}`);
    };
    return fresh;
  }

  function receive(reply: Reply): void {
    const call = calls.get(reply.id);
    if (call === undefined) return;
    if (reply.type === 'progress') {
      if (call.timer !== null) waitForEnd(call, patienceMs * LONG_PATIENCE_FACTOR);
      call.options.onProgress?.(reply.progress.stage, reply.progress.fraction);
      if (reply.update !== null) call.options.onUpdate?.(reply.update);
      return;
    }
    forget(reply.id, call);
    if (reply.type === 'done') call.resolve(reply.output);
    else call.reject(new JobError(reply.failure));
  }

  function forget(id: number, call: Call): void {
    if (call.timer !== null) clearTimeout(call.timer);
    calls.delete(id);
  }

  function abandon(code: Failure['code'], why: string): void {
    if (worker !== null) {
      worker.onmessage = null;
      worker.onerror = null;
      worker.terminate();
      worker = null;
    }
    const lost = [...calls];
    settings.onLost(why);
    for (const [id, call] of lost) {
      forget(id, call);
      call.reject(new JobError({ code, message: why, detail: '', file: null }));
    }
  }

  function waitForEnd(call: Call, ms: number): void {
    if (call.timer !== null) clearTimeout(call.timer);
    call.timer = setTimeout(() => {
      abandon('cancelled', 'The worker did not answer and was ended');
    }, ms);
  }

  function cancel(id: number): void {
    const call = calls.get(id);
    if (call === undefined) return;
    worker?.postMessage({ type: 'cancel', id });
    waitForEnd(call, patienceMs);
  }

  return {
    run: (job, input, options = {}) => {
      const id = ++lastId;
      return new Promise((resolve, reject) => {
        calls.set(id, { resolve: resolve as Call['resolve'], reject, options, timer: null });
        worker ??= open();
        worker.postMessage({ type: 'run', id, job, input } as Request);
        if (options.signal?.aborted === true) cancel(id);
        options.signal?.addEventListener('abort', () => {
          cancel(id);
        });
      });
    },
  };
}
