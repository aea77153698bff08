/**
 * `npm run check:fits -- FILE.json`: fits the spectra of a file of the form of `../shared/data/fits/fits.json` and compares with
 * the answers in it. Prints how many agree and what does not; exits with 1 below 99 %.
 */
import { readFileSync } from 'node:fs';
import { compareFits } from './agreement';
import { readReferenceFile } from './referenceFits';

const LEAST_SHARE = 0.99;

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('usage: npm run check:fits -- FILE.json');
  process.exit(2);
}
let compared;
try {
  compared = compareFits(readReferenceFile(readFileSync(file, 'utf8')));
} catch (error) {
  console.error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(2);
}
for (const { id, model, differences, costExcess } of compared) {
  if (differences.length === 0) continue;
  const deeper = costExcess < -1e-4 ? ' (our minimum is deeper)' : '';
  console.log(
    `fit ${id}, ${model}: ${differences.join('; ')}; cost ours - theirs ${costExcess.toPrecision(3)}${deeper}`,
  );
}
const agree = compared.filter(({ differences }) => differences.length === 0).length;
const minosCount = compared.reduce((sum, { comparedMinos }) => sum + comparedMinos, 0);
console.log(
  `${agree} of ${compared.length} fits agree (${((100 * agree) / compared.length).toFixed(2)} %), ${minosCount} with MINOS errors`,
);
process.exitCode = agree >= LEAST_SHARE * compared.length ? 0 : 1;
