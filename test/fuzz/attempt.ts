/** One file to a reader, and what is wrong with what comes of it. */
import { HalfmaxError } from '../../src/dataset/errors';
import { HistogramBuilder } from '../../src/dataset/histogramBuilder';
import type { Histograms } from '../../src/dataset/histograms';
import { readRun } from '../../src/ingest/readRun';
import type { ReadSummary } from '../../src/ingest/format';
import { FORMATS, type RegisteredFormat } from '../../src/ingest/registry';
import { quietTask } from '../conformance/fixtures';
import { ARCHIVE, type SoundFile } from './cases';
import { inconsistent, OPTIONS } from './consistency';
import { openBytes, type Bytes } from './mutation';
import { saidBy, type Said } from './said';

/** What came of a file: `unsound` is numbers that are not those of the file, without a warning. */
export interface Finding {
  readonly kind: 'read' | 'refused' | 'unsound' | 'thrown';
  readonly why: string;
}

type Reading = Pick<ReadSummary, 'events' | 'facts' | 'warnings'> & { readonly histograms: Histograms };

/** Reads `bytes`, which are `sound` with changes, and says whether the numbers can be believed. Never throws. */
export async function attempt(sound: SoundFile, bytes: Bytes): Promise<Finding> {
  try {
    const found = await readingOf(sound, bytes);
    const why = unsound(sound, await soundReading(sound), found, bytes);
    return why === null ? { kind: 'read', why: '' } : { kind: 'unsound', why };
  } catch (error) {
    const isInWords =
      error instanceof HalfmaxError &&
      ['format', 'limit', 'empty'].includes(error.code) &&
      !/undefined is not|not a function|Invalid array/.test(error.message);
    const why = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 300) : String(error);
    return { kind: isInWords ? 'refused' : 'thrown', why };
  }
}

const SOUND = new Map<SoundFile, Reading>();

/** The sound file's own reading, made once. */
async function soundReading(sound: SoundFile): Promise<Reading> {
  const known = SOUND.get(sound) ?? (await readingOf(sound, sound.bytes));
  SOUND.set(sound, known);
  return known;
}

async function readingOf({ format: id }: SoundFile, bytes: Bytes): Promise<Reading> {
  if (id === ARCHIVE) {
    const { files, histograms, warnings } = await readRun([new File([bytes], 'a.zip')], OPTIONS, quietTask());
    return { events: files.reduce((sum, { events }) => sum + events, 0), warnings, histograms };
  }
  const format: RegisteredFormat | undefined = FORMATS.find((registered) => registered.id === id);
  if (format === undefined) throw new Error(`no format ${id}`);
  const builder = new HistogramBuilder(OPTIONS);
  const describe = await format.loadDescribe?.();
  const choice = (await describe?.(openBytes(bytes)))?.guess;
  const read = await format.load();
  // Straight to the reader: the sniffer would refuse half of them.
  return { ...(await read(openBytes(bytes), builder, choice)), histograms: builder.build() };
}

/**
 * Why what was read cannot be believed, null where it can: every event is in a bin or overflow, every number a number, and
 * events and channels are those that the file itself says, or the reader warns.
 */
function unsound(sound: SoundFile, expected: Reading, found: Reading, bytes: Bytes): string | null {
  const why = inconsistent(found, found.histograms);
  if (why !== null) return why;
  if (found.warnings.some((warning) => !expected.warnings.includes(warning))) return null;
  // Where nothing tells what the changed file says, the number of events is still guarded by what stands around them.
  const said: Said = saidBy(sound, bytes) ?? { events: expected.events, moment: null };
  if (said.events !== found.events) return `${String(found.events)} events read, ${String(said.events)} in the file`;
  const moment = momentOf(found.histograms);
  if (said.moment === null || said.moment === moment) return null;
  return `channels add up to ${String(moment)}, and to ${String(said.moment)} in the file`;
}

function momentOf({ counts, channelCount }: Histograms): number {
  let moment = 0;
  for (let bin = 0; bin < counts.length; bin++) moment += (bin % channelCount) * (counts[bin] ?? 0);
  return moment;
}
