import { countsIn, spectrumOf, totalSpectrumOf, type Histograms } from '../../dataset/histograms';
import type { Run } from '../../dataset/run';
import type { TaskContext } from '../../dataset/task';
import type { Profile } from '../../physics/profile';
import type { DatasetSummary } from '../protocol';
import { adcReports, screenCleaned } from './adcReports';

/** What the page shows of a run: everything but the spectra of single batches. */
export async function summariseRun(
  { files, histograms, named, warnings }: Run,
  profile: Profile,
  context: TaskContext,
): Promise<DatasetSummary> {
  const { detectors, batches, channelCount, stated, overflow } = histograms;
  const eventsPerBatch = countPerBatch(histograms);
  return {
    files,
    detectors,
    batches,
    channelCount,
    stated,
    events: sum(eventsPerBatch),
    overflow: sum(overflow),
    eventsPerBatch,
    totals: allTotals(histograms),
    channels: screenCleaned(histograms, await adcReports(histograms, profile, context)),
    warnings,
    ...(named !== undefined && { named }),
  };
}

function countPerBatch(histograms: Histograms): Uint32Array {
  const { detectors, batches } = histograms;
  const events = new Uint32Array(detectors.length * batches.length);
  for (let detector = 0; detector < detectors.length; detector++) {
    for (let batch = 0; batch < batches.length; batch++) {
      events[detector * batches.length + batch] = countsIn(spectrumOf(histograms, detector, batch));
    }
  }
  return events;
}

function allTotals(histograms: Histograms): Uint32Array {
  const totals = new Uint32Array(histograms.detectors.length * histograms.channelCount);
  for (let detector = 0; detector < histograms.detectors.length; detector++) {
    totals.set(totalSpectrumOf(histograms, detector), detector * histograms.channelCount);
  }
  return totals;
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
