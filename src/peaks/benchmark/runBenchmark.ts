import type { TaskContext } from '../../dataset/task';
import { randomSource } from '../../math/random';
import type { FinderSpectrum, PeakFinder } from '../peakFinder';
import type { BenchmarkSet } from './benchmarkSet';
import { limitReport } from './limits';
import type { BenchmarkReport, FinderReport } from './report';
import { scoreFinder } from './scoreFinder';
import { spreadToChannels } from './spreadToChannels';
import { yieldBinsOf } from './yieldBins';

/** Of the channels within the bins: has no say in what is compared. */
const SPREAD_SEED = 5;

/** A finder to be made when its turn comes. */
export interface Candidate {
  readonly id: string;
  /** As people know it: names the stage. */
  readonly label: string;
  readonly create: () => Promise<PeakFinder>;
}

/** The core has no clock of its own: whoever runs a benchmark lends one. */
export interface BenchmarkContext extends TaskContext {
  readonly nowMs: () => number;
}

/** Spectra by channel, as finders take them. */
export function finderSpectra({ spectra, profile }: BenchmarkSet): FinderSpectrum[] {
  const random = randomSource(SPREAD_SEED);
  return spectra.map(({ counts }) => ({
    counts: spreadToChannels(counts, profile.networkWindow, random),
    stated: null,
  }));
}

/**
 * Every finder on the same spectra, each in one call of `find`, made and disposed of in turn.
 * Throws what a finder throws.
 */
export async function runBenchmark(
  set: BenchmarkSet,
  candidates: readonly Candidate[],
  context: BenchmarkContext,
): Promise<BenchmarkReport> {
  const { profile, spectra, title, seed } = set;
  const lines = profile.finderLines;
  const input = { spectra: finderSpectra(set), profile };
  const yieldBins = yieldBinsOf(spectra.map(({ totalYield }) => totalYield));
  const finders: FinderReport[] = [];
  for (const [index, { id, label, create }] of candidates.entries()) {
    const share = (fraction: number) => {
      context.onProgress({ stage: `Benchmark of ${label}`, fraction: (index + fraction) / candidates.length });
    };
    share(0);
    await context.breathe();
    const finder = await create();
    try {
      const startedMs = context.nowMs();
      const peaks = await finder.find(input, {
        ...context,
        onProgress: ({ fraction }) => {
          share(fraction);
        },
      });
      const msPerSpectrum = (context.nowMs() - startedMs) / spectra.length;
      finders.push({ ...scoreFinder(id, lines, { spectra, peaks, yieldBins }), msPerSpectrum });
    } finally {
      finder.dispose();
    }
  }
  return {
    title,
    lines,
    spectra: spectra.length,
    seed,
    yields: yieldBins.map(({ from, to, indices }) => ({ from, to, spectra: indices.length })),
    limit: limitReport(set, lines, yieldBins),
    finders,
  };
}
