/**
 * What the page gets with default settings on the simulated runs beside the project, judged on other events of the same
 * detectors: `npx tsx bench/accuracy.ts [runs]`, for example `month,month:0.05`, where the number is the share of events that is
 * kept. Batches as the page chooses them by the drift that it finds. Prints the tables of docs/benchmarks/month.md.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { startWasm } from '../scripts/train/wasmBackend';
import { randomSource } from '../src/math/random';
import { analysed, readEvents, readFile, type View } from './continuous/analyses';
import { figure, table } from './peaks/tables';

const RUNS = new URL('../../shared/data/sim/', import.meta.url);
const SETS = ['standard', 'reference', 'optimized', 'truth'];
const [runs = 'month,nodrift,drift,month:0.05'] = process.argv.slice(2);
const accuracy: string[][] = [];
const claims: string[][] = [];

await startWasm();
for (const name of runs.split(',')) {
  const [run = '', share] = name.split(':');
  const folder = fileURLToPath(new URL(`${run}/`, RUNS));
  const { run: events } = await (share === undefined ? readEvents(folder) : readFile(thinned(folder, Number(share))));
  const first = await analysed(events, folder, {});
  const shorter = first.drift?.shorterBatchDays ?? null;
  const chosen = shorter === null ? {} : { batchLengthDays: shorter };
  const view = shorter === null ? first : await analysed(events, folder, chosen);
  for (const set of SETS) accuracy.push([name, set, ...accuracyOf(view, set)]);
  claims.push([name, 'Cu Kα + prior', ...claimOf(view)]);
  claims.push([name, 'as published', ...claimOf(await analysed(events, folder, { ...chosen, loss: 'as-published' }))]);
  console.log(name, shorter ?? '');
}
console.log(table(['run', 'constants', 'FWHM [eV]', 'position [eV]', 'rms [eV]', 'gain off [%]'], accuracy));
console.log(table(['run', 'loss', 'in sample [eV]', 'claimed gain [eV]', 'on the replica [eV]', 'verdict'], claims));

function accuracyOf({ onReplica }: View, set: string): string[] {
  const row = onReplica(set);
  return [row?.fwhmEv, row?.positionEv, row?.rmsEv, row?.gainPercent].map((value) => figure(value ?? null, 2));
}

function claimOf({ onReplica, verdict, cuKa }: View): string[] {
  const { value, error } = verdict.gainEv;
  const real = (onReplica(verdict.against)?.fwhmEv ?? NaN) - (onReplica('optimized')?.fwhmEv ?? NaN);
  const shown = cuKa.find((row) => !row.crossValidated && row.spectrum === 'optimized');
  const alarm = shown?.why == null ? '' : ` (${shown.why})`;
  const inSample = `${figure(shown?.fwhm.value ?? null, 1)}${alarm}`;
  return [inSample, `${figure(value, 2)} ± ${figure(error, 2)}`, figure(real, 2), verdict.text.split('. ')[0] ?? ''];
}

/** The events of a run, each kept by chance; the same ones every time. */
function thinned(folder: string, share: number): File {
  const random = randomSource(1);
  const [header, ...rows] = gunzipSync(readFileSync(`${folder}events.csv.gz`))
    .toString()
    .trimEnd()
    .split('\n');
  return new File([[header, ...rows.filter(() => random.uniform() < share), ''].join('\n')], 'thinned.csv');
}
