/**
 * Every reader on files changed at random: `npm run fuzz [-- CASES [SEED]]`, 100,000 in all unless said otherwise;
 * `--each N` for N cases per reader, `--file NAME` for one file only, `--report FILE` for figures as JSON. A case that takes
 * more than 5 s, ends its process, takes more than 1 GB, throws anything but an error in words, or gives numbers that are
 * not those of the file is printed with its file and seed, and the command fails.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { SOUND_FILES } from './cases';
import type { Order } from './child';
import { tryAll, type Answer } from './pool';

const LONGEST_MS = 5000;
const MOST_BYTES = 1e9;
/** No answer for so long is a hang; on a busy machine a case waits for the processor too. */
const WAIT_MS = 6 * LONGEST_MS;

interface Tally {
  read: number;
  refused: number;
  bad: number;
  slowestMs: number;
  mostBytes: number;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { each: { type: 'string' }, file: { type: 'string' }, report: { type: 'string' } },
});
const seed = Number(positionals[1] ?? 20240101);
const chosen = SOUND_FILES.flatMap((file, index) =>
  values.file === undefined || file.name === values.file ? [index] : [],
);
const readers = [...new Set(chosen.map(readerOf))];
const each = Number(values.each ?? Math.ceil(Number(positionals[0] ?? 100_000) / readers.length));
if (!(each >= 1 && Number.isInteger(each) && Number.isInteger(seed))) throw new Error('numbers above 0 are needed');

const tallies = new Map<string, Tally>(
  readers.map((reader) => [reader, { read: 0, refused: 0, bad: 0, slowestMs: 0, mostBytes: 0 }]),
);
const orders = Array.from({ length: each }, (_, k) => readers.map((reader) => orderOf(reader, k))).flat();
let done = 0;
await tryAll(orders, { waitMs: WAIT_MS, mostBytes: MOST_BYTES }, note);

for (const [reader, { read, refused, bad, slowestMs, mostBytes }] of tallies) {
  const figures = `${read} read, ${refused} refused, ${bad} bad, slowest ${slowestMs.toFixed(0)} ms`;
  console.log(`${reader}: ${figures}, ${(mostBytes / 1e6).toFixed(0)} MB at most`);
}
const bad = [...tallies.values()].filter((tally) => tally.bad > 0).length;
console.log(`${each} cases for each of ${readers.length} readers from seed ${seed}: ${bad} readers with faults`);
if (values.report !== undefined) {
  writeFileSync(values.report, JSON.stringify({ passed: readers.length - bad, failed: bad, skipped: 0 }));
}
process.exitCode = bad > 0 ? 1 : 0;

function readerOf(file: number): string {
  return SOUND_FILES[file]!.format;
}

/** Case `k` of a reader: its files in turn, every case with a seed of its own. */
function orderOf(reader: string, k: number): Order {
  const files = chosen.filter((file) => readerOf(file) === reader);
  return { file: files[k % files.length]!, seed: seed + k };
}

function note(order: Order, answer: Answer): void {
  if (++done % 10_000 === 0) console.log(`${done} of ${orders.length} cases`);
  const tally = tallies.get(readerOf(order.file))!;
  const complain = (what: string) => {
    tally.bad++;
    console.log(`${SOUND_FILES[order.file]!.name}, seed ${order.seed}: ${what}`);
  };
  if (typeof answer === 'string') {
    complain(answer);
    return;
  }
  const { kind, why, ms, mostBytes } = answer;
  tally.slowestMs = Math.max(tally.slowestMs, ms);
  tally.mostBytes = Math.max(tally.mostBytes, mostBytes);
  if (kind === 'read' || kind === 'refused') tally[kind]++;
  else complain(`${kind}: ${why}`);
  if (ms > LONGEST_MS) complain(`took ${ms.toFixed(0)} ms`);
  if (mostBytes > MOST_BYTES) complain(`took ${(mostBytes / 1e6).toFixed(0)} MB`);
}
