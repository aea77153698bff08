import type { Browser, Page } from '@playwright/test';

/** A task of a page's main thread. */
export interface Task {
  /** How long nothing else could run. */
  readonly wallMs: number;
  /** Of it what the thread itself computed: on a loaded machine it waits for a core the rest of the time. */
  readonly cpuMs: number;
  /** What the page measured in it by name (its plots), else the longest thing that the browser names. */
  readonly cause: string;
}

/** An event of Chromium's trace: times in microseconds, `tdur` of the thread's own clock. */
export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly cat: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

const CATEGORIES = ['toplevel', 'devtools.timeline', 'blink.user_timing'];
const TASK = 'ThreadControllerImpl::RunTask';

/** The clock that a page is given is rounded down to this, microseconds. */
const CLOCK_STEP = 100;

/** Starts to note the tasks of all pages of the browser. */
export async function watchTasks(page: Page): Promise<void> {
  await browserOf(page).startTracing(page, { categories: CATEGORIES });
}

/** Ends the watch: the tasks of the busiest page since its start, longest first. */
export async function watchedTasks(page: Page): Promise<Task[]> {
  const trace = await browserOf(page).stopTracing();
  return tasksOf((JSON.parse(trace.toString('utf8')) as { traceEvents: TraceEvent[] }).traceEvents);
}

function browserOf(page: Page): Browser {
  const browser = page.context().browser();
  if (browser === null) throw new Error('the page has no browser of its own');
  return browser;
}

/** Tasks of 1 ms and more on the main thread that has most of them, longest first. */
export function tasksOf(events: readonly TraceEvent[]): Task[] {
  const main = eventsOfMainThread(events);
  const named = events.filter(({ pid, cat, ph }) => pid === main[0]?.pid && cat.includes('user_timing') && ph === 'b');
  const inner = main.filter(({ name, ph, dur = 0 }) => ph === 'X' && dur > 0 && !isWrapper(name));
  return main
    .filter(({ name, ph, dur = 0 }) => name === TASK && ph === 'X' && dur >= 1000)
    .map((task) => {
      const isWithin = ({ ts, dur = 0 }: TraceEvent) => ts >= task.ts && ts + dur <= task.ts + (task.dur ?? 0);
      const isNamedIn = ({ ts }: TraceEvent) => ts >= task.ts - CLOCK_STEP && ts <= task.ts + (task.dur ?? 0);
      const names = new Set(named.filter(isNamedIn).map(({ name }) => name));
      const longest = inner.filter(isWithin).toSorted((a, b) => (b.dur ?? 0) - (a.dur ?? 0))[0]?.name ?? 'not named';
      const cause = names.size > 0 ? [...names].join(', ') : longest;
      return { wallMs: (task.dur ?? 0) / 1000, cpuMs: (task.tdur ?? 0) / 1000, cause };
    })
    .toSorted((a, b) => b.wallMs - a.wallMs);
}

function eventsOfMainThread(events: readonly TraceEvent[]): TraceEvent[] {
  const threads = events
    .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
    .map((thread) => events.filter(({ pid, tid }) => pid === thread.pid && tid === thread.tid));
  return threads.toSorted((a, b) => b.length - a.length)[0] ?? [];
}

/** Names that say only that something ran. */
function isWrapper(name: string): boolean {
  return name.includes('RunTask') || name === 'v8.callFunction' || name === 'Receive mojo message';
}
