/**
 * `npx tsx bench/losses.ts [runs...]`: every loss on every simulated run, in sample, cross-validated and on the replica; writes
 * `docs/benchmarks/losses-by-run.md`. Default settings of the page, batches as the page chooses them. Takes some minutes.
 */
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { startWasm } from '../scripts/train/wasmBackend';
import type { Measured } from '../src/assess/results';
import { LOSSES, type LossId } from '../src/calibrate/settings';
import { createFinder } from '../src/peaks/createFinder';
import { VIP2 } from '../src/physics/profile';
import { optimiseAndAssess } from '../src/worker/jobs/optimiseAndAssess';
import type { Constants } from '../test/replica/constants';
import { evaluateOnReplica, type Evaluation } from '../test/replica/evaluation';
import { calibratedRun, constantsFrom, folderOf, HAS_RUNS, JOB, RUNS, type BenchRun } from './losses/runs';
import { selfCorrection } from './losses/selfCorrection';
import { machine, SOURCES } from './peaks/surroundings';
import { figure, table } from './peaks/tables';

const PAGE = fileURLToPath(new URL('../docs/benchmarks/losses-by-run.md', import.meta.url));
const HEADER = ['calibration', 'in [eV]', 'K = 5 [eV]', 'replica [eV]', 'position [eV]', 'rms [eV]', 'time [s]'];
/** Load of a quiet machine while this one process works. */
const QUIET_LOAD = 1.3;
const CORRECTING: readonly LossId[] = ['prior', 'all-lines'];

/** A row of the table before the replica is asked. */
interface Measurement {
  readonly name: string;
  readonly inSample: Measured | null;
  readonly heldOut: Measured | null;
  readonly seconds: number | null;
}

const width = (measured: Measured | null) =>
  measured?.value == null ? '' : `${measured.value.toFixed(1)} ± ${figure(measured.error, 1)}`;

async function measureRun(run: BenchRun, folder: string): Promise<{ rows: string[][]; verdicts: string[][] }> {
  const { histograms, calibrated, settings } = run;
  const sets = new Map<string, Constants>();
  const measurements: Measurement[] = [];
  const claims: { name: string; gainEv: Measured; against: string; text: string }[] = [];
  for (const { id: loss, label } of LOSSES) {
    const chosen = { ...settings, loss };
    const { result, descent } = await optimiseAndAssess(histograms, calibrated, chosen, JOB, { from: 0, to: 1 });
    descent.copper.descent.dispose();
    const fwhm = (spectrum: string, crossValidated: boolean) =>
      result.cuKa.find((row) => row.spectrum === spectrum && row.crossValidated === crossValidated)?.fwhm ?? null;
    const add = (name: string, set: 'standard' | 'reference' | 'optimized', seconds: number | null) => {
      sets.set(name, constantsFrom(histograms, result.calibration[set]));
      measurements.push({ name, inSample: fwhm(set, false), heldOut: fwhm(set, true), seconds });
    };
    if (measurements.length === 0) {
      add('standard', 'standard', null);
      add('reference', 'reference', null);
    }
    add(label, 'optimized', (result.timings.optimiseMs ?? NaN) / 1000);
    claims.push({ name: label, ...result.verdict });
    console.log(`  ${label}: ${result.verdict.text}`);
  }
  const evaluations = new Map(evaluateOnReplica(sets, folder).map((evaluation) => [evaluation.set, evaluation]));
  const rows = measurements.map((measurement) => rowOf(measurement, evaluations.get(measurement.name)));
  rows.push(
    rowOf(
      { name: 'true response, 2-day means', inSample: null, heldOut: null, seconds: null },
      evaluations.get('truth'),
    ),
  );
  const verdicts = claims.map(({ name, gainEv, against, text }) => {
    const gain = (evaluations.get(against)?.fwhmEv ?? NaN) - (evaluations.get(name)?.fwhmEv ?? NaN);
    const away = Math.abs((gainEv.value ?? NaN) - gain);
    const holds = away <= 2 * Math.hypot(gainEv.error ?? NaN) ? 'yes' : '**no**';
    return [name, width(gainEv), against, gain.toFixed(1), holds, text.split('. ')[0]?.replace(/\.$/, '') ?? ''];
  });
  return { rows, verdicts };
}

function rowOf({ name, inSample, heldOut, seconds }: Measurement, evaluation: Evaluation | undefined): string[] {
  return [
    name,
    width(inSample),
    width(heldOut),
    evaluation === undefined ? '' : `${evaluation.fwhmEv.toFixed(2)} ± ${evaluation.fwhmErrorEv.toFixed(2)}`,
    evaluation?.positionEv.toFixed(1) ?? '',
    evaluation?.rmsEv.toFixed(1) ?? '',
    figure(seconds, 1),
  ];
}

if (!HAS_RUNS) throw new Error('the simulated runs are not at hand');
await startWasm();
const finder = await createFinder('heatmap', VIP2, SOURCES);
const asked = RUNS.filter((run) => process.argv.length === 2 || process.argv.includes(run));
const sections: string[] = [];
const corrections: string[][] = [];
for (const name of asked) {
  const run = await calibratedRun(name, finder);
  const batches = `batches of ${String(run.settings.batchLengthDays)} days`;
  console.log(`${name}, ${batches}`);
  const { rows, verdicts } = await measureRun(run, folderOf(name));
  const claimed = ['loss', 'claimed [eV]', 'against', 'replica [eV]', 'within 2 errors', 'verdict'];
  sections.push(`## ${name}, ${batches}\n\n${table(HEADER, rows)}\n\n${table(claimed, verdicts)}\n`);
  for (const loss of CORRECTING) {
    const { startEv, startAndPriorEv } = await selfCorrection(run, loss);
    const label = LOSSES.find(({ id }) => id === loss)?.label ?? loss;
    corrections.push([name, label, startEv.toFixed(2), startAndPriorEv.toFixed(2)]);
  }
}
finder.dispose();
const [load = NaN] = loadavg();
const text = `# Losses by run

Written by \`npx tsx bench/losses.ts\`: ${machine()}. Load average at the end ${load.toFixed(1)}: ${load <= QUIET_LOAD ? 'the machine was quiet' : '**other jobs ran on the same cores, times are upper bounds**'}. Default settings of the page (plain gradient descent, learning rate 0.5,
40 iterations, each loss with its own priors), batches as the page chooses them by the drift that it finds;
constants per batch. The page's default, constants continuous in time, stands for the same runs in [month.md](month.md).

\`in\`: FWHM of Cu Kα1 on the events that it was optimised on. \`K = 5\`: the whole chain on four fifths of the events, applied to the rest.
\`replica\`: other events of the same detectors; position of Cu Kα1 there (the true response's is in the last row), and rms of the
energy at copper against the truth over SDDs and 2-day means. \`time\`: the optimisation of the run, without cross-validation.

Second table of each run: the held-out gain that the page claims and what the replica says of it, against the same calibration; the
first sentence of the verdict.

${sections.join('\n')}
## Self-correction

Rms over batches of how far apart two optimisations end at copper: one from the reference, one from constants that are 20 eV off, up or
down, in half of the batches. \`start\`: only the start is wrong. \`start and prior\`: what the loss is told of the batch is wrong as well.

${table(['run', 'loss', 'start [eV]', 'start and prior [eV]'], corrections)}

With the reference covariance a batch believes its Ti and Mn: were these wrong by 20 eV, its 15 copper events would not help it. All lines
fits Ti and Mn itself and needs no good start.
`;
if (asked.length === RUNS.length) writeFileSync(PAGE, await format(text, { parser: 'markdown', printWidth: 120 }));
else console.log(text);
