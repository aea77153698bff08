/** The worker's front door: the only file that knows `self`. Takes requests, runs jobs, sends replies. */
import { HalfmaxError } from '../dataset/errors';
import type { Progress, TaskContext } from '../dataset/task';
import { emptyWorkspace, type Job, type JobContext } from './jobs/context';
import { describe } from './jobs/describe';
import { ingest } from './jobs/ingest';
import { forgetRun, keepRun, restoreRun } from './jobs/keptRun';
import { readPart } from './jobs/readPart';
import { rebatch } from './jobs/rebatch';
import { setProfiles } from './jobs/setProfiles';
import { simulate } from './jobs/simulate';
import { spectrum } from './jobs/spectrum';
import { forgetTraining } from './jobs/forgetTraining';
import { start } from './jobs/start';
import { failureOf } from './failureOf';
import { createGpuWatch } from './gpuWatch';
import { createBrowserKeptFile } from './keptFile';
import { holdLifeline } from './lifeline';
import type { IterationView, JobName, Reply, Request } from './protocol';
import { openReaders } from './readers';

declare const self: DedicatedWorkerGlobalScope;

const keptFile = createBrowserKeptFile();
const gpu = createGpuWatch((why) => {
  send({ type: 'gpuLost', why });
});

/** The long ones are imported when they are first asked for, so that files can be read at once. */
const JOBS: { readonly [Name in JobName]: Job<Name> } = {
  start: start(gpu),
  describe,
  ingest,
  readPart,
  setProfiles,
  simulate,
  rebatch,
  keepRun: keepRun(keptFile),
  restoreRun: restoreRun(keptFile),
  forgetRun: forgetRun(keptFile),
  spectrum,
  analyse: async (input, context) => (await import('./jobs/analyse')).analyse(input, context),
  optimise: async (input, context) => (await import('./jobs/optimise')).optimise(input, context),
  iteration: async (input, context) => (await import('./jobs/iteration')).iteration(input, context),
  adoptFigures: async (input, context) => (await import('./jobs/adoptFigures')).adoptFigures(input, context),
  tradeOff: async (input, context) => (await import('./jobs/tradeOff')).tradeOff(input, context),
  train: async (input, context) => (await import('./jobs/train')).train(input, context),
  forgetTraining,
  installModel: async (input, context) => (await import('./jobs/models')).installModel(input, context),
  removeModel: async (input, context) => (await import('./jobs/models')).removeModel(input, context),
  inspectFit: async (input, context) => (await import('./jobs/inspectFit')).inspectFit(input, context),
  checkCalibration: async (input, context) =>
    (await import('./jobs/checkCalibration')).checkCalibration(input, context),
  monitor: async (input, context) => (await import('./jobs/monitor')).monitor(input, context),
  explainAnomaly: async (input, context) => (await import('./jobs/explainAnomaly')).explainAnomaly(input, context),
  slowControl: async (input, context) => (await import('./jobs/slowControl')).slowControl(input, context),
  previewSelection: async (input, context) =>
    (await import('./jobs/previewSelection')).previewSelection(input, context),
  benchmarkPeaks: async (input, context) => (await import('./jobs/benchmarkPeaks')).benchmarkPeaks(input, context),
  errorBudget: async (input, context) => (await import('./jobs/errorBudget')).errorBudget(input, context),
  closure: async (input, context) => (await import('./jobs/closure')).closure(input, context),
  unblind: async (input, context) => (await import('./jobs/unblind')).unblind(input, context),
  exportResults: async (input, context) => (await import('./jobs/exportResults')).exportResults(input, context),
  exportConstants: async (input, context) => (await import('./jobs/exportConstants')).exportConstants(input, context),
};

const BREATH_EVERY_MS = 30;
const PROGRESS_EVERY_MS = 50;
/** More readers wait for the disk. */
const MOST_READERS = 4;
const workspace = emptyWorkspace();
const running = new Map<number, AbortController>();

self.onmessage = (event: MessageEvent<Request>) => {
  const request = event.data;
  if (request.type === 'cancel') cancel(request.id);
  else if (request.type === 'ask') send({ type: 'here', id: request.id });
  else void run(request);
};

function cancel(id: number): void {
  const controller = running.get(id);
  if (controller === undefined) return;
  controller.abort(new HalfmaxError('cancelled', 'Cancelled'));
  // Tells the page that this worker still listens, though the job may need a while to its next breath.
  send({ type: 'progress', id, progress: { stage: 'Stopping', fraction: 1 }, update: null });
}

async function run(request: Extract<Request, { type: 'run' }>): Promise<void> {
  const { id } = request;
  const controller = new AbortController();
  running.set(id, controller);
  try {
    const output = await dispatch(request, contextOf(id, controller.signal));
    send({ type: 'done', id, output }, buffersToGiveAway(request.job, output));
  } catch (error) {
    // With its device the worker is lost, too: the page has been told, and ends it.
    if (!(await gpu.isLost())) send({ type: 'failed', id, failure: failureOf(error) });
  } finally {
    running.delete(id);
  }
}

function dispatch<Name extends JobName>(
  request: { readonly job: Name; readonly input: Parameters<Job<Name>>[0] },
  context: JobContext,
): ReturnType<Job<Name>> {
  const job = JOBS[request.job] as Job<Name>;
  return job(request.input, context);
}

function contextOf(id: number, signal: AbortSignal): JobContext {
  let sentMs = -Infinity;
  let last: Progress = { stage: '', fraction: 0 };
  return {
    signal,
    workspace,
    breathe: breather(signal),
    nowMs: () => performance.now(),
    openReaders: () => readersUntil(signal),
    loadModel,
    onProgress: (progress) => {
      const nowMs = performance.now();
      const isNews = progress.stage !== last.stage || nowMs - sentMs >= PROGRESS_EVERY_MS;
      last = progress;
      if (!isNews) return;
      sentMs = nowMs;
      send({ type: 'progress', id, progress, update: null });
    },
    onUpdate: (update) => {
      send({ type: 'progress', id, progress: last, update });
    },
  };
}

/** One for each core but no more than help; they run this same script. None on one core, or where workers have no workers. */
function readersUntil(signal: AbortSignal): ReturnType<typeof openReaders> | null {
  const width = Math.min(navigator.hardwareConcurrency, MOST_READERS);
  if (!(width > 1) || typeof Worker === 'undefined') return null;
  const createWorker = () => new Worker(self.location.href, { type: 'module', name: 'halfmax-reader' });
  return openReaders({ width, createWorker, signal });
}

async function loadModel(name: string): Promise<ArrayBuffer> {
  const response = await fetch(`${workspace.baseUrl}models/${name}`);
  if (!response.ok) throw new HalfmaxError('internal', `The model ${name} could not be loaded: reload the page`);
  return response.arrayBuffer();
}

/** Yields to waiting messages by a MessageChannel (a timer would cost 4 ms each), at most every 30 ms. */
function breather(signal: AbortSignal): TaskContext['breathe'] {
  const channel = new MessageChannel();
  let lastMs = performance.now();
  // Two that breathe at once share a breath: the channel has one listener.
  let breath: Promise<void> | null = null;
  const begin = () =>
    new Promise<void>((resolve) => {
      channel.port1.onmessage = () => {
        lastMs = performance.now();
        breath = null;
        resolve();
      };
      channel.port2.postMessage(null);
    });
  return async () => {
    signal.throwIfAborted();
    if (performance.now() - lastMs < BREATH_EVERY_MS) return;
    breath ??= begin();
    await breath;
    signal.throwIfAborted();
  };
}

/** Arrays that the worker makes only for the page and can hand over without a copy. */
function buffersToGiveAway(job: JobName, output: unknown): Transferable[] {
  if (job === 'spectrum') return [(output as Uint32Array<ArrayBuffer>).buffer];
  if (job === 'iteration') return [(output as IterationView).p.buffer as ArrayBuffer];
  if ((job === 'ingest' || job === 'simulate' || job === 'rebatch') && output !== null) {
    const { totals, eventsPerBatch } = output as Record<'totals' | 'eventsPerBatch', Uint32Array<ArrayBuffer>>;
    return [totals.buffer, eventsPerBatch.buffer];
  }
  return [];
}

function send(reply: Reply, transfer: Transferable[] = []): void {
  self.postMessage(reply, transfer);
}

holdLifeline((lock) => {
  send({ type: 'alive', lock });
});
