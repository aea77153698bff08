/**
 * `npm run bench:optimise`: how long an iteration of the optimisation takes, beside PyTorch on the same machine, and the
 * month's 40 iterations; writes `docs/benchmarks/optimise.md`. Takes some minutes. PyTorch is asked where a Python has it.
 */
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { iterationSection } from './optimise/iteration';
import { monthSection } from './optimise/month';
import { pythonWithTorch } from './optimise/torch';
import { machine } from './peaks/surroundings';
import { TRIED } from './optimise/tried';

const PAGE = fileURLToPath(new URL('../docs/benchmarks/optimise.md', import.meta.url));

/** Loads of a quiet machine: before this process has done anything, and after PyTorch has kept two cores busy. */
const QUIET_LOAD = { before: 1, after: 2.2 } as const;

const [before = NaN] = loadavg();
// The month first: a first run is only a first run in a fresh process.
const month = await monthSection();
console.log(month);
const iteration = await iterationSection(pythonWithTorch());
console.log(iteration);
const [after = NaN] = loadavg();
const surroundings =
  before <= QUIET_LOAD.before && after <= QUIET_LOAD.after
    ? 'the machine was quiet.'
    : '**other jobs ran on the same cores as well**, which costs two threads most. Least times say more than medians.';
const text = `# Optimisation\n\nWritten by \`npm run bench:optimise\`: ${machine()}. Load average before ${before.toFixed(1)}, after ${after.toFixed(1)}: ${surroundings}\n\n${iteration}\n${month}\n## Losses by run\n\nWhat each loss gains on each simulated run, in sample, held out and on other events: [losses-by-run.md](losses-by-run.md).\n\n${TRIED}`;
writeFileSync(PAGE, await format(text, { parser: 'markdown', printWidth: 120 }));
console.log('written to docs/benchmarks/optimise.md');
