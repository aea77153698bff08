/**
 * Simulated months of known truth through the chain of the workbench: bias, scatter and pulls of the energy scale at copper, and
 * the summed line against that with true constants. Writes `docs/benchmarks/closure.md`. Run:
 * npx tsx bench/closure.ts [seeds] [seeds of each variant]
 */
import { writeFileSync } from 'node:fs';
import type { ClosureToy } from '../src/assess/closure/results';
import { SIMULATION_VARIANTS } from '../src/simulate/variants';
import { startWasm } from '../scripts/train/wasmBackend';
import { lineRows } from './closure/lines';
import { pageOf, rowOf } from './closure/page';
import { closeMonth } from './closure/simulatedMonth';

const PAGE = new URL('../docs/benchmarks/closure.md', import.meta.url);
const [seeds = 10, variantSeeds = 3] = process.argv.slice(2).map(Number);

await startWasm();
const months: { readonly variant: string; readonly label: string; readonly toys: ClosureToy[] }[] = [];
for (const { id, label } of SIMULATION_VARIANTS) {
  const toys: ClosureToy[] = [];
  for (let seed = 1; seed <= (id === 'as-found' ? seeds : variantSeeds); seed++) {
    toys.push(await closeMonth(seed, id));
    console.log(rowOf(`${id} ${String(seed)}`, toys.slice(-1), 'reference').join('  '));
  }
  months.push({ variant: id, label, toys });
}
writeFileSync(PAGE, pageOf(months, await lineRows()));
