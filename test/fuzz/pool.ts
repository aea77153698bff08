import { fork, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import type { Order, Outcome } from './child';

/** To start a process and load the readers takes longer than any case. */
const START_MS = 120_000;

/** What came of an order; a `hang` or a `crash` ended its process. */
export type Answer = Outcome | 'hang' | 'crash';

/**
 * Gives every order to one of as many processes as there are cores, and hands on what came of it. A process that does not
 * answer within `waitMs`, ends, or ever held more than `mostBytes` is replaced by a new one: it would be blamed for all that
 * follows.
 */
export async function tryAll(
  orders: readonly Order[],
  { waitMs, mostBytes }: { readonly waitMs: number; readonly mostBytes: number },
  note: (order: Order, answer: Answer) => void,
): Promise<void> {
  let next = 0;
  const work = async () => {
    let child = await startChild();
    for (let order = orders[next++]; order !== undefined; order = orders[next++]) {
      child.send(order);
      const answer = (await messageOf(child, waitMs)) as Answer;
      note(order, answer);
      if (typeof answer === 'object' && answer.mostBytes <= mostBytes) continue;
      child.kill('SIGKILL');
      child = await startChild();
    }
    child.kill();
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), orders.length) }, work));
}

async function startChild(): Promise<ChildProcess> {
  const child = fork(new URL('child.ts', import.meta.url), { stdio: 'ignore', execArgv: process.execArgv });
  const message = await messageOf(child, START_MS);
  if (message === 'ready') return child;
  child.kill('SIGKILL');
  throw new Error(`a process that reads files did not start: ${String(message)}`);
}

/** The next message; `hang` where there is none in time, `crash` where the process ends first. */
function messageOf(child: ChildProcess, waitMs: number): Promise<unknown> {
  return new Promise((resolve) => {
    const end = (answer: unknown) => {
      clearTimeout(timer);
      child.removeAllListeners();
      resolve(answer);
    };
    const timer = setTimeout(() => {
      end('hang');
    }, waitMs);
    child.once('message', end);
    child.once('exit', () => {
      end('crash');
    });
  });
}
