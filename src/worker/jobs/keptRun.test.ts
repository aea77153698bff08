import { beforeAll, describe, expect, it } from 'vitest';
import type { HistogramOptions } from '../../dataset/histogramBuilder';
import type { Run } from '../../dataset/run';
import { NO_NAMING } from '../../ingest/naming/naming';
import { readRun } from '../../ingest/readRun';
import { SIDDHARTA2, VIP2 } from '../../physics/profile';
import { QUIET } from '../../simulate/fixtures/quietContext';
import { emptyWorkspace, type JobContext } from './context';
import { forgetRun, keepRun, restoreRun, type KeptFile } from './keptRun';

const OPTIONS: HistogramOptions = { batchLengthDays: 2, overflowAdc: VIP2.overflowAdc };
const READ_WITH = { profile: 'vip-2', batchLengthDays: 2 };

/** A browser that keeps a file in a variable; `room` in bytes, null where it keeps nothing at all. */
function memoryFile(room: number | null = Infinity): KeptFile & { content: Uint8Array<ArrayBuffer> | null } {
  const file = {
    content: null as Uint8Array<ArrayBuffer> | null,
    isAvailable: () => Promise.resolve(room !== null),
    read: () => Promise.resolve(file.content),
    write: <T>(fill: Parameters<KeptFile['write']>[0]) => {
      file.content = new Uint8Array(0);
      return fill({
        write: (bytes, at) => {
          const length = Math.max(file.content?.length ?? 0, at + bytes.length);
          if (length > (room ?? 0)) throw new DOMException('full', 'QuotaExceededError');
          const next = new Uint8Array(length);
          next.set(file.content ?? []);
          next.set(bytes, at);
          file.content = next;
        },
        flush: () => undefined,
      }) as Promise<T>;
    },
    remove: () => {
      file.content = null;
      return Promise.resolve();
    },
  };
  return file;
}

function contextWith(run: Run | null): JobContext {
  const workspace = emptyWorkspace();
  workspace.loaded = run === null ? null : { run, ingestMs: 77 };
  const loadModel = () => Promise.reject(new Error('no models here'));
  return { ...QUIET, workspace, onUpdate: () => undefined, nowMs: () => 0, loadModel };
}

let run: Run;
let other: Run;
beforeAll(async () => {
  const hours = Array.from(
    { length: 600 },
    (_, i) => `${String(i % 3)},${String(1.67e9 + 3600 * i)},${String(900 + i)}`,
  );
  const file = new File([`sdd,time,adc\n${hours.join('\n')}\n1,1670000000,5000\n`], 'a.csv');
  run = await readRun([file], OPTIONS, QUIET);
  other = await readRun([new File(['adc,sdd1\n5,7\n'], 'b.csv')], OPTIONS, QUIET);
});

describe('keeping a run', () => {
  it('makes a worker that holds nothing hold the same run', async () => {
    const file = memoryFile();
    const kept = await keepRun(file)({ source: 'files', ...READ_WITH }, contextWith(run));
    expect(kept).toMatchObject({ kind: 'kept', bytes: file.content?.length });
    const context = contextWith(null);
    const restored = await restoreRun(file)(READ_WITH, context);
    expect(context.workspace.loaded).toEqual({ run, ingestMs: 77 });
    expect(restored).toMatchObject({
      kind: 'restored',
      source: 'files',
      readWith: READ_WITH,
      sha256: kept.kind === 'kept' ? kept.sha256 : '',
      summary: { events: 600, overflow: 1, files: run.files, batches: run.histograms.batches },
    });
  });

  it('keeps what placed its spectra: the pattern, numbers by hand, and each place', async () => {
    const naming = { ...NO_NAMING, pattern: 'x{sdd}.txt', byHand: { 'x5.txt': 9 } };
    const files = ['x4.txt', 'x5.txt'].map((name) => new File(['1\n2\n3\n4\n5\n6\n7\n8\n'], name));
    const named = await readRun(files, OPTIONS, QUIET, new Map(), naming);
    const file = memoryFile();
    await keepRun(file)({ source: 'files', ...READ_WITH }, contextWith(named));
    const restored = await restoreRun(file)(READ_WITH, contextWith(null));
    expect(restored).toMatchObject({ summary: { named: named.named } });
    expect(named.named?.spectra.map(({ sdd, sddFrom }) => [sdd, sddFrom])).toEqual([
      [4, 'name'],
      [9, 'hand'],
    ]);
  });

  it('keeps of what kind its runs are, together with what placed its spectra, and by which profile', async () => {
    const naming = { ...NO_NAMING, pattern: '{*}_x{sdd}.txt' };
    const spectrum = '1\n2\n3\n4\n5\n6\n7\n8\n';
    const files = [
      new File(['sdd,time,adc\n1,1670000000,900\n'], 'xray_a.csv'),
      ...['kaon_x4.txt', 'xray_x5.txt'].map((name) => new File([spectrum], name)),
    ];
    const { labels, overflowAdc } = SIDDHARTA2;
    const kinds = await readRun(files, { batchLengthDays: 2, overflowAdc, labels }, QUIET, new Map(), naming);
    expect(new Set(kinds.histograms.batches.map(({ label }) => label)).size).toBe(2);
    const file = memoryFile();
    const readWith = { profile: SIDDHARTA2.id, batchLengthDays: 2 };
    await keepRun(file)({ source: 'files', ...readWith }, contextWith(kinds));
    const context = contextWith(null);
    const restored = await restoreRun(file)(readWith, context);
    expect(context.workspace.loaded?.run).toEqual(kinds);
    expect(restored).toMatchObject({ readWith, summary: { named: kinds.named, batches: kinds.histograms.batches } });
    // That profile knows no such kinds: the batches are still those of the one that it was read with.
    const other = await restoreRun(file)({ ...readWith, profile: 'generic' }, contextWith(null));
    expect(other).toMatchObject({ readWith, summary: { batches: kinds.histograms.batches } });
  });

  it('restores it by other settings where its slices make them up, and else by those that it was read with', async () => {
    const file = memoryFile();
    await keepRun(file)({ source: 'files', ...READ_WITH }, contextWith(run));
    const as = async (wanted: typeof READ_WITH) => {
      const restored = await restoreRun(file)(wanted, contextWith(null));
      return restored.kind === 'restored' ? restored.readWith : restored;
    };
    expect(await as({ profile: 'vip-2', batchLengthDays: 0.5 })).toEqual({ profile: 'vip-2', batchLengthDays: 0.5 });
    expect(await as({ profile: 'vip-2', batchLengthDays: 0.1 })).toEqual(READ_WITH);
    // It has another overflow: what lies above is not kept.
    expect(await as({ profile: 'generic', batchLengthDays: 2 })).toEqual(READ_WITH);
  });

  it('keeps the newest alone, and nothing once it is forgotten', async () => {
    const file = memoryFile();
    await keepRun(file)({ source: 'files', ...READ_WITH }, contextWith(run));
    await keepRun(file)({ source: 'files', ...READ_WITH }, contextWith(other));
    const context = contextWith(run);
    await restoreRun(file)(READ_WITH, context);
    expect(context.workspace.loaded?.run).toEqual(other);
    await forgetRun(file)({}, context);
    expect(file.content).toBeNull();
    expect(await restoreRun(file)(READ_WITH, context)).toEqual({ kind: 'none' });
    expect(context.workspace.loaded?.run).toEqual(other);
  });

  it('says that the disk is full, and leaves no part behind', async () => {
    const file = memoryFile(500);
    expect(await keepRun(file)({ source: 'files', ...READ_WITH }, contextWith(run))).toEqual({
      kind: 'notKept',
      why: "the browser's storage is full",
    });
    expect(file.content).toBeNull();
  });

  it('does without where the browser keeps nothing', async () => {
    const file = memoryFile(null);
    const context = contextWith(run);
    expect(await keepRun(file)({ source: 'files', ...READ_WITH }, context)).toEqual({ kind: 'notKept', why: null });
    expect(await restoreRun(file)(READ_WITH, context)).toEqual({ kind: 'none' });
    expect(await forgetRun(file)({}, context)).toBeNull();
    expect(context.workspace.loaded?.run).toBe(run);
  });

  it('removes a damaged one, and leaves the run that is loaded', async () => {
    const file = memoryFile();
    await keepRun(file)({ source: 'files', ...READ_WITH }, contextWith(run));
    file.content?.fill(1, 700, 701);
    const context = contextWith(other);
    expect(await restoreRun(file)(READ_WITH, context)).toEqual({ kind: 'unusable', why: 'it is damaged' });
    expect(file.content).toBeNull();
    expect(context.workspace.loaded?.run).toBe(other);
  });

  it('leaves it where it is when the restoring is cancelled', async () => {
    const file = memoryFile();
    await keepRun(file)({ source: 'files', ...READ_WITH }, contextWith(run));
    const cancelled = AbortSignal.abort(new Error('Cancelled'));
    const breathe = () => Promise.reject(new Error('Cancelled'));
    const context = { ...contextWith(other), signal: cancelled, breathe };
    await expect(restoreRun(file)(READ_WITH, context)).rejects.toThrow('Cancelled');
    expect(file.content).not.toBeNull();
    expect(context.workspace.loaded?.run).toBe(other);
  });
});
