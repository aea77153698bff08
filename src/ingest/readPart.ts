import type { CountedPart } from '../dataset/countedPart';
import { HistogramBuilder } from '../dataset/histogramBuilder';
import type { TaskContext } from '../dataset/task';
import type { Choices } from './choice/contents';
import { readFile, type FileReading, type ReadingOptions } from './readFile';

/** A file of a run, read by itself. */
export interface FilePart extends FileReading {
  readonly counted: CountedPart;
}

/**
 * Slices of a part start at its own midnight, so they cannot be added up to the batches of the run: a file that takes more
 * than this is refused here, and read where the run is.
 */
const MEMORY = { openBytes: 2 ** 24, slicesBytes: Infinity, mostBytes: 2 ** 26 };

/**
 * Reads one file for a run that is put together elsewhere, in at most 64 MiB of spectra. Throws a FormatError, and a
 * HalfmaxError `limit` where it takes more.
 */
export async function readPart(
  file: File,
  options: ReadingOptions,
  context: TaskContext,
  choices: Choices,
): Promise<FilePart> {
  const builder = new HistogramBuilder(options, MEMORY);
  const onBytes = (bytes: number) => {
    context.onProgress({ stage: `Reading ${file.name}`, fraction: bytes / Math.max(file.size, 1) });
  };
  const reading = await readFile(file, { builder, labels: options.labels, onBytes, context, choices });
  return { ...reading, counted: builder.toPart() };
}
