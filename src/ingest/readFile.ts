import { createSHA256 } from 'hash-wasm';
import type { HistogramBuilder, HistogramOptions } from '../dataset/histogramBuilder';
import type { FileRecord } from '../dataset/run';
import { runLabelOf } from '../dataset/runLabel';
import type { TaskContext } from '../dataset/task';
import type { RunLabel } from '../physics/profileShape';
import type { Choices } from './choice/contents';
import { readOpen } from './readOpen';
import { openFile } from './source/openFile';

/** How the files of a run are counted, wherever they are read. */
export interface ReadingOptions extends HistogramOptions {
  /** Kinds of runs, told by the names of files, whose counts are kept in batches of their own; none unless given. */
  readonly labels?: readonly RunLabel[];
}

interface Reading {
  readonly builder: HistogramBuilder;
  readonly labels: readonly RunLabel[] | undefined;
  readonly onBytes: (bytes: number) => void;
  readonly context: TaskContext;
  readonly choices: Choices;
}

/** What is known of a file once it is read. */
export interface FileReading {
  readonly record: FileRecord;
  readonly warnings: readonly string[];
}

/**
 * Reads one file into the builder, as of the kind of run that its name tells, and its checksum. `onBytes` is told how many
 * bytes are done. Throws a FormatError.
 */
export async function readFile(
  file: File,
  { builder, labels = [], onBytes, context, choices }: Reading,
): Promise<FileReading> {
  builder.beginRun(runLabelOf(file.name, labels)?.name ?? null);
  const digest = await createSHA256();
  let bytes = 0;
  // A reader that takes parts from anywhere is followed by the checksum over all bytes: half of the way each.
  let paced: number | null = null;
  const report = () => {
    onBytes(paced === null ? bytes : (bytes + paced * file.size) / 2);
  };
  report();
  const hashed = (chunk: Uint8Array) => {
    digest.update(chunk);
    bytes += chunk.length;
    report();
  };
  const pace = async (fraction: number) => {
    paced = fraction;
    report();
    await context.breathe();
  };
  const open = { ...(await openFile(file, hashed, context)), pace };
  const { format, events, warnings, facts = [], setAside = [] } = await readOpen(open, builder, choices);
  // A reader of an archive takes its parts from elsewhere: the checksum still wants every byte.
  for await (const piece of open.chunks) if (piece.length === 0) continue;
  const record = {
    ...{ name: file.name, bytes, sha256: digest.digest('hex'), format, events },
    ...(facts.length > 0 && { facts }),
    ...(setAside.length > 0 && { setAside }),
  };
  return { record, warnings };
}
