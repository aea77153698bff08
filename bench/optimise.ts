/**
 * How long an iteration of the optimisation takes: `npx tsx bench/optimise.ts [wasm|cpu ...]`. A month of data (480 rows
 * of about 40 channels with counts) and the largest run that must work (32,000 rows); prints the time before the first
 * iteration (checks, Fisher information, layout, covariances) and ms per iteration.
 */
import { startBackend } from '../test/fixtures/tfjsBackend';
import { anchoredPrior, drawRow, TOY } from '../src/calibrate/optimise/fixtures/copperToy';
import { UNWATCHED } from '../src/calibrate/optimise/fixtures/task';
import { optimise } from '../src/calibrate/optimise/optimise';
import type { CopperRow } from '../src/calibrate/optimise/row';
import { LOSSES, type LossId } from '../src/calibrate/settings';
import { randomSource } from '../src/math/random';

/** Events per row that fill about 40 of the window's 150 channels. */
const EVENTS = 56;

/** Rows, and iterations to average over, of each case. */
const CASES = {
  wasm: [
    [480, 40],
    [32_000, 5],
  ],
  cpu: [
    [480, 5],
    [32_000, 1],
  ],
} as const;

const BACKENDS = ['wasm', 'cpu'] as const;
const asked = process.argv.slice(2);

for (const backend of BACKENDS.filter((name) => asked.length === 0 || asked.includes(name))) {
  await startBackend(backend);
  for (const [count, iterations] of CASES[backend]) {
    const rows = makeRows(count);
    const channels = rows.reduce((sum, row) => sum + row.channels.length, 0) / rows.length;
    for (const { id } of LOSSES) {
      // The first run also compiles: it is not counted.
      if (count === 480) await measure(rows, id, 1);
      const besidesMs = await measure(rows, id, 0);
      const ms = ((await measure(rows, id, iterations)) - besidesMs) / iterations;
      console.log(
        `${backend}, ${id}: ${count} rows x ${channels.toFixed(0)} channels: ${ms.toFixed(1)} ms per iteration, ` +
          `${besidesMs.toFixed(0)} ms besides`,
      );
    }
  }
}

function makeRows(count: number): CopperRow[] {
  const random = randomSource(1);
  const prior = anchoredPrior(3);
  return Array.from({ length: count }, () => drawRow({ ...TOY, events: EVENTS }, random, prior));
}

async function measure(rows: readonly CopperRow[], loss: LossId, iterations: number): Promise<number> {
  const startMs = performance.now();
  await optimise(rows, { loss, optimiser: 'gradient-descent', learningRate: 0.5, iterations }, UNWATCHED);
  return performance.now() - startMs;
}
