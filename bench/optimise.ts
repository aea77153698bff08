/**
 * `npm run bench:optimise`: how long an iteration of the optimisation takes, beside PyTorch on the same machine, and the
 * month's 40 iterations; writes `docs/benchmarks/optimise.md`. Takes some minutes. PyTorch is asked where a Python has it.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { iterationSection } from './optimise/iteration';
import { monthSection } from './optimise/month';
import { pythonWithTorch } from './optimise/torch';
import { machine } from './peaks/surroundings';

const PAGE = fileURLToPath(new URL('../docs/benchmarks/optimise.md', import.meta.url));

// The month first: a first run is only a first run in a fresh process.
const month = await monthSection();
console.log(month);
const iteration = await iterationSection(pythonWithTorch());
console.log(iteration);
const text = `# Optimisation\n\nWritten by \`npm run bench:optimise\`: ${machine()}.\n\n${iteration}\n${month}`;
writeFileSync(PAGE, await format(text, { parser: 'markdown', printWidth: 120 }));
console.log('written to docs/benchmarks/optimise.md');
