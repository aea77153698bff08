import { HalfmaxError } from '../../dataset/errors';
import { readText } from '../../ingest/readText';
import { candidatesOf } from '../../peaks/benchmark/candidates';
import { readFileSet } from '../../peaks/benchmark/fileSet';
import { drawHeldOutSet } from '../../peaks/benchmark/heldOutSet';
import { runBenchmark } from '../../peaks/benchmark/runBenchmark';
import { FINDERS } from '../../peaks/finders';
import { VIP2 } from '../../physics/profile';
import type { Job } from './context';

/** Every finder on one set of labelled spectra of VIP-2. */
export const benchmarkPeaks: Job<'benchmarkPeaks'> = async (source, context) => {
  if (context.workspace.backend === null) {
    throw new HalfmaxError('backend', 'No compute backend has been started: reload the page');
  }
  context.onProgress({ stage: 'Making the spectra of the benchmark', fraction: 0 });
  const set =
    source.kind === 'file'
      ? await readFileSet({ name: source.file.name, text: await readText(source.file, context) }, VIP2, context)
      : await drawHeldOutSet({ ...source, kind: source.set, count: source.spectra }, context);
  const ids = FINDERS.map(({ id }) => id);
  return runBenchmark(set, candidatesOf(ids, { load: context.loadModel, own: context.workspace.models }), context);
};
