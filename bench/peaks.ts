/**
 * `npm run bench:peaks`: every peak finder on held-out spectra and on the shared benchmark; writes
 * `docs/benchmarks/peaks.md` with its figures. Options:
 * `--set FILE.csv[.gz]` scores the finders on a file of the form of the shared benchmark and prints the tables;
 * `--json OUT` writes those scores; `--finders a,b` runs these alone; `--spectra N` sets the size of the held-out sets.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startWasm } from '../scripts/train/wasmBackend';
import type { BenchmarkSet } from '../src/peaks/benchmark/benchmarkSet';
import { candidatesOf } from '../src/peaks/benchmark/candidates';
import { runBenchmark } from '../src/peaks/benchmark/runBenchmark';
import type { HeldOutKind } from '../src/peaks/benchmark/heldOutKinds';
import type { BenchmarkReport } from '../src/peaks/benchmark/report';
import { readArguments, type Arguments } from './peaks/arguments';
import { heldOut } from './peaks/heldOut';
import { writePage } from './peaks/page';
import { scoresAsJson } from './peaks/scoresAsJson';
import { CONTEXT, machine, readSet, SOURCES } from './peaks/surroundings';
import { lineTable, summaryTable, yieldTable } from './peaks/tables';
import { timeFinders } from './peaks/timing';

const SHARED_FILE = fileURLToPath(new URL('../../shared/data/peaks/bench.csv.gz', import.meta.url));
const TIMED_SPECTRA = 480;

async function scoreFile(path: string, { json, finders }: Arguments): Promise<void> {
  const set = await readSet(path);
  await startWasm();
  const report = await measure(set, finders);
  print(report);
  if (json !== null) writeFileSync(json, scoresAsJson(report));
}

async function writeBenchmark({ finders, spectra }: Arguments): Promise<void> {
  console.log(machine());
  await startWasm();
  const timings = await timeFinders(await heldOut('recipe', 'mix', TIMED_SPECTRA), candidatesOf(finders, SOURCES));
  const measureHeldOut = async (kind: HeldOutKind, extent: 'mix' | 'ladder') => {
    const report = await measure(await heldOut(kind, extent, spectra), finders);
    print(report);
    return report;
  };
  await writePage({
    recipe: await measureHeldOut('recipe', 'mix'),
    physical: await measureHeldOut('physical', 'mix'),
    distractions: await measureHeldOut('distractions', 'mix'),
    recipeLadder: await measureHeldOut('recipe', 'ladder'),
    physicalLadder: await measureHeldOut('physical', 'ladder'),
    shared: existsSync(SHARED_FILE) ? await measure(await readSet(SHARED_FILE), finders) : null,
    timings,
    timedSpectra: TIMED_SPECTRA,
  });
  console.log('written to docs/benchmarks/peaks.md');
}

function measure(set: BenchmarkSet, finders: Arguments['finders']): Promise<BenchmarkReport> {
  return runBenchmark(set, candidatesOf(finders, SOURCES), CONTEXT);
}

function print(report: BenchmarkReport): void {
  console.log(`\n${report.title}, ${report.spectra} spectra; ADC channels\n`);
  console.log([summaryTable(report), lineTable(report), yieldTable(report)].join('\n\n'));
}

try {
  const options = readArguments(process.argv.slice(2));
  await (options.set === null ? writeBenchmark(options) : scoreFile(options.set, options));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
