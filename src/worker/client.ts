/**
 * The page's side of the worker: a typed call per job. Cancel is cooperative. Only a worker that does not answer is
 * ended, after a cancel or where a call is watched; the next call starts a new one, which is empty, and whoever made the
 * client is told.
 */
import type { Failure, JobName, Jobs, JobUpdate, Reply, Request } from './protocol';
import { watchSilence, type SilenceWatch } from './silence';

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
  /** A worker that lets no message in for so many seconds has hung and is ended (code `hung`); left out: it may. */
  readonly longestSilenceS?: number;
  /** The file to blame then, unless the job's progress names another. */
  readonly file?: string;
}

/** Whether the GPU device took the worker with it. */
export type LossCause = 'gpu' | 'worker';

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
  readonly onLost: (why: string, cause: LossCause) => void;
  /** Resolves when nobody holds this lock any more: its worker has ended. */
  readonly whenReleased?: (lock: string) => Promise<void>;
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

/** A reply to a call. */
type AnswerTo = Extract<Reply, { readonly id: number }>;

interface Call {
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: JobError) => void;
  readonly options: RunOptions;
  /** Runs while a cancelled job owes an answer. */
  timer: ReturnType<typeof setTimeout> | null;
  readonly watch: SilenceWatch | null;
  /** The file that is being read, null where none is known. */
  file: string | null;
}

const DEFAULT_PATIENCE_MS = 6000;
/** A worker that listens may still be inside one long GPU or wasm call; after this long it is ended all the same. */
const LONG_PATIENCE_FACTOR = 5;

/** A client that can be done with. */
export interface ClosableClient extends WorkerClient {
  /** Ends the worker at once; calls that wait for it reject with code `cancelled`. A later call would start another worker. */
  readonly close: () => void;
}

/** A client with a worker of its own, started at the first call. */
export function createWorkerClient(settings: ClientSettings): ClosableClient {
  return new Connection(settings);
}

/** Holds the worker and the calls that wait for it. */
class Connection implements ClosableClient {
  readonly #settings: ClientSettings;
  readonly #patienceMs: number;
  readonly #calls = new Map<number, Call>();
  #worker: WorkerLike | null = null;
  #lastId = 0;

  constructor(settings: ClientSettings) {
    this.#settings = settings;
    this.#patienceMs = settings.patienceMs ?? DEFAULT_PATIENCE_MS;
  }

  run<Name extends JobName>(
    job: Name,
    input: Jobs[Name]['input'],
    options: RunOptions = {},
  ): Promise<Jobs[Name]['output']> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      const watch = this.#watchSilence(id, options);
      const file = options.file ?? null;
      this.#calls.set(id, { resolve: resolve as Call['resolve'], reject, options, timer: null, watch, file });
      this.#worker ??= this.#open();
      this.#worker.postMessage({ type: 'run', id, job, input } as Request);
      if (options.signal?.aborted === true) this.#cancel(id);
      options.signal?.addEventListener('abort', () => {
        this.#cancel(id);
      });
    });
  }

  close(): void {
    this.#abandon('cancelled', 'The worker is no longer needed and was ended');
  }

  #open(): WorkerLike {
    const worker = this.#settings.createWorker();
    worker.onmessage = ({ data }) => {
      if (data.type === 'alive') this.#awaitEnd(worker, data.lock);
      else if (data.type === 'gpuLost') this.#abandon('backend', data.why, 'gpu');
      else this.#receive(data);
    };
    worker.onerror = (event) => {
      this.#abandon('internal', `The worker stopped: ${event.message || 'its script could not be loaded'}`);
    };
    return worker;
  }

  /** Waits for the end of a worker that ends by itself. */
  #awaitEnd(worker: WorkerLike, lock: string): void {
    void this.#settings.whenReleased?.(lock).then(() => {
      if (this.#worker === worker) {
        this.#abandon('internal', 'The worker was ended by the browser, which may be short of memory');
      }
    });
  }

  /** A word on any call says that the worker is there. */
  #receive(reply: AnswerTo): void {
    for (const { watch } of this.#calls.values()) watch?.heard();
    const call = this.#calls.get(reply.id);
    if (call === undefined || reply.type === 'here') return;
    if (reply.type === 'progress') {
      call.file = reply.progress.file ?? call.file;
      if (call.timer !== null) this.#expectEnd(call, this.#patienceMs * LONG_PATIENCE_FACTOR);
      call.options.onProgress?.(reply.progress.stage, reply.progress.fraction);
      if (reply.update !== null) call.options.onUpdate?.(reply.update);
      return;
    }
    this.#forget(reply.id, call);
    if (reply.type === 'done') call.resolve(reply.output);
    else this.#fail(call, reply.failure);
  }

  #fail(call: Call, failure: Failure): void {
    call.reject(new JobError(failure));
    // What WebAssembly took is given back with the worker alone, and a part whose loading failed stays broken in it.
    if (failure.code === 'memory') this.#abandon('memory', 'The memory ran out, so the worker is started anew');
  }

  #cancel(id: number): void {
    const call = this.#calls.get(id);
    if (call === undefined) return;
    this.#worker?.postMessage({ type: 'cancel', id });
    this.#expectEnd(call, this.#patienceMs);
  }

  /** Gives a cancelled call `ms` to end; after that the worker is ended. */
  #expectEnd(call: Call, ms: number): void {
    if (call.timer !== null) clearTimeout(call.timer);
    call.timer = setTimeout(() => {
      this.#abandon('cancelled', 'The worker did not answer and was ended');
    }, ms);
  }

  #watchSilence(id: number, { longestSilenceS }: RunOptions): SilenceWatch | null {
    if (longestSilenceS === undefined) return null;
    const ask = () => this.#worker?.postMessage({ type: 'ask', id });
    return watchSilence(longestSilenceS, ask, () => {
      const call = this.#calls.get(id);
      const file = call?.file ?? null;
      const silent = `The worker has not answered for ${String(longestSilenceS)} s and was ended`;
      if (call !== undefined && file !== null) {
        this.#forget(id, call);
        call.reject(new JobError({ code: 'hung', message: hungIn(file, longestSilenceS), detail: '', file }));
      }
      this.#abandon('hung', silent);
    });
  }

  #abandon(code: Failure['code'], why: string, cause: LossCause = 'worker'): void {
    if (this.#worker !== null) {
      this.#worker.onmessage = null;
      this.#worker.onerror = null;
      this.#worker.terminate();
      this.#worker = null;
    }
    const lost = [...this.#calls];
    this.#settings.onLost(why, cause);
    for (const [id, call] of lost) {
      this.#forget(id, call);
      call.reject(new JobError({ code, message: why, detail: '', file: null }));
    }
  }

  #forget(id: number, call: Call): void {
    if (call.timer !== null) clearTimeout(call.timer);
    call.watch?.stop();
    this.#calls.delete(id);
  }
}

function hungIn(file: string, seconds: number): string {
  return `${file}: reading it made no progress for ${String(seconds)} s and was ended: the file is probably damaged. Fetch it again, or write it anew.`;
}
