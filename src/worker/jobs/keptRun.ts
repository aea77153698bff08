import { batchesOfSlices } from '../../dataset/batchesOfSlices';
import { runLabelOf } from '../../dataset/runLabel';
import { HalfmaxError } from '../../dataset/errors';
import type { KeptRun } from '../../ingest/kept/keptRun';
import { readKept } from '../../ingest/kept/readKept';
import { writeKept, type ByteSink } from '../../ingest/kept/writeKept';
import type { Profile } from '../../physics/profile';
import { profileFor } from '../../physics/profileShape';
import type { Jobs, RestoreOutcome } from '../protocol';
import type { Job, JobContext } from './context';
import { holdDescent } from './heldDescent';
import { profileIn } from './profileIn';
import { summariseRun } from './summariseRun';

/** The one file that a browser keeps for the page. */
export interface KeptFile {
  /** Whether this browser keeps anything: some do not, in private windows. */
  readonly isAvailable: () => Promise<boolean>;
  /** The whole of it; null where there is none. */
  readonly read: () => Promise<Uint8Array<ArrayBuffer> | null>;
  /** Empties it and has it filled. Throws an error named `QuotaExceededError` where the disk is full. */
  readonly write: <T>(fill: (sink: ByteSink) => Promise<T>) => Promise<T>;
  readonly remove: () => Promise<void>;
}

/** Keeps the run in `file`; what is not whole is removed. */
export const keepRun =
  (file: KeptFile): Job<'keepRun'> =>
  async (reading, { workspace, breathe }) => {
    const { loaded } = workspace;
    if (loaded === null) throw new HalfmaxError('empty', 'No run is loaded');
    const { files, warnings, named, slices } = loaded.run;
    if (slices === undefined || !(await file.isAvailable())) return { kind: 'notKept', why: null };
    const { overflowAdc } = profileIn(workspace, reading.profile);
    const run: KeptRun = {
      ...{ files, warnings, slices, reading: { ...reading, overflowAdc, ingestMs: loaded.ingestMs } },
      ...(named !== undefined && { named }),
    };
    try {
      return { kind: 'kept', ...(await file.write((sink) => writeKept(run, sink, { breathe }))) };
    } catch (error) {
      await file.remove().catch(() => undefined);
      return { kind: 'notKept', why: whyNotKept(error) };
    }
  };

/** Makes the run in `file` the run; one that cannot be used is removed, and the run before stays. */
export const restoreRun =
  (file: KeptFile): Job<'restoreRun'> =>
  async (wanted, context) => {
    if (!(await file.isAvailable())) return { kind: 'none' };
    context.onProgress({ stage: 'Restoring the run', fraction: 0 });
    try {
      const bytes = await file.read();
      const kept = bytes === null ? null : await readKept(bytes, context);
      if (bytes !== null && kept !== null) {
        const { sha256, run } = kept;
        return { kind: 'restored', sha256, bytes: bytes.length, ...(await restored(run, wanted, context)) };
      }
      await file.remove();
      return { kind: 'none' };
    } catch (error) {
      // A cancelled one is there the next time.
      context.signal.throwIfAborted();
      await file.remove().catch(() => undefined);
      return { kind: 'unusable', why: error instanceof Error ? error.message : String(error) };
    }
  };

/** Removes `file`. */
export const forgetRun =
  (file: KeptFile): Job<'forgetRun'> =>
  async () => {
    if (await file.isAvailable()) await file.remove();
    return null;
  };

type Restored = Pick<Extract<RestoreOutcome, { readonly kind: 'restored' }>, 'summary' | 'source' | 'readWith'>;

/** In batches of the length that is wanted, and as if read with the profile that is wanted, where that needs no file. */
async function restored(
  { files, warnings, named, slices, reading }: KeptRun,
  wanted: Jobs['restoreRun']['input'],
  context: JobContext,
): Promise<Restored> {
  const { workspace } = context;
  const batched = batchesOfSlices(slices, wanted.batchLengthDays);
  const batchLengthDays = batched === null ? reading.batchLengthDays : wanted.batchLengthDays;
  const histograms = (batched ?? batchesOfSlices(slices, batchLengthDays))?.histograms;
  if (histograms === undefined) throw new HalfmaxError('format', 'it is damaged');
  const experiment = profileIn(workspace, wanted.profile);
  const isReadAlike = experiment.overflowAdc === reading.overflowAdc && hasSameKinds(experiment, files, slices);
  const profile = isReadAlike ? wanted.profile : reading.profile;
  const run = { files, histograms, slices, warnings, ...(named !== undefined && { named }) };
  const summary = await summariseRun(run, profileFor(experiment, histograms.channelCount), context);
  workspace.loaded = { run, ingestMs: reading.ingestMs };
  workspace.analysis = null;
  workspace.calibrated = null;
  holdDescent(workspace, null);
  return { summary, source: reading.source, readWith: { profile, batchLengthDays } };
}

/** Whether a profile tells the same kinds of runs by the names of the files as the one that they were read with. */
function hasSameKinds({ labels }: Profile, files: KeptRun['files'], { batches }: KeptRun['slices']): boolean {
  const told = new Set(files.map(({ name }) => runLabelOf(name, labels)?.name));
  const kept = new Set(batches.map(({ label }) => label));
  const ofKinds = (names: ReadonlySet<string | undefined>) => [...names].filter((name) => name !== undefined).sort();
  return JSON.stringify(ofKinds(told)) === JSON.stringify(ofKinds(kept));
}

function whyNotKept(error: unknown): string {
  const isFull = error instanceof Error && error.name === 'QuotaExceededError';
  if (isFull) return "the browser's storage is full";
  return error instanceof Error ? error.message : String(error);
}
