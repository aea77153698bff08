import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createWorkerClient, JobError, type WorkerLike } from './client';
import type { Reply, Request } from './protocol';

class FakeWorker implements WorkerLike {
  onmessage: WorkerLike['onmessage'] = null;
  onerror: WorkerLike['onerror'] = null;
  readonly sent: Request[] = [];
  ended = false;

  postMessage(message: Request): void {
    this.sent.push(message);
  }

  terminate(): void {
    this.ended = true;
  }

  reply(reply: Reply): void {
    this.onmessage?.({ data: reply } as MessageEvent<Reply>);
  }
}

function setUp() {
  const workers: FakeWorker[] = [];
  const onLost = vi.fn();
  const locks = new Map<string, () => void>();
  const client = createWorkerClient({
    createWorker: () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker;
    },
    onLost,
    whenReleased: (lock) =>
      new Promise((resolve) => {
        locks.set(lock, resolve);
      }),
    patienceMs: 1000,
  });
  const worker = (index: number): FakeWorker => {
    const found = workers[index];
    if (found === undefined) throw new Error(`no worker ${String(index)}`);
    return found;
  };
  return { client, worker, workers, onLost, locks };
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('createWorkerClient', () => {
  it('matches replies to calls by id, in any order', async () => {
    const { client, worker } = setUp();
    const first = client.run('exportConstants', { form: 'csv' });
    const second = client.run('spectrum', { detector: 1, batch: null });
    worker(0).reply({ type: 'done', id: 2, output: new Uint32Array([7]) });
    worker(0).reply({ type: 'done', id: 1, output: 'text' });
    expect(await first).toBe('text');
    expect([...(await second)]).toEqual([7]);
  });

  it('hands on progress and updates', () => {
    const { client, worker } = setUp();
    const onProgress = vi.fn();
    const onUpdate = vi.fn();
    void client.run('spectrum', { detector: 0, batch: 0 }, { onProgress, onUpdate });
    worker(0).reply({ type: 'progress', id: 1, progress: { stage: 'Read', fraction: 0.5 }, update: null });
    expect(onProgress).toHaveBeenCalledWith('Read', 0.5);
    expect(onUpdate).not.toHaveBeenCalled();
  });

  it('rejects with the failure that the worker sent', async () => {
    const { client, worker } = setUp();
    const call = client.run('exportConstants', { form: 'csv' });
    const failure = { code: 'format', message: 'a.csv, line 3: no', detail: 'stack', file: 'a.csv' } as const;
    worker(0).reply({ type: 'failed', id: 1, failure });
    await expect(call).rejects.toMatchObject(failure);
    await expect(call).rejects.toBeInstanceOf(JobError);
  });

  it('asks a cancelled job to stop and leaves a worker alone that answers', async () => {
    const { client, worker, workers, onLost } = setUp();
    const controller = new AbortController();
    const call = client.run('exportConstants', { form: 'csv' }, { signal: controller.signal });
    controller.abort();
    expect(worker(0).sent.at(-1)).toEqual({ type: 'cancel', id: 1 });
    worker(0).reply({ type: 'failed', id: 1, failure: { code: 'cancelled', message: '', detail: '', file: null } });
    await expect(call).rejects.toMatchObject({ code: 'cancelled' });
    vi.advanceTimersByTime(60_000);
    expect(workers).toHaveLength(1);
    expect(onLost).not.toHaveBeenCalled();
  });

  it('ends a worker that does not answer a cancel, fails its calls and starts another for the next', async () => {
    const { client, worker, workers, onLost } = setUp();
    const controller = new AbortController();
    const call = client.run('exportConstants', { form: 'csv' }, { signal: controller.signal });
    const bystander = client.run('spectrum', { detector: 0, batch: 0 });
    controller.abort();
    vi.advanceTimersByTime(1001);
    await expect(call).rejects.toMatchObject({ code: 'cancelled' });
    await expect(bystander).rejects.toBeInstanceOf(JobError);
    expect(worker(0).ended).toBe(true);
    expect(onLost).toHaveBeenCalledOnce();
    const next = client.run('exportConstants', { form: 'csv' });
    worker(1).reply({ type: 'done', id: 3, output: 'again' });
    expect(await next).toBe('again');
    expect(workers).toHaveLength(2);
  });

  it('waits longer for a worker that says it heard the cancel', async () => {
    const { client, worker, onLost } = setUp();
    const controller = new AbortController();
    const call = client.run('exportConstants', { form: 'csv' }, { signal: controller.signal });
    controller.abort();
    worker(0).reply({ type: 'progress', id: 1, progress: { stage: 'Stopping', fraction: 1 }, update: null });
    vi.advanceTimersByTime(4000);
    expect(onLost).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1001);
    await expect(call).rejects.toMatchObject({ code: 'cancelled' });
    expect(onLost).toHaveBeenCalledOnce();
  });

  it('tells why when a worker dies, and does not start one that nobody asked for', async () => {
    const { client, worker, workers, onLost } = setUp();
    const call = client.run('exportConstants', { form: 'csv' });
    worker(0).onerror?.({ message: 'boom' } as ErrorEvent);
    await expect(call).rejects.toMatchObject({ code: 'internal', message: 'The worker stopped: boom' });
    expect(workers).toHaveLength(1);
    expect(onLost).toHaveBeenCalledWith('The worker stopped: boom', 'worker');
  });

  it('sends a cancel at once when the signal was aborted before', () => {
    const { client, worker } = setUp();
    const call = client.run('exportConstants', { form: 'csv' }, { signal: AbortSignal.abort() });
    call.catch(() => undefined);
    expect(worker(0).sent.map((request) => request.type)).toEqual(['run', 'cancel']);
  });

  it('hears of the end of a worker by its lock, and starts another for the next call', async () => {
    const { client, worker, workers, onLost, locks } = setUp();
    const call = client.run('spectrum', { detector: 0, batch: null });
    worker(0).reply({ type: 'alive', lock: 'first' });
    locks.get('first')?.();
    await expect(call).rejects.toMatchObject({
      code: 'internal',
      message: expect.stringContaining('memory') as string,
    });
    expect(onLost).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('ended by the browser'), 'worker');
    void client.run('spectrum', { detector: 0, batch: null });
    expect(workers).toHaveLength(2);
  });

  it('does not take the end of a worker that it ended itself for a loss', async () => {
    const { client, worker, onLost, locks } = setUp();
    const call = client.run('spectrum', { detector: 0, batch: null }).catch(() => undefined);
    worker(0).reply({ type: 'alive', lock: 'first' });
    worker(0).reply({ type: 'gpuLost', why: 'The graphics device was lost' });
    await call;
    expect(worker(0).ended).toBe(true);
    expect(onLost).toHaveBeenCalledExactlyOnceWith('The graphics device was lost', 'gpu');
    void client.run('spectrum', { detector: 0, batch: null });
    locks.get('first')?.();
    await Promise.resolve();
    expect(onLost).toHaveBeenCalledTimes(1);
  });

  it('ends a worker whose memory ran out, with what went wrong for the call that wanted it', async () => {
    const { client, worker, onLost } = setUp();
    const greedy = client.run('spectrum', { detector: 0, batch: null });
    const other = client.run('spectrum', { detector: 1, batch: null });
    const failure = { code: 'memory', message: 'not enough', detail: '', file: null } as const;
    worker(0).reply({ type: 'failed', id: 1, failure });
    await expect(greedy).rejects.toMatchObject({ message: 'not enough' });
    await expect(other).rejects.toMatchObject({ code: 'memory' });
    expect(worker(0).ended).toBe(true);
    expect(onLost).toHaveBeenCalledOnce();
  });
});
