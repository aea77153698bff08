/** How long the built-in demo month takes, one thread. Run: npx tsx bench/simulate.ts */
import type { TaskContext } from '../src/dataset/task';
import { DEMO_SEED, simulateRun } from '../src/simulate/simulateRun';

const context: TaskContext = {
  signal: new AbortController().signal,
  onProgress: () => undefined,
  breathe: () => Promise.resolve(),
};

for (let repeat = 0; repeat < 3; repeat++) {
  const started = performance.now();
  const { events } = await simulateRun({ preset: 'month', seed: DEMO_SEED, batchLengthDays: 2 }, context);
  const seconds = (performance.now() - started) / 1000;
  console.log(`${events} events in ${seconds.toFixed(2)} s: ${(events / seconds / 1e6).toFixed(2)} million events/s`);
}
