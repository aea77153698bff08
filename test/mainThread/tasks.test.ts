import { describe, expect, it } from 'vitest';
import { tasksOf, type TraceEvent } from './tasks';

const TASK = { name: 'ThreadControllerImpl::RunTask', ph: 'X', cat: 'toplevel', pid: 7, tid: 1 } as const;
const isMain = { name: 'thread_name', ph: 'M', cat: '__metadata', ts: 0, args: { name: 'CrRendererMain' } } as const;

// Two pages (processes 7 and 8), the second idle; in the first three tasks, and one too short to count.
const EVENTS: readonly TraceEvent[] = [
  { ...isMain, pid: 7, tid: 1 },
  { ...isMain, pid: 8, tid: 1 },
  { ...TASK, pid: 8, ts: 0, dur: 900_000, tdur: 900_000 },
  { ...TASK, ts: 1000, dur: 40_000, tdur: 30_000 },
  { ...TASK, name: 'Layout', ts: 2000, dur: 20_000 },
  { ...TASK, name: 'v8.callFunction', ts: 1500, dur: 39_000 },
  { ...TASK, ts: 50_000, dur: 90_000, tdur: 50_000 },
  { ...TASK, name: 'A plot', ph: 'b', cat: 'blink.user_timing', ts: 49_950 },
  { ...TASK, ts: 200_000, dur: 2000, tdur: 2000 },
  { ...TASK, ts: 300_000, dur: 999, tdur: 999 },
  // Another thread of the same process.
  { ...TASK, tid: 2, ts: 1000, dur: 500_000, tdur: 500_000 },
];

describe('tasksOf', () => {
  it('lists the tasks of the busiest main thread, longest first, with what ran in them', () => {
    expect(tasksOf(EVENTS)).toEqual([
      { wallMs: 90, cpuMs: 50, cause: 'A plot' },
      { wallMs: 40, cpuMs: 30, cause: 'Layout' },
      { wallMs: 2, cpuMs: 2, cause: 'not named' },
    ]);
  });

  it('finds none where nothing was traced', () => {
    expect(tasksOf([])).toEqual([]);
  });
});
