/**
 * `npm run bench:fits`: fits against seeded toys, a measured array, iminuit's answers, and the clock; writes
 * `docs/benchmarks/fits.md` with its figures. Takes some minutes. iminuit is asked where a Python has it.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { pythonWithIminuit } from './fits/iminuit';
import { referenceSection } from './fits/reference';
import { siddharta2Section } from './fits/siddharta2';
import { speedSection } from './fits/speed';
import { measureToys, toysSection } from './fits/toys';
import { machine } from './peaks/surroundings';

const PAGE = fileURLToPath(new URL('../docs/benchmarks/fits.md', import.meta.url));
const TOYS = 2000;

const python = pythonWithIminuit();
const sections: string[] = [];
// Speed first, before this process has made the machine warm.
const makers = [
  () => speedSection(python),
  () => toysSection(measureToys(TOYS), TOYS),
  siddharta2Section,
  () => referenceSection(python),
];
for (const make of makers) {
  const section = await make();
  console.log(section);
  sections.push(section);
}
const [speed = '', ...others] = sections;
const text = `# Fits

Written by \`npm run bench:fits\`: ${machine()}.

${[...others, speed].join('\n')}`;
writeFileSync(PAGE, await format(text, { parser: 'markdown', printWidth: 120 }));
console.log('written to docs/benchmarks/fits.md');
