import type { Job } from './context';
import { holdDescent } from './heldDescent';

/**
 * Takes figures that the page has of an earlier analysis of this run (null: of none) in place of what was found since, so
 * that exports have what the page shows. What an analysis leaves behind is not among them: nothing can go on from there.
 */
export const adoptFigures: Job<'adoptFigures'> = (figures, { workspace }) => {
  holdDescent(workspace, null);
  workspace.calibrated = null;
  workspace.watch = null;
  const isOfThisRun = workspace.loaded?.run.histograms.detectors.length === figures?.analysis.channels.length;
  workspace.adopted = isOfThisRun ? figures : null;
  workspace.analysis = workspace.adopted?.analysis ?? null;
  return Promise.resolve(null);
};
