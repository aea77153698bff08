import type { FileRecord } from '../dataset/run';
import type { ReadChoice } from '../ingest/choice/contents';
import type { RunOptions, WorkerClient } from '../worker/client';
import type { DatasetSummary, RestoreOutcome } from '../worker/protocol';
import type { Profile } from '../physics/profile';
import { LONGEST_SILENCE_S } from '../worker/silence';
import { runLabelOf } from './catalogue';
import { partsOf } from './derived/importForm';
import { lengthText } from './derived/tradeOff';
import { profilesOf } from './modelsSlice';
import { namesOf, type Source } from './source';
import type { WorkbenchState } from './workbench';

/** Has the worker make a source the run. Neither changes the state of the page. */
export interface Reader {
  /** Reads it by the settings. Rejects in words where it needs files that are not there. */
  readonly read: (source: Source, options: RunOptions) => Promise<DatasetSummary>;
  /** The run that the worker holds in batches of another length; null where the source has to be read for it. */
  readonly rebatched: (source: Source, options: RunOptions) => Promise<DatasetSummary | null>;
}

/** A reader of what the state asks for. */
export function createReader(get: () => WorkbenchState, client: WorkerClient): Reader {
  /**
   * Reads files by the profile in use; where the user has not chosen it, by the one that fits them. What is overflow and of
   * what kind runs are is a matter of the profile: where that differs, they are read again.
   */
  async function ingest(files: readonly File[], given: RunOptions): Promise<DatasetSummary> {
    const options = { ...given, longestSilenceS: LONGEST_SILENCE_S };
    const { isProfileChosen, settings, naming } = get();
    const { batchLengthDays, profile } = settings;
    const choices = choicesOf(files);
    const summary = await client.run(
      'ingest',
      { files, batchLengthDays, profile, choices, naming, suggest: !isProfileChosen },
      options,
    );
    const better = get().isProfileChosen ? profile : (summary.suggestion?.profile ?? profile);
    const isAlike = summary.overflow === 0 || overflowOf(better) === overflowOf(profile);
    if (isAlike && haveSameKinds(better, profile, files)) return summary;
    const again = await client.run(
      'ingest',
      { files, batchLengthDays, profile: better, choices, naming, suggest: false },
      options,
    );
    return { ...again, suggestion: summary.suggestion ?? null };
  }

  /** Whether two profiles tell the same kinds of runs by the names of these files. */
  function haveSameKinds(a: string, b: string, files: readonly { readonly name: string }[]): boolean {
    const kindsOf = (id: string) => {
      const labels = profileOf(id)?.labels ?? [];
      return files.map(({ name }) => runLabelOf(name, labels)?.name ?? null);
    };
    return a === b || JSON.stringify(kindsOf(a)) === JSON.stringify(kindsOf(b));
  }

  function profileOf(id: string): Profile | undefined {
    return profilesOf(get().models, get().ownProfiles).find((profile) => profile.id === id);
  }

  /** Undefined where there is no such profile. */
  function overflowOf(id: string): number | null | undefined {
    return profileOf(id)?.overflowAdc;
  }

  function choicesOf(files: readonly File[]): Record<string, ReadChoice | null> {
    const chosen = files.flatMap((file) => partsOf(get().described, file.name));
    return Object.fromEntries(chosen.flatMap(({ names, choice }) => names.map((name) => [name, choice] as const)));
  }

  function read(source: Source, options: RunOptions): Promise<DatasetSummary> {
    const { batchLengthDays } = get().settings;
    if (source.kind === 'kept') return readKept(source.files, options);
    return source.kind === 'demo'
      ? client.run('simulate', { preset: 'month', batchLengthDays }, options)
      : ingest(source.files, options);
  }

  /** The kept run once more, where the worker was lost; what it cannot be without its files is told. */
  async function readKept(files: readonly FileRecord[], options: RunOptions): Promise<DatasetSummary> {
    const { workerHoldsRun, settings } = get();
    const { batchLengthDays, profile } = settings;
    const isFromKept = !workerHoldsRun && !hasOtherNames();
    const outcome = isFromKept ? await client.run('restoreRun', { batchLengthDays, profile }, options) : null;
    if (outcome?.kind === 'restored') {
      const { readWith } = outcome;
      if (readWith.batchLengthDays === batchLengthDays && readWith.profile === profile) return outcome.summary;
    }
    throw new Error(
      `This run was restored without its files, and they are needed: ${whyNeeded(outcome?.kind ?? 'restored')}. Drop ${namesOf(files)} again.`,
    );
  }

  function whyNeeded(found: RestoreOutcome['kind']): string {
    const { readWith, settings } = get();
    if (found !== 'restored') return 'it is no longer kept';
    if (hasOtherNames()) return 'its spectra are added up by SDD and batch, so other names cannot be given to them';
    if (readWith === null) return 'it is no longer known how it was read';
    if (!haveSameKinds(readWith.profile, settings.profile, get().summary?.files ?? [])) {
      return 'this profile has other kinds of runs';
    }
    return hasSameOverflow(readWith.profile, settings.profile)
      ? `batches of ${lengthText(settings.batchLengthDays)} cannot be put together from what is kept`
      : 'this profile has another overflow';
  }

  /** Whether the run in the worker was placed by another naming than the one that is asked for. */
  function hasOtherNames(): boolean {
    const { naming, summary } = get();
    return summary?.named !== undefined && JSON.stringify(summary.named.naming) !== JSON.stringify(naming);
  }

  function hasSameOverflow(a: string, b: string): boolean {
    return a === b || (overflowOf(a) !== undefined && overflowOf(a) === overflowOf(b));
  }

  /** The run that the worker holds in batches of another length; null where the source has to be read for it. */
  async function rebatched(source: Source, options: RunOptions): Promise<DatasetSummary | null> {
    const { source: held, workerHoldsRun, readWith, settings } = get();
    const { batchLengthDays, profile } = settings;
    if (held !== source || !workerHoldsRun || readWith === null) return null;
    // What is overflow was not kept, nor where runs of several kinds were put together: with a profile that says otherwise
    // the files have to be read again.
    if (!hasSameOverflow(readWith.profile, profile)) return null;
    if (!haveSameKinds(readWith.profile, profile, get().summary?.files ?? [])) return null;
    return client.run('rebatch', { batchLengthDays, profile }, options);
  }

  return { read, rebatched };
}
