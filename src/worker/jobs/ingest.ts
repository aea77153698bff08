import { readRun } from '../../ingest/readRun';
import { PROFILES } from '../../physics/profile';
import { profileFor } from '../../physics/profileShape';
import type { Job } from './context';
import { holdDescent } from './heldDescent';
import { profileIn } from './profileIn';
import { summariseRun } from './summariseRun';

/** Reads files and makes them the run; on failure the run before stays. */
export const ingest: Job<'ingest'> = async ({ files, batchLengthDays, profile, choices, naming, suggest }, context) => {
  const { workspace } = context;
  const startedMs = context.nowMs();
  const experiment = profileIn(workspace, profile);
  const options = { batchLengthDays, overflowAdc: experiment.overflowAdc, labels: experiment.labels };
  const readers = context.openReaders?.() ?? null;
  const chosen = new Map(Object.entries(choices));
  const run = await readRun(files, options, context, chosen, naming, readers).finally(() => readers?.close());
  const { histograms } = run;
  const summary = await summariseRun(run, profileFor(experiment, histograms.channelCount), context);
  const candidates = [...workspace.profiles.values(), ...PROFILES];
  // The searches come only when they are asked for, so that files can be read at once.
  const suggestion = suggest
    ? await (await import('../../peaks/whichProfile')).guessProfile(run.files, histograms, candidates, context)
    : null;
  workspace.loaded = { run, ingestMs: context.nowMs() - startedMs };
  workspace.analysis = null;
  workspace.calibrated = null;
  holdDescent(workspace, null);
  return { ...summary, suggestion };
};
