import { detectorLabel } from '../../dataset/detector';
import { FormatError } from '../../dataset/errors';
import type { ContentItem, FileContents, ReadChoice, SpectrumGroup } from '../choice/contents';
import { guessEvents, type EventGuess } from '../choice/guessEvents';
import { byGroup, firstCountsOf } from '../choice/spectrumGroups';
import { describeTree } from './describeTree';
import { entriesOf, type Entry } from './directory';
import { root as format } from './format';
import { axesOf, readHistogram } from './histogram';
import { readHistogram2d } from './histogram2d';
import { detectorOfPath } from './histograms';
import type { RootFile } from './rootFile';
import { isTree, openTree, type Tree } from './tree';

/** What SIDDHARTA-2's programs set aside has the SDD's name as well. */
const SET_ASIDE = /cross|x-?talk/i;

/** What is in a file, opened. */
export interface RootContents {
  readonly entries: readonly Entry[];
  readonly trees: readonly Tree[];
  readonly histograms: readonly Entry[];
}

/** Everything in a file. */
export async function contentsOf(root: RootFile): Promise<RootContents> {
  const entries = await entriesOf(root);
  const trees: Tree[] = [];
  for (const entry of entries) if (isTree(entry)) trees.push(await openTree(root, entry));
  return { entries, trees, histograms: entries.filter((entry) => axesOf(entry) !== null) };
}

/** The histograms that are read where nobody chooses: those set aside by another program only where there are no others. */
export function histogramsToRead(histograms: readonly Entry[]): readonly Entry[] {
  const plain = histograms.filter(({ path }) => !SET_ASIDE.test(path));
  const all = plain.length > 0 ? plain : histograms;
  // Beside histograms of single SDDs one of two axes is their sum, or a map.
  const ofOne = all.filter((entry) => axesOf(entry) === 1);
  return ofOne.length > 0 ? ofOne : all;
}

/**
 * What the user can choose from. A tree with sdd and adc needs no question, nor do histograms whose bins are channels
 * and of which no two are of one SDD; null where there is nothing else in the file.
 */
export async function describeContents(root: RootFile): Promise<FileContents | null> {
  const { trees, histograms } = await contentsOf(root);
  const items: ContentItem[] = [];
  const guesses: EventGuess[] = [];
  for (const tree of trees) {
    const table = await describeTree(root, tree);
    const guess = guessEvents(table);
    if (guess === null) continue;
    items.push(table);
    guesses.push(guess);
  }
  const groups: SpectrumGroup[] = [];
  for (const [path, entries] of byGroup(histograms, (entry) => entry.path))
    groups.push(await groupItem(root, path, entries));
  const sure = guesses.filter(({ isSure }) => isSure);
  const guess = sure[0]?.choice ?? spectraGuess(groups, histograms) ?? guesses[0]?.choice ?? null;
  if (guess === null) return null;
  const isSure = guess.kind === 'events' ? sure.length === 1 : sure.length === 0 && areAlone(guess, groups, histograms);
  return { format: format.id, items: [...items, ...groups], guess, isSure };
}

function spectraGuess(groups: readonly SpectrumGroup[], histograms: readonly Entry[]): ReadChoice | null {
  const toRead = histogramsToRead(histograms).map(({ path }) => path);
  const guessed = groups.filter(({ names }) => names.some((name) => toRead.includes(name)));
  const named = guessed.filter(({ names }) => names.some((name) => detectorOfPath(name) !== null));
  const ofAxes = groups.filter(({ names, oddBins }) =>
    histograms.some((entry) => axesOf(entry) === 2 && names.includes(entry.path) && oddBins === undefined),
  );
  const best = named.length > 0 ? named : ofAxes.length > 0 ? ofAxes : guessed;
  // Groups of the same SDDs would be added up: the first is guessed.
  const paths = haveTwins(best) || best.some(({ oddBins }) => oddBins !== undefined) ? best.slice(0, 1) : best;
  return paths.length === 0 ? null : { kind: 'spectra', paths: paths.map(({ path }) => path) };
}

function haveTwins(groups: readonly SpectrumGroup[]): boolean {
  const labels = groups.flatMap(({ names }) => {
    const keys = names.flatMap((name) => detectorOfPath(name) ?? []).map(detectorLabel);
    return [...new Set(keys)];
  });
  return new Set(labels).size < labels.length;
}

/** Whether everything that would be read without a choice is what was guessed, with bins that are channels. */
function areAlone(
  guess: Extract<ReadChoice, { kind: 'spectra' }>,
  groups: readonly SpectrumGroup[],
  histograms: readonly Entry[],
): boolean {
  const chosen = groups.filter(({ path }) => guess.paths.includes(path));
  if (chosen.some(({ oddBins }) => oddBins !== undefined)) return false;
  const twoAxes = histograms.filter((entry) => axesOf(entry) === 2).map(({ path }) => path);
  if (chosen.every(({ names }) => names.every((name) => twoAxes.includes(name)))) return chosen.length === 1;
  const toRead = histogramsToRead(histograms).map(({ path }) => path);
  const named = toRead.filter((path) => detectorOfPath(path) !== null);
  const names = chosen.flatMap((group) => group.names);
  return (named.length > 0 ? named : toRead).every((path) => names.includes(path));
}

async function groupItem(root: RootFile, path: string, entries: readonly Entry[]): Promise<SpectrumGroup> {
  const names = entries.map((entry) => entry.path);
  const [first] = entries;
  const empty = { kind: 'spectra', path, names, channels: 0, firstCounts: { from: 0, counts: [] } } as const;
  if (first === undefined) return empty;
  const read = async (bins: 'channels' | 'any') => {
    if (axesOf(first) === 1) return (await readHistogram(root, first, bins)).counts;
    return (await readHistogram2d(root, first, bins)).spectra[0]?.counts ?? new Uint32Array(0);
  };
  try {
    const counts = await read('channels');
    return { ...empty, channels: counts.length, firstCounts: firstCountsOf(counts) };
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    const counts = await read('any').catch(() => new Uint32Array(0));
    return { ...empty, channels: counts.length, firstCounts: firstCountsOf(counts), oddBins: error.problem };
  }
}
