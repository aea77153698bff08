import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WorkerLike } from './client';
import type { Request } from './protocol';
import { openReaders } from './readers';

const REQUEST = { options: { batchLengthDays: 2, overflowAdc: null }, choices: new Map(), onBytes: () => undefined };

describe('readers that are closed', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function opened() {
    const workers: { readonly sent: Request[]; ended: boolean }[] = [];
    const createWorker = (): WorkerLike => {
      const worker = { sent: [] as Request[], ended: false };
      workers.push(worker);
      return {
        onmessage: null,
        onerror: null,
        postMessage: (message) => worker.sent.push(message),
        terminate: () => {
          worker.ended = true;
        },
      };
    };
    const readers = openReaders({ width: 2, createWorker, signal: new AbortController().signal });
    return { readers, workers };
  }

  it('end their workers, settle what was being read and watch it no longer', async () => {
    const { readers, workers } = opened();
    const reading = [1, 2].map((i) => readers.read(new File([], `${String(i)}.csv`), REQUEST));
    const settled = Promise.allSettled(reading);
    readers.close();
    const found = await settled;
    expect(found.map((one) => one.status === 'rejected' && (one.reason as { code: string }).code)).toEqual([
      'cancelled',
      'cancelled',
    ]);
    expect(workers.map(({ ended }) => ended)).toEqual([true, true]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('start no worker any more', async () => {
    const { readers, workers } = opened();
    readers.close();
    await expect(readers.read(new File([], 'late.csv'), REQUEST)).rejects.toMatchObject({
      code: 'cancelled',
      file: 'late.csv',
    });
    expect(workers).toEqual([]);
  });
});
