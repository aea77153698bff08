import type { Library } from 'h5wasm';
import { FormatError } from '../../dataset/errors';
import type { HistogramBuilder } from '../../dataset/histogramBuilder';
import type { SpectrumFacts } from '../../dataset/run';
import { fits, type ContentItem, type FileContents, type SpectrumGroup } from '../choice/contents';
import { guessEvents } from '../choice/guessEvents';
import { byGroup, firstCountsOf, groupOf } from '../choice/spectrumGroups';
import type { Describe, OpenFile, Read, ReadSummary } from '../format';
import { detectorOfName } from '../histogram-wide/columnNames';
import { addSpectra, type FileSpectrum } from '../spectrum/addSpectra';
import { addNumbered, type NumberedSpectrum } from '../spectrum/addNumbered';
import { hdf5 } from './format';
import { signalsIn } from './hyperspy';
import { withHdf5 } from './openHdf5';
import { canBeSpectra, spectraOf } from './spectra';
import { described, readTable, tablesIn } from './tables';
import { walk, type Numbers, type Walked } from './walk';

/** Names that say that a dataset holds counts. */
const COUNTS = /^(counts?|hist|histograms?|spectr(um|a)|data|mca)$/;

/** Reads what was chosen, else events from a table with sdd and adc, else spectra; see `Read`. */
export const read: Read = async (file, builder, choice) =>
  withHdf5(file, async (root, library) => {
    const walked = walk(file.name, root);
    const contents = contentsOf(file.name, library, walked);
    const chosen = choice ?? (contents.isSure ? contents.guess : null);
    if (chosen === null || !fits(chosen, contents.items)) throw new FormatError(file.name, {}, whatIsIn(walked));
    if (chosen.kind === 'spectra') return readSpectra(file.name, library, walked, chosen.paths, builder);
    const table = tablesIn(walked.numbers).find(({ path }) => path === chosen.path);
    if (table === undefined) throw new FormatError(file.name, {}, whatIsIn(walked));
    return readTable(file, library, table, chosen, builder);
  });

export const describe: Describe = async (file: OpenFile) =>
  withHdf5(file, (root, library) => Promise.resolve(contentsOf(file.name, library, walk(file.name, root))));

/**
 * HyperSpy's signals before all else, then the only table that has sdd and adc, then spectra whose names give an SDD or
 * say that they are counts, then the only spectra there are.
 */
function contentsOf(file: string, library: Library, walked: Walked): FileContents {
  const signals = signalsIn(walked).map(({ path }) => path);
  const tables = tablesIn(walked.numbers).map((table) => described(file, library, table));
  const guesses = tables.flatMap((table) => guessEvents(table) ?? []);
  const offered = walked.numbers.filter((numbers) =>
    signals.length > 0 ? signals.includes(numbers.path) : canBeSpectra(numbers),
  );
  const groups = [...byGroup(offered, ({ path }) => path).entries()].map(([path, all]) =>
    groupItem(file, library, path, all),
  );
  const named = groups.filter(({ names }) => names.some(isOfSpectra));
  const items: ContentItem[] = [...tables.filter((table) => guessEvents(table) !== null), ...groups];
  const spectra = (paths: readonly SpectrumGroup[]) =>
    ({ kind: 'spectra', paths: paths.map(({ path }) => path) }) as const;
  const sure = guesses.filter(({ isSure }) => isSure);
  const [firstSure] = sure;
  const [firstGuess] = guesses;
  const [firstNamed] = named;
  const [firstGroup] = groups;
  if (signals.length > 0 && firstGroup !== undefined) {
    return { format: hdf5.id, items, guess: spectra(groups), isSure: groups.length === 1 };
  }
  if (firstSure !== undefined) {
    return { format: hdf5.id, items, guess: firstSure.choice, isSure: sure.length === 1 };
  }
  if (firstNamed !== undefined) {
    return { format: hdf5.id, items, guess: spectra([firstNamed]), isSure: named.length === 1 };
  }
  if (firstGuess !== undefined) return { format: hdf5.id, items, guess: firstGuess.choice, isSure: false };
  if (firstGroup === undefined) throw new FormatError(file, {}, whatIsIn(walked));
  return { format: hdf5.id, items, guess: spectra([firstGroup]), isSure: groups.length === 1 };
}

function isOfSpectra(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return COUNTS.test(name) || detectorOfName(name) !== null;
}

function groupItem(file: string, library: Library, path: string, all: readonly Numbers[]): SpectrumGroup {
  const [first] = all;
  const names = all.map((numbers) => numbers.path);
  try {
    const { spectra } = first === undefined ? { spectra: [] } : spectraOf(file, library, first, false);
    const [shown = new Uint32Array(0)] = spectra;
    return { kind: 'spectra', path, names, channels: shown.length, firstCounts: firstCountsOf(shown) };
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    const channels = first?.shape.at(-1) ?? 0;
    return { kind: 'spectra', path, names, channels, firstCounts: { from: 0, counts: [] }, oddBins: error.problem };
  }
}

/** Spectra of which the name gives an SDD are of it; all others become the next free ones. */
function readSpectra(
  file: string,
  library: Library,
  walked: Walked,
  paths: readonly string[],
  builder: HistogramBuilder,
): ReadSummary {
  const signals = signalsIn(walked);
  const spectra: FileSpectrum[] = [];
  const numbered: NumberedSpectrum[] = [];
  const ofNumbered: SpectrumFacts[] = [];
  const oddities: string[] = [];
  for (const numbers of walked.numbers.filter(({ path }) => paths.includes(groupOf(path)))) {
    const signal = signals.find(({ path }) => path === numbers.path);
    const found = spectraOf(file, library, numbers, signal !== undefined);
    oddities.push(...found.oddities);
    const detector = detectorOfName(numbers.path.slice(numbers.path.lastIndexOf('/') + 1).toLowerCase());
    const [alone, ...more] = found.spectra;
    if (detector !== null && alone !== undefined && more.length === 0) {
      numbered.push({ counts: alone, detector });
      if (signal !== undefined) ofNumbered.push(signal.facts);
    } else spectra.push(...found.spectra.map((counts) => ({ counts, facts: signal?.facts ?? {} })));
  }
  const events = addNumbered(builder, numbered);
  if (spectra.length === 0 && numbered.length > 0) {
    return { events, warnings: oddities.map((oddity) => `${file}: ${oddity}`), facts: ofNumbered };
  }
  const summary = addSpectra(file, builder, spectra, oddities);
  return { ...summary, events: summary.events + events, facts: [...ofNumbered, ...(summary.facts ?? [])] };
}

function whatIsIn({ numbers, others }: Walked): string {
  const list = [
    ...numbers.map(({ path, shape }) => `"${path}" of shape (${shape.join(', ')})`),
    ...others.map((path) => `"${path}"`),
  ];
  const found = list.length === 0 ? 'no dataset' : list.join(', ').slice(0, 300);
  return `it holds ${found}; expected datasets sdd and adc of one length for events, or counts for spectra`;
}
