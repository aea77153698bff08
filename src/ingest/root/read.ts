import { FormatError } from '../../dataset/errors';
import type { HistogramBuilder } from '../../dataset/histogramBuilder';
import type { ReadChoice } from '../choice/contents';
import { guessEvents } from '../choice/guessEvents';
import { groupOf } from '../choice/spectrumGroups';
import type { Describe, OpenFile, Read, ReadSummary } from '../format';
import { rangeOf } from '../source/zip/byteRange';
import { contentsOf, describeContents, histogramsToRead, type RootContents } from './contents';
import { describeTree } from './describeTree';
import type { Entry } from './directory';
import { readEvents } from './events';
import { detectorOfPath, names, readHistograms } from './histograms';
import { openRoot, shown, type RootFile } from './rootFile';
import type { Tree } from './tree';

const MAX_LIST = 300;

/**
 * Reads what was chosen; else the tree whose branches are events, else the histograms; see `Read`. Events before
 * histograms since they have times, and the histograms of such a file are made from them. What else the file holds is
 * named in a warning.
 */
export const read: Read = async (file, builder, choice) => {
  const root = await open(file);
  const contents = await contentsOf(root);
  const { entries, trees } = contents;
  const [summary, used] = await (choice === undefined
    ? readGuessed(file, root, contents, builder)
    : readChosen(file, root, contents, builder, choice));
  const ignored = entries.filter(({ path }) => !used.includes(path));
  if (ignored.length === 0) return summary;
  return { ...summary, warnings: [...summary.warnings, `${file.name}: not read: ${contentOf(ignored, trees)}.`] };
};

export const describe: Describe = async (file) => describeContents(await open(file));

/** A summary, and the paths of what it is of. */
type Summary = readonly [ReadSummary, readonly string[]];

async function open(file: OpenFile): Promise<RootFile> {
  return openRoot(file.name, await rangeOf(file, 'ROOT file that is packed once more; unpack it first'));
}

async function readChosen(
  file: OpenFile,
  root: RootFile,
  { trees, histograms, entries }: RootContents,
  builder: HistogramBuilder,
  choice: ReadChoice,
): Promise<Summary> {
  if (choice.kind === 'events') {
    const tree = trees.find(({ path }) => path === choice.path);
    if (tree === undefined) throw new FormatError(file.name, {}, `it holds ${contentOf(entries, trees)}; ${EXPECTED}`);
    return [await readEvents(root, tree, builder, choice, file.pace), [tree.path]];
  }
  const chosen = histograms.filter(({ path }) => choice.paths.includes(groupOf(path)));
  if (chosen.length === 0) throw new FormatError(file.name, {}, `it holds ${contentOf(entries, trees)}; ${EXPECTED}`);
  return [await readHistograms(root, chosen, builder, 'any'), chosen.map(({ path }) => path)];
}

async function readGuessed(
  file: OpenFile,
  root: RootFile,
  { entries, trees, histograms }: RootContents,
  builder: HistogramBuilder,
): Promise<Summary> {
  const ofEvents = trees.filter(hasSddAndAdc);
  const [tree, ...more] = ofEvents;
  if (more.length > 0) {
    const problem = `there are several trees with sdd and adc: ${names(ofEvents)}; keep one of them in the file`;
    throw new FormatError(file.name, {}, problem);
  }
  if (tree !== undefined) {
    const guess = guessEvents({ ...(await describeTree(root, tree)), firstRows: [] });
    if (guess?.isSure !== true) {
      const problem = `the branch "sdd" or "adc" of the tree "${shown(tree.path)}" has lists of lists or no numbers`;
      throw new FormatError(file.name, {}, problem);
    }
    return [await readEvents(root, tree, builder, guess.choice, file.pace), [tree.path]];
  }
  const described = await describeContents(root);
  const guess = described?.isSure === true && described.guess.kind === 'spectra' ? described.guess.paths : null;
  const isGuessed = ({ path }: Entry) => guess?.includes(groupOf(path)) ?? false;
  const toRead = guess === null ? histogramsToRead(histograms) : histograms.filter(isGuessed);
  if (toRead.length === 0) throw new FormatError(file.name, {}, `it holds ${contentOf(entries, trees)}; ${EXPECTED}`);
  const summary = await readHistograms(root, toRead, builder).catch((error: unknown) => {
    throw withContent(error, toRead, contentOf(entries, trees));
  });
  return [summary, toRead.map(({ path }) => path)];
}

function hasSddAndAdc({ branches }: Tree): boolean {
  const names = branches.map(({ name }) => name.toLowerCase());
  return names.includes('sdd') && names.includes('adc');
}

/** Where no name gives an SDD the histograms may be none of spectra: then what the file holds says why. */
function withContent(error: unknown, histograms: readonly Entry[], content: string): unknown {
  if (!(error instanceof FormatError) || histograms.some(({ path }) => detectorOfPath(path) !== null)) return error;
  return new FormatError(error.file, error.place, `${error.problem}. The file holds ${content}`, { cause: error });
}

const EXPECTED =
  'expected a TH1 per SDD, its bins one ADC channel wide, or a TTree with branches sdd and adc (and time, bus)';

/** What the file holds: classes and names, and the branches of trees. */
function contentOf(entries: readonly Entry[], trees: readonly Tree[]): string {
  if (entries.length === 0) return 'nothing';
  const list = entries.map(({ path, key }) => {
    const branches = trees.find((tree) => tree.path === path)?.branches.map(({ name }) => name);
    return `${shown(key.fClassName)} "${shown(path)}"${branches === undefined ? '' : ` (${branches.join(', ')})`}`;
  });
  const all = list.join(', ');
  return all.length > MAX_LIST ? `${all.slice(0, MAX_LIST)}…` : all;
}
