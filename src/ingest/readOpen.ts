import { FormatError } from '../dataset/errors';
import type { HistogramBuilder } from '../dataset/histogramBuilder';
import type { SetAside, SpectrumFacts } from '../dataset/run';
import type { Choices, ReadChoice } from './choice/contents';
import type { OpenFile, Read, ReadSummary } from './format';
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
 * Reads a file of any format, or all files of a zip archive, into the builder; of those that hold several things what
 * `choices` take, by their names. Throws a FormatError.
 */
export async function readOpen(open: OpenFile, builder: HistogramBuilder, choices: Choices): Promise<Reading> {
  const choice = choices.get(open.name) ?? undefined;
  const format = recognise(open.head, open.name);
  if (isPlainArchive(open.head, format)) return readArchive(open, builder, choices);
  if (format === null || (format.needsChoice === true && choice === undefined)) {
    throw unrecognised(open.head, open.name);
  }
  const read = await format.load();
  return { format: format.id, ...(await readInto(builder, open, read, choice)) };
}

/** Files that no reader knows (a README, say) or that are left out are named in a warning; one of such alone is refused. */
async function readArchive(open: OpenFile, builder: HistogramBuilder, choices: Choices): Promise<Reading> {
  const range = await rangeOf(open);
  const warnings: string[] = [];
  const facts: SpectrumFacts[] = [];
  const setAside: SetAside[] = [];
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
      const choice = choices.get(file.name);
      if (format === null || choice === null || (format.needsChoice === true && choice === undefined)) {
        unknown.push(member.name);
        continue;
      }
      const read = await format.load();
      const summary = await readInto(builder, file, read, choice);
      events += summary.events;
      warnings.push(...summary.warnings);
      facts.push(...(summary.facts ?? []));
      setAside.push(...(summary.setAside ?? []));
      filesRead++;
    } catch (error) {
      throw asErrorOfArchive(open.name, member, error);
    }
  }
  if (unknown.length > 0) warnings.push(`${open.name}: files not read: ${unknown.join(', ').slice(0, 400)}.`);
  if (filesRead > 0) return { format: 'zip', events, warnings, facts, setAside: addedUp(setAside) };
  const found = unknown.length > 0 ? `it holds ${unknown.join(', ').slice(0, 200)}` : 'it is empty';
  throw new FormatError(open.name, {}, `the archive has no file that can be read: ${found}`);
}

/** Files alike are cut alike: their events by reason. */
function addedUp(setAside: readonly SetAside[]): SetAside[] {
  const byReason = new Map<string, number>();
  for (const { events, reason } of setAside) byReason.set(reason, (byReason.get(reason) ?? 0) + events);
  return [...byReason].map(([reason, events]) => ({ events, reason }));
}

/** Reads one file, of which the builder is told. Where it says a start anywhere, that is the one of all its counts. */
async function readInto(
  builder: HistogramBuilder,
  file: OpenFile,
  read: Read,
  choice?: ReadChoice,
): Promise<ReadSummary> {
  builder.beginFile(file.name);
  const summary = await read(file, builder, choice);
  const { facts = [] } = summary;
  builder.endFile(facts.find(({ start }) => start !== undefined) ?? facts[0] ?? {});
  return summary;
}
