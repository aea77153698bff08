/**
 * Every reader on files changed at random: `npm run fuzz -- [cases] [seed]`, 100,000 without. A case that takes more than
 * 5 s, ends its process, takes more than 1 GB, throws anything but an error in words, or gives numbers that do not add
 * up is printed with its file and seed, and the command fails.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { SOUND_FILES } from './cases';
import type { Order, Outcome } from './child';

const LONGEST_MS = 5000;
const MOST_BYTES = 1e9;
/** To start a process and load the readers takes longer than any case. */
const FIRST_MS = 60_000;

const cases = Number(process.argv[2] ?? 100_000);
const seed = Number(process.argv[3] ?? 20240101);

interface Tally {
  read: number;
  refused: number;
  bad: number;
  slowestMs: number;
  largestBytes: number;
}

const tallies = SOUND_FILES.map((): Tally => ({ read: 0, refused: 0, bad: 0, slowestMs: 0, largestBytes: 0 }));
let next = 0;

/** One outcome, or why there is none. */
function answerOf(child: ChildProcess, order: Order, waitMs: number): Promise<Outcome | 'hang' | 'crash'> {
  return new Promise((resolve) => {
    const end = (answer: Outcome | 'hang' | 'crash') => {
      clearTimeout(timer);
      child.removeAllListeners();
      resolve(answer);
    };
    const timer = setTimeout(() => {
      end('hang');
    }, waitMs);
    child.once('message', (outcome) => {
      end(outcome as Outcome);
    });
    child.once('exit', () => {
      end('crash');
    });
    child.send(order);
  });
}

function startChild(): ChildProcess {
  return fork(new URL('child.ts', import.meta.url), { stdio: 'ignore', execArgv: process.execArgv });
}

function complain(order: Order, what: string): void {
  const { name } = SOUND_FILES[order.file]!;
  tallies[order.file]!.bad++;
  console.log(`${name}, seed ${order.seed}: ${what}`);
}

function note(order: Order, { kind, why, ms, rssBytes }: Outcome): void {
  const tally = tallies[order.file]!;
  tally.slowestMs = Math.max(tally.slowestMs, ms);
  tally.largestBytes = Math.max(tally.largestBytes, rssBytes);
  if (kind === 'read' || kind === 'refused') tally[kind]++;
  else complain(order, `${kind}: ${why}`);
  if (ms > LONGEST_MS) complain(order, `took ${ms.toFixed(0)} ms`);
  if (rssBytes > MOST_BYTES) complain(order, `took ${(rssBytes / 1e6).toFixed(0)} MB`);
}

async function work(): Promise<void> {
  let child = startChild();
  let isFirst = true;
  while (next < cases) {
    const number = next++;
    if (number > 0 && number % 10_000 === 0) console.log(`${number} of ${cases} cases`);
    const order = { file: number % SOUND_FILES.length, seed: seed + number };
    const answer = await answerOf(child, order, isFirst ? FIRST_MS : 2 * LONGEST_MS);
    isFirst = false;
    if (typeof answer === 'object') note(order, answer);
    // A process that has grown too large would be blamed for all that follows.
    if (typeof answer === 'object' && answer.rssBytes <= MOST_BYTES) continue;
    if (typeof answer === 'string') complain(order, answer);
    child.kill('SIGKILL');
    child = startChild();
    isFirst = true;
  }
  child.kill();
}

await Promise.all(Array.from({ length: availableParallelism() }, work));
for (const [i, { read, refused, bad, slowestMs, largestBytes }] of tallies.entries()) {
  const figures = `${read} read, ${refused} refused, ${bad} bad, slowest ${slowestMs.toFixed(0)} ms`;
  console.log(`${SOUND_FILES[i]!.name}: ${figures}, ${(largestBytes / 1e6).toFixed(0)} MB at most`);
}
const bad = tallies.reduce((sum, tally) => sum + tally.bad, 0);
console.log(`${cases} cases from seed ${seed}: ${bad} bad`);
process.exitCode = bad > 0 ? 1 : 0;
