import { FormatError } from '../../dataset/errors';
import type { Read } from '../format';
import { rangeOf } from '../source/zip/byteRange';
import { entriesOf, type Entry } from './directory';
import { readEvents } from './events';
import { isHistogram } from './histogram';
import { detectorOfPath, names, readHistograms } from './histograms';
import { openRoot, shown } from './rootFile';
import { isTree, openTree, type Tree } from './tree';

const MAX_LIST = 300;

/**
 * Reads the tree whose branches are events, else the histograms; see `Read`. Events before histograms since they have
 * times, and the histograms of such a file are made from them. What else the file holds is named in a warning.
 */
export const read: Read = async (file, builder) => {
  const root = await openRoot(file.name, await rangeOf(file, 'ROOT file that is packed once more; unpack it first'));
  const entries = await entriesOf(root);
  const trees: Tree[] = [];
  for (const entry of entries) if (isTree(entry)) trees.push(await openTree(root, entry));
  const [events, ...more] = trees.filter(({ isOfEvents }) => isOfEvents);
  if (more.length > 0) {
    const problem = `there are several trees with sdd and adc: ${names(trees)}; keep one of them in the file`;
    throw new FormatError(file.name, {}, problem);
  }
  const histograms = entries.filter(isHistogram);
  if (events === undefined && histograms.length === 0) {
    throw new FormatError(file.name, {}, `it holds ${contentOf(entries, trees)}; ${EXPECTED}`);
  }
  const summary = await (events === undefined
    ? readHistograms(root, histograms, builder).catch((error: unknown) => {
        throw withContent(error, histograms, contentOf(entries, trees));
      })
    : readEvents(root, events, builder));
  const ignored = entries.filter((entry) => (events === undefined ? !isHistogram(entry) : entry.path !== events.path));
  if (ignored.length === 0) return summary;
  return { ...summary, warnings: [...summary.warnings, `${file.name}: not read: ${contentOf(ignored, trees)}.`] };
};

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
