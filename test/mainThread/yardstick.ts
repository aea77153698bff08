import type { Page } from '@playwright/test';
import { watchedTasks, type Task } from './tasks';

/** Name of the piece of work among the tasks. */
const YARDSTICK = 'yardstick of the main thread';

const TIMES = 7;
/** The trace may end before the last of them is in it: a median of so many does. */
const AT_LEAST = 5;

export interface MeasuredTasks {
  /** Longest first, without the yardstick's. */
  readonly tasks: readonly Task[];
  /** Processor time of the yardstick, median. */
  readonly yardstickMs: number;
}

/** Ends a watch that was begun with `watchTasks`, after the page has done the yardstick's work. */
export async function measuredTasks(page: Page): Promise<MeasuredTasks> {
  await workYardstick(page, TIMES);
  const all = await watchedTasks(page);
  const own = all.filter(({ cause }) => cause.includes(YARDSTICK)).map(({ cpuMs }) => cpuMs);
  if (own.length < AT_LEAST)
    throw new Error(`the trace has ${String(own.length)} of ${String(TIMES)} tasks of the yardstick`);
  const yardstickMs = own.toSorted((a, b) => a - b)[Math.floor(own.length / 2)] ?? NaN;
  return { tasks: all.filter(({ cause }) => !cause.includes(YARDSTICK)), yardstickMs };
}

/**
 * A piece of work like that of a plot, always the same: words are put into an SVG and measured one by one. It is there to compare
 * tasks with on any machine; on that of docs/benchmarks/main-thread.md it takes 100 ms of the processor. Done several times,
 * each in a task of its own.
 */
async function workYardstick(page: Page, times: number): Promise<void> {
  for (let i = 0; i < times; i++) {
    await page.evaluate(
      ({ name, words }) =>
        new Promise<void>((resolve) => {
          setTimeout(() => {
            const start = performance.now();
            const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
            document.body.append(svg);
            for (let word = 0; word < words; word++) {
              const text = document.createElementNS('http://www.w3.org/2000/svg', 'text');
              text.textContent = String(word);
              svg.append(text);
              text.getBoundingClientRect();
            }
            svg.remove();
            performance.measure(name, { start });
            // In a task of its own: the trace lacks one that has not ended.
            setTimeout(resolve);
          });
        }),
      { name: YARDSTICK, words: WORDS },
    );
  }
}

const WORDS = 1550;
