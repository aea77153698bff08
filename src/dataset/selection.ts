import { spectrumOf, type Batch, type Histograms } from './histograms';
import { detectorLabel } from './detector';
import type { Run } from './run';

/** A stretch of time of one detector that is left out, by decision: recorded with its reason. */
export interface ExcludedStretch {
  /** As `detectorLabel` gives it. */
  readonly detector: string;
  /** Unix seconds, [start, stop); null where batches have no times: then `batch` says which. */
  readonly start: number | null;
  readonly stop: number | null;
  readonly batch: number;
  readonly reason: string;
}

/** Whether a batch of a detector lies wholly in the stretch. */
function isWithin({ start, stop, batch }: ExcludedStretch, own: Batch, index: number): boolean {
  if (start === null || stop === null || own.start === null || own.stop === null) {
    return start === own.start && index === batch;
  }
  return own.start >= start && own.stop <= stop;
}

/** Batches of detectors that are left out, as indices into `Histograms.detectors` and `.batches`. */
export function excludedPairs(
  { detectors, batches }: Pick<Histograms, 'detectors' | 'batches'>,
  excluded: readonly ExcludedStretch[],
): { readonly detector: number; readonly batch: number }[] {
  if (excluded.length === 0) return [];
  return detectors.flatMap((key, detector) => {
    const own = excluded.filter((stretch) => stretch.detector === detectorLabel(key));
    if (own.length === 0) return [];
    return batches.flatMap((batch, index) =>
      own.some((stretch) => isWithin(stretch, batch, index)) ? [{ detector, batch: index }] : [],
    );
  });
}

/** The run without what is left out, in its batches and in its slices; the same object where nothing is. */
export function runWithout(run: Run, excluded: readonly ExcludedStretch[]): Run {
  if (excluded.length === 0) return run;
  const rest = { ...run, histograms: withoutExcluded(run.histograms, excluded) };
  if (run.slices === undefined) return rest;
  const packed = run.slices.packed.slice();
  for (const { detector, batch } of excludedPairs(run.slices, excluded)) {
    packed[detector * run.slices.batches.length + batch] = null;
  }
  return { ...rest, slices: { ...run.slices, packed } };
}

/** The run without the counts of what is left out: those spectra are empty. The same object where nothing is. */
export function withoutExcluded(histograms: Histograms, excluded: readonly ExcludedStretch[]): Histograms {
  const pairs = excludedPairs(histograms, excluded);
  if (pairs.length === 0) return histograms;
  const counts = histograms.counts.slice();
  const rest = { ...histograms, counts };
  for (const { detector, batch } of pairs) spectrumOf(rest, detector, batch).fill(0);
  return rest;
}
