import { FormatError } from '../dataset/errors';
import type { HistogramBuilder } from '../dataset/histogramBuilder';
import type { SpectrumFacts } from '../dataset/run';
import type { ReadChoice } from './choice/contents';
import type { OpenFile, ReadSummary } from './format';
import { recognise } from './registry';
import { asErrorOfArchive, filesIn, isPlainArchive, openFileIn } from './source/zip/archive';
import { rangeOf } from './source/zip/byteRange';
import { readDirectory } from './source/zip/directory';
import { unrecognised } from './unrecognised';

/** What was read of a file, and the id of its format. */
interface Reading extends ReadSummary {
  readonly format: string;
}

/**
 * Reads a file of any format, or what `choice` takes of it, or all files of a zip archive, into the builder. Throws a
 * FormatError.
 */
export async function readOpen(open: OpenFile, builder: HistogramBuilder, choice?: ReadChoice): Promise<Reading> {
  const format = recognise(open.head, open.name);
  if (isPlainArchive(open.head, format)) return readArchive(open, builder);
  if (format === null || (format.needsChoice === true && choice === undefined)) {
    throw unrecognised(open.head, open.name);
  }
  const read = await format.load();
  return { format: format.id, ...(await read(open, builder, choice)) };
}

/** Files that no reader knows (a README, say) are named in a warning; an archive of such files alone is refused. */
async function readArchive(open: OpenFile, builder: HistogramBuilder): Promise<Reading> {
  const range = await rangeOf(open);
  const warnings: string[] = [];
  const facts: SpectrumFacts[] = [];
  const unknown: string[] = [];
  let events = 0;
  let filesRead = 0;
  for (const member of filesIn(await readDirectory(open.name, range))) {
    try {
      const file = await openFileIn(open.name, range, member);
      const format = recognise(file.head, file.name);
      if (isPlainArchive(file.head, format)) {
        throw new FormatError(file.name, {}, 'this is an archive in the archive: unpack it first');
      }
      if (format === null || format.needsChoice === true) {
        unknown.push(member.name);
        continue;
      }
      const read = await format.load();
      const summary = await read(file, builder);
      events += summary.events;
      warnings.push(...summary.warnings);
      facts.push(...(summary.facts ?? []));
      filesRead++;
    } catch (error) {
      throw asErrorOfArchive(open.name, member, error);
    }
  }
  if (unknown.length > 0) warnings.push(`${open.name}: files not read: ${unknown.join(', ').slice(0, 400)}.`);
  if (filesRead > 0) return { format: 'zip', events, warnings, facts };
  const found = unknown.length > 0 ? `it holds ${unknown.join(', ').slice(0, 200)}` : 'it is empty';
  throw new FormatError(open.name, {}, `the archive has no file that can be read: ${found}`);
}
