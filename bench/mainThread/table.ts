import type { Task } from '../../test/mainThread/tasks';
import { medianOf } from '../frames/gestures';

interface Row {
  readonly cause: string;
  /** The longest of the cause in each run that has it. */
  readonly wallMs: readonly number[];
  readonly cpuMs: readonly number[];
}

/** The longest causes of tasks as Markdown: of each its longest task in each run, and of these the median and the greatest. */
export function tableOf(runs: readonly (readonly Task[])[], rows: number): string {
  const causes = new Set(runs.flatMap((tasks) => tasks.map(({ cause }) => cause)));
  const all = [...causes].map((cause): Row => {
    const own = runs.map((tasks) => tasks.filter((task) => task.cause === cause)).filter((tasks) => tasks.length > 0);
    return {
      cause,
      wallMs: own.map((tasks) => Math.max(...tasks.map(({ wallMs }) => wallMs))),
      cpuMs: own.map((tasks) => Math.max(...tasks.map(({ cpuMs }) => cpuMs))),
    };
  });
  const longest = all.toSorted((a, b) => medianOf(b.wallMs) - medianOf(a.wallMs)).slice(0, rows);
  const figures = (values: readonly number[]) => `${medianOf(values).toFixed(0)} (${Math.max(...values).toFixed(0)})`;
  return [
    '| what | time, median (most) [ms] | of it processor [ms] | runs |',
    '| --- | --: | --: | --: |',
    ...longest.map(
      ({ cause, wallMs, cpuMs }) => `| ${cause} | ${figures(wallMs)} | ${figures(cpuMs)} | ${String(wallMs.length)} |`,
    ),
  ].join('\n');
}
