import { finderSpectra, type Candidate } from '../../src/peaks/benchmark/runBenchmark';
import type { BenchmarkSet } from '../../src/peaks/benchmark/benchmarkSet';
import { CONTEXT } from './surroundings';

export interface Timing {
  readonly id: string;
  /** Making the finder (weights read) and its first call on all spectra of the set. */
  readonly firstCallMs: number;
  /** Median of the calls after it, per spectrum. */
  readonly msPerSpectrum: number;
}

const RUNS = 5;

/** Times each finder on the set, before any of them has been used in this process. */
export async function timeFinders(set: BenchmarkSet, candidates: readonly Candidate[]): Promise<Timing[]> {
  const input = { spectra: finderSpectra(set), profile: set.profile };
  const timings: Timing[] = [];
  for (const { id, create } of candidates) {
    const startedMs = performance.now();
    const finder = await create();
    await finder.find(input, CONTEXT);
    const firstCallMs = performance.now() - startedMs;
    const runsMs: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      const runStartedMs = performance.now();
      await finder.find(input, CONTEXT);
      runsMs.push(performance.now() - runStartedMs);
    }
    finder.dispose();
    runsMs.sort((a, b) => a - b);
    timings.push({ id, firstCallMs, msPerSpectrum: (runsMs[Math.floor(RUNS / 2)] ?? NaN) / set.spectra.length });
  }
  return timings;
}
