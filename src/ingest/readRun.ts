import { HalfmaxError } from '../dataset/errors';
import { HistogramBuilder, type HistogramOptions } from '../dataset/histogramBuilder';
import type { Naming } from '../dataset/naming';
import type { FileRecord, Run } from '../dataset/run';
import type { TaskContext } from '../dataset/task';
import type { Choices } from './choice/contents';
import { NO_NAMING } from './naming/naming';
import { placeSpectra } from './naming/placeSpectra';
import { oddities } from './oddities';
import { readAhead, type ReadElsewhere } from './readAhead';
import { readFile, type ReadingOptions } from './readFile';

/**
 * Reads all files of a session, in any mixture of formats, into one run. Streamed: memory is bounded by the spectra, not
 * by the files. A pure function of the files' names and bytes, so that a failed or cancelled reading touches nothing.
 * Files are read in the order of their names, whatever the order they were dropped in: the grid of batches and the numbers
 * of spectra without one depend on it. `choices` say what is read of files that hold several things, by their names;
 * `naming` says which SDD and which time spectra have that carry no number; `options.labels` are the kinds of runs, told by
 * the names of files, whose events are kept in batches of their own. `elsewhere` reads large files several at once; what
 * comes of it is the same without, to the last bit.
 *
 * Throws a FormatError for the first fault of a file, a HalfmaxError `empty` where there is no event at all, `limit`
 * where the spectra would be too large, and the signal's reason where the task was cancelled.
 */
export async function readRun(
  files: readonly File[],
  options: ReadingOptions,
  context: TaskContext,
  choices: Choices = new Map(),
  naming: Naming = NO_NAMING,
  elsewhere: ReadElsewhere | null = null,
): Promise<Run> {
  if (files.length === 0) throw new HalfmaxError('empty', 'No file was given: choose at least one.');
  // What names and files may say of times is known once all are read.
  const timesByFile = naming.pattern !== '' || naming.usesHeader;
  const counting = { ...options, timesByFile };
  const builder = new HistogramBuilder(counting);
  const ordered = inReadingOrder(files);
  const records: FileRecord[] = [];
  const warnings: string[] = [];
  const progress = progressOf(ordered, context);
  const readBefore = readAhead(ordered, { elsewhere, options: counting, choices, onBytes: progress.onBytes, context });
  for (const [at, file] of ordered.entries()) {
    progress.onTurn(at);
    const onBytes = (bytes: number) => {
      progress.onBytes(at, bytes);
    };
    const part = await readBefore(at);
    if (part !== null) builder.addPart(part.counted);
    const reading = { builder, labels: options.labels, onBytes, context, choices };
    const { record, warnings: ofFile } = part ?? (await readFile(file, reading));
    records.push(record);
    warnings.push(...ofFile);
    onBytes(file.size);
  }
  const events = records.reduce((sum, record) => sum + record.events, 0);
  if (events === 0) throw noEvents(records);
  const numbered = builder.named;
  const placed = placeSpectra(builder.waiting, naming, numbered, builder.untimedFiles);
  builder.placeSpectra(placed.spectra);
  builder.placeFiles(placed.files);
  warnings.push(...placed.warnings);
  const { histograms, slices } = builder.buildWithSlices();
  const overflow = histograms.overflow.reduce((sum, n) => sum + n, 0);
  if (overflow === events) throw onlyOverflow(events, options);
  warnings.push(...oddities(records, { histograms, slices }, overflow / events, options));
  const { spectra, files: untimed } = placed;
  const named = spectra.length + untimed.length > 0 && { named: { naming, numbered, spectra, files: untimed } };
  return { files: records, histograms, slices, warnings, ...named };
}

/** Tells how far all files are together, under the name of the one whose turn it is. */
function progressOf(files: readonly File[], { onProgress }: TaskContext) {
  const totalBytes = files.reduce((bytes, file) => bytes + file.size, 0);
  const done = files.map(() => 0);
  let doneBytes = 0;
  let file = '';
  const report = () => {
    onProgress({ stage: `Reading ${file}`, fraction: doneBytes / Math.max(totalBytes, 1), file });
  };
  return {
    onTurn: (at: number) => {
      file = files[at]?.name ?? '';
      report();
    },
    /** A file that is read a second time, since its part was too large, does not take its progress back. */
    onBytes: (at: number, bytes: number) => {
      const more = Math.max(0, bytes - (done[at] ?? 0));
      doneBytes += more;
      done[at] = (done[at] ?? 0) + more;
      report();
    },
  };
}

/** By name, runs of digits as numbers (run2 before run10), then by size. */
function inReadingOrder(files: readonly File[]): File[] {
  const byName = new Intl.Collator('en', { numeric: true });
  return [...files].sort((a, b) => byName.compare(a.name, b.name) || a.size - b.size);
}

function noEvents(records: readonly FileRecord[]): HalfmaxError {
  const names = records.map(({ name }) => name).join(', ');
  return new HalfmaxError(
    'empty',
    `There are no events in ${names}: only a header, or only zeros. Choose other files.`,
  );
}

function onlyOverflow(events: number, { overflowAdc }: HistogramOptions): HalfmaxError {
  const problem =
    `All ${String(events)} events are overflow (ADC ${String(overflowAdc)} or above): ` +
    'choose the profile of the experiment that these data are from.';
  return new HalfmaxError('empty', problem);
}
