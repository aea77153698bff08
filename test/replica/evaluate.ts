/** `npx tsx test/replica/evaluate.ts <constants> <run folder>`: see README.md here. */
import { readConstants } from './constants';
import { evaluateOnReplica, type Evaluation } from './evaluation';

function rowOf({
  set,
  fwhmEv,
  fwhmErrorEv,
  positionEv,
  positionErrorEv,
  chi2,
  ndf,
  rmsEv,
  gainPercent,
}: Evaluation): string {
  const cells = [
    `${fwhmEv.toFixed(2)} ± ${fwhmErrorEv.toFixed(2)}`,
    `${positionEv.toFixed(2)} ± ${positionErrorEv.toFixed(2)}`,
    `${chi2.toFixed(1)}/${String(ndf)}`,
    rmsEv.toFixed(2),
    gainPercent.toFixed(3),
  ];
  return [set.padEnd(12), ...cells.map((cell) => cell.padStart(18))].join('');
}

const [file, folder] = process.argv.slice(2);
if (file === undefined || folder === undefined) {
  console.error('Usage: npx tsx test/replica/evaluate.ts <constants.csv | results.json | truth.json> <run folder>');
  process.exitCode = 2;
} else {
  const rows = evaluateOnReplica(readConstants(file), folder);
  const [first] = rows;
  console.log(`${String(first?.sdds ?? 0)} SDDs, ${String(first?.events ?? 0)} events`);
  console.log(
    'set'.padEnd(12) +
      ['FWHM [eV]', 'position [eV]', 'chi2/ndf', 'rms [eV]', 'gain off [%]'].map((x) => x.padStart(18)).join(''),
  );
  for (const row of rows) console.log(rowOf(row) + (row.outside > 0 ? `  ${String(row.outside)} events outside` : ''));
}
