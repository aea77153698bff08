import type { BenchmarkReport } from '../peaks/benchmark/report';
import type { BenchmarkSource } from '../worker/protocol';
import { isCancelled, messageOf } from './failures';
import type { SliceOf } from './workbench';

export interface BenchmarkSlice {
  /** The last complete comparison of the finders; stays until another is complete. */
  readonly benchmark: BenchmarkReport | null;
  /** Compares every finder on these spectra; needs no run and leaves it alone. */
  readonly runBenchmark: (source: BenchmarkSource) => Promise<void>;
}

export const createBenchmarkSlice: SliceOf<BenchmarkSlice> = (set, get, { client }) => ({
  benchmark: null,
  runBenchmark: (source) =>
    get().enqueue(
      'benchmark',
      async (options) => {
        await get().startBackend();
        set({ benchmark: await client.run('benchmarkPeaks', source, options) });
      },
      (error) => {
        if (!isCancelled(error)) get().notify('error', messageOf(error));
      },
    ),
});
