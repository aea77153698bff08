/**
 * Batches and continuous constants of the simulated runs beside the project, judged on other events of the same detectors:
 * `npx tsx bench/continuous.ts [runs] [views]`, for example `month,nodrift 2,2c,1c` (`c`: continuous). Prints the rows of
 * docs/benchmarks/continuous.md.
 */
import { fileURLToPath } from 'node:url';
import { startWasm } from '../scripts/train/wasmBackend';
import { analysed, readEvents } from './continuous/analyses';
import { figure, table } from './peaks/tables';

const RUNS = new URL('../../shared/data/sim/', import.meta.url);
const [runs = 'month,nodrift,drift', views = '2,2c,1c,0.5c,0.25c'] = process.argv.slice(2);
const HEADER = [
  'run',
  'batches',
  'FWHM [eV]',
  'position [eV]',
  'rms [eV]',
  'held out [eV]',
  'claimed gain [eV]',
  'CPU [s]',
];

await startWasm();
const rows: string[][] = [];
for (const run of runs.split(',')) {
  const folder = fileURLToPath(new URL(`${run}/`, RUNS));
  const reading = await readEvents(folder);
  const megabytes = (bytes: number) => `${figure(bytes / 1e6, 1)} MB`;
  console.log(
    `${run}: read in ${figure(reading.ms / 1000, 1)} s; ${String(reading.slices)} slices, ${megabytes(reading.sliceBytes)}; ` +
      `batches of 2 days ${megabytes(reading.batchBytes)}`,
  );
  for (const name of views.split(',')) {
    const beforeMicros = process.cpuUsage().user;
    const view = { batchLengthDays: Number.parseFloat(name), continuous: name.endsWith('c') };
    const { onReplica, verdict, cuKa, rebatchMs } = await analysed(reading.run, folder, view);
    const seconds = (process.cpuUsage().user - beforeMicros) / 1e6;
    const own = onReplica('optimized');
    const heldOut = cuKa.find((row) => row.crossValidated && row.spectrum === 'optimized')?.fwhm.value ?? null;
    const { value, error } = verdict.gainEv;
    rows.push([
      run,
      `${String(view.batchLengthDays)} d${view.continuous ? ', continuous' : ''}`,
      figure(own?.fwhmEv ?? null, 2),
      figure(own?.positionEv ?? null, 2),
      figure(own?.rmsEv ?? null, 2),
      figure(heldOut, 2),
      `${figure(value, 2)} ± ${figure(error, 2)}`,
      figure(seconds, 1),
    ]);
    console.log(`${rows.at(-1)?.join('  ') ?? ''}  (put together in ${figure(rebatchMs, 0)} ms)`);
  }
}
console.log(`\n${table(HEADER, rows)}`);
