import type { FileRecord } from '../dataset/run';
import type { ReadChoice } from '../ingest/choice/contents';
import type { RunOptions, WorkerClient } from '../worker/client';
import type { DatasetSummary, RestoreOutcome } from '../worker/protocol';
import type { Profile } from '../physics/profile';
import { LONGEST_SILENCE_S } from '../worker/silence';
import { labels } from '../labels/labels';
import { runLabelOf } from './catalogue';
import { partsOf } from './derived/importForm';
import { lengthText } from './derived/tradeOff';
import { profilesOf } from './modelsSlice';
import { namesOf, type Source } from './source';
import type { WorkbenchState } from './workbench';

const TEXTS = labels.store.keptRun;

/** What says how a run is read. */
export type Reading = Pick<WorkbenchState, 'settings' | 'isProfileChosen' | 'naming' | 'described' | 'ownProfiles'>;

/** Has the worker make a source the run. Neither changes the state of the page. */
export interface Reader {
  /** Reads it. Rejects in words where it needs files that are not there. */
  readonly read: (source: Source, reading: Reading, options: RunOptions) => Promise<DatasetSummary>;
  /** The run that the worker holds in batches of another length; null where the source has to be read for it. */
  readonly rebatched: (source: Source, reading: Reading, options: RunOptions) => Promise<DatasetSummary | null>;
}

type KeptSource = Extract<Source, { readonly kind: 'kept' }>;

/** A reader for the page in this state. */
export function createReader(get: () => WorkbenchState, client: WorkerClient): Reader {
  /**
   * Reads files by the profile in use; where the user has not chosen it, by the one that fits them. What is overflow and of
   * what kind runs are is a matter of the profile: where that differs, they are read again.
   */
  async function ingest(files: readonly File[], reading: Reading, given: RunOptions): Promise<DatasetSummary> {
    const options = { ...given, longestSilenceS: LONGEST_SILENCE_S };
    const { naming, described, ownProfiles } = reading;
    const { batchLengthDays, profile } = reading.settings;
    const choices = choicesOf(files, described);
    const summary = await client.run(
      'ingest',
      { files, batchLengthDays, profile, choices, naming, suggest: !reading.isProfileChosen },
      options,
    );
    const better =
      get().isProfileChosen || reading.isProfileChosen ? profile : (summary.suggestion?.profile ?? profile);
    const isAlike = summary.overflow === 0 || overflowOf(better, ownProfiles) === overflowOf(profile, ownProfiles);
    if (isAlike && haveSameKinds(better, profile, files, ownProfiles)) return summary;
    const again = await client.run(
      'ingest',
      { files, batchLengthDays, profile: better, choices, naming, suggest: false },
      options,
    );
    return { ...again, suggestion: summary.suggestion ?? null };
  }

  /** Whether two profiles tell the same kinds of runs by the names of these files. */
  function haveSameKinds(
    a: string,
    b: string,
    files: readonly { readonly name: string }[],
    own: Reading['ownProfiles'],
  ): boolean {
    const kindsOf = (id: string) => {
      const labels = profileOf(id, own)?.labels ?? [];
      return files.map(({ name }) => runLabelOf(name, labels)?.name ?? null);
    };
    return a === b || JSON.stringify(kindsOf(a)) === JSON.stringify(kindsOf(b));
  }

  function profileOf(id: string, own: Reading['ownProfiles']): Profile | undefined {
    return profilesOf(get().models, own).find((profile) => profile.id === id);
  }

  /** Undefined where there is no such profile. */
  function overflowOf(id: string, own: Reading['ownProfiles']): number | null | undefined {
    return profileOf(id, own)?.overflowAdc;
  }

  function choicesOf(files: readonly File[], described: Reading['described']): Record<string, ReadChoice | null> {
    const chosen = files.flatMap((file) => partsOf(described, file.name));
    return Object.fromEntries(chosen.flatMap(({ names, choice }) => names.map((name) => [name, choice] as const)));
  }

  function read(source: Source, reading: Reading, options: RunOptions): Promise<DatasetSummary> {
    const { batchLengthDays } = reading.settings;
    if (source.kind === 'kept') return readKept(source, reading, options);
    return source.kind === 'demo'
      ? client.run('simulate', { preset: 'month', batchLengthDays }, options)
      : ingest(source.files, reading, options);
  }

  /** The kept run once more, where the worker was lost; what it cannot be without its files is told. */
  async function readKept(
    kept: KeptSource,
    { settings, naming }: Reading,
    options: RunOptions,
  ): Promise<DatasetSummary> {
    const { files } = kept;
    const { batchLengthDays, profile } = settings;
    const { source, workerHoldsRun } = get();
    if (source !== null && source !== kept) throw new Error(needed(TEXTS.otherRun, files));
    const isFromKept = !workerHoldsRun && !hasOtherNames(naming);
    const outcome = isFromKept ? await client.run('restoreRun', { batchLengthDays, profile }, options) : null;
    if (outcome?.kind === 'restored') {
      const { readWith } = outcome;
      if (readWith.batchLengthDays === batchLengthDays && readWith.profile === profile) return outcome.summary;
    }
    throw new Error(needed(whyNeeded(outcome?.kind ?? 'restored', { settings, naming }), files));
  }

  function whyNeeded(
    found: RestoreOutcome['kind'],
    { settings, naming }: Pick<Reading, 'settings' | 'naming'>,
  ): string {
    const { readWith } = get();
    if (found !== 'restored') return TEXTS.noLongerKept;
    if (hasOtherNames(naming)) return TEXTS.otherNames;
    if (readWith === null) return TEXTS.unknownReading;
    if (!isOfSameKinds(readWith.profile, settings.profile)) return TEXTS.otherKinds;
    return hasSameOverflow(readWith.profile, settings.profile)
      ? TEXTS.otherBatches(lengthText(settings.batchLengthDays))
      : TEXTS.otherOverflow;
  }

  /** Whether the run in the worker was placed by another naming than the one that is asked for. */
  function hasOtherNames(naming: Reading['naming']): boolean {
    const { summary } = get();
    return summary?.named !== undefined && JSON.stringify(summary.named.naming) !== JSON.stringify(naming);
  }

  function hasSameOverflow(a: string, b: string): boolean {
    const { ownProfiles } = get();
    return (
      a === b || (overflowOf(a, ownProfiles) !== undefined && overflowOf(a, ownProfiles) === overflowOf(b, ownProfiles))
    );
  }

  /** Whether two profiles tell the same kinds of runs by the names of the files that were read. */
  function isOfSameKinds(a: string, b: string): boolean {
    const { summary, ownProfiles } = get();
    return haveSameKinds(a, b, summary?.files ?? [], ownProfiles);
  }

  /** The run that the worker holds in batches of another length; null where the source has to be read for it. */
  async function rebatched(source: Source, reading: Reading, options: RunOptions): Promise<DatasetSummary | null> {
    const { source: held, workerHoldsRun, readWith } = get();
    const { batchLengthDays, profile } = reading.settings;
    if (held !== source || !workerHoldsRun || readWith === null) return null;
    // What is overflow was not kept, nor where runs of several kinds were put together: with a profile that says otherwise
    // the files have to be read again.
    if (!hasSameOverflow(readWith.profile, profile)) return null;
    if (!isOfSameKinds(readWith.profile, profile)) return null;
    return client.run('rebatch', { batchLengthDays, profile }, options);
  }

  return { read, rebatched };
}

function needed(why: string, files: readonly FileRecord[]): string {
  return TEXTS.filesNeeded(why, namesOf(files));
}
