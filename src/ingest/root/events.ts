import { FormatError } from '../../dataset/errors';
import type { HistogramBuilder } from '../../dataset/histogramBuilder';
import { chosenEvents, PLACE, type WantedColumn } from '../choice/chosenEvents';
import type { EventChoice } from '../choice/contents';
import type { ReadSummary } from '../format';
import { EVENTS_AT_ONCE } from '../npy/eventColumns';
import { readBranch, type BranchReader } from './baskets';
import { shown, type RootFile } from './rootFile';
import type { Branch, Tree } from './tree';

/** Entries whose numbers are taken at once, where these are not too many. */
const ENTRIES_AT_ONCE = 1024;
/** More hits in one entry are none: SIDDHARTA-2's own programs have room for 99999. */
export const MAX_HITS = 2 ** 20;

/** A branch on its way: `perEvent` where its numbers go one by one with the events. */
interface Column extends WantedColumn {
  readonly reader: BranchReader;
  readonly perEntry: number;
  readonly isPerEvent: boolean;
  /** Numbers of the entries at hand; for one per event, of the events at hand. */
  readonly values: Float64Array<ArrayBuffer>;
}

/**
 * Reads the events of a tree as chosen: one per entry, or one per place of an array or list in each entry. Numbers that
 * an entry has once go with all its hits. One basket of each branch is in memory at a time.
 */
export async function readEvents(
  root: RootFile,
  tree: Tree,
  builder: HistogramBuilder,
  choice: EventChoice,
  pace: (fraction: number) => Promise<void> = () => Promise.resolve(),
): Promise<ReadSummary> {
  const adc = branchOf(root, tree, choice.adc);
  const isPerEvent = (name: string) => branchOf(root, tree, name).perEntry === adc.perEntry;
  const hasPlaces = typeof adc.perEntry === 'number' && adc.perEntry > 1;
  const events = chosenEvents(root.name, builder, choice, isPerEvent, hasPlaces);
  const columns = events.wanted.map((wanted) => columnOf(root, tree, wanted, wanted.index === null));
  const used = [...new Set(events.wanted.map(({ column }) => branchOf(root, tree, column)))];
  const entries = entriesOf(root, used);
  const counter = typeof adc.perEntry === 'string' ? counterOf(root, tree, adc.perEntry) : null;
  const counts = new Float64Array(ENTRIES_AT_ONCE).fill(typeof adc.perEntry === 'number' ? adc.perEntry : NaN);
  const block = new Map(columns.map(({ key }) => [key, new Float64Array(EVENTS_AT_ONCE)]));
  if (hasPlaces) block.set(PLACE, new Float64Array(EVENTS_AT_ONCE));
  for (let done = 0; done < entries; done += ENTRIES_AT_ONCE) {
    const count = Math.min(ENTRIES_AT_ONCE, entries - done);
    await counter?.fill(counts, 0, count);
    for (const { isPerEvent: isEach, reader, values, perEntry } of columns) {
      if (!isEach) await reader.fill(values, 0, count * perEntry);
    }
    await eachBlock(root.name, counts.subarray(0, count), columns, block, events.add);
    await pace((done + count) / entries);
  }
  await checkEnds(root.name, columns, choice.adc);
  const summary = events.finish();
  const ignored = tree.branches.filter((branch) => !used.includes(branch) && branch.name !== adc.perEntry);
  const list = ignored
    .map(({ name }) => shown(name))
    .join(', ')
    .slice(0, 400);
  const warnings =
    ignored.length > 0 ? [...summary.warnings, `${root.name}: branches not read: ${list}.`] : summary.warnings;
  return { ...summary, warnings };
}

type Add = ReturnType<typeof chosenEvents>['add'];

/** Hands on the events of some entries, at most EVENTS_AT_ONCE at a time; `counts` says how many each entry has. */
async function eachBlock(
  file: string,
  counts: Float64Array,
  columns: readonly Column[],
  block: ReadonlyMap<string, Float64Array>,
  add: Add,
): Promise<void> {
  const isFirst = new Uint8Array(EVENTS_AT_ONCE);
  const places = block.get(PLACE);
  const repeated = columns.flatMap(({ key, isPerEvent, values, perEntry, index }) => {
    const into = block.get(key);
    return isPerEvent || into === undefined ? [] : [{ into, values, perEntry, index: index ?? 0 }];
  });
  let length = 0;
  const flush = async () => {
    for (const { key, isPerEvent, reader } of columns) {
      if (isPerEvent) await reader.fill(block.get(key) ?? new Float64Array(0), 0, length);
    }
    add(block, length, isFirst);
    length = 0;
  };
  for (const [entry, hits] of counts.entries()) {
    if (!(Number.isInteger(hits) && hits >= 0 && hits <= MAX_HITS)) {
      throw new FormatError(file, {}, `the file is damaged: an entry has ${String(hits)} hits`);
    }
    for (let place = 0; place < hits; place++) {
      isFirst[length] = Number(place === 0);
      if (places !== undefined) places[length] = place;
      for (const { into, values, perEntry, index } of repeated) into[length] = values[entry * perEntry + index] ?? NaN;
      if (++length === EVENTS_AT_ONCE) await flush();
    }
  }
  if (length > 0) await flush();
}

function branchOf(root: RootFile, tree: Tree, name: string): Branch {
  const [branch, second] = tree.branches.filter((candidate) => candidate.name === name);
  const twin = tree.branches.find((other) => other !== branch && other.name.toLowerCase() === name.toLowerCase());
  if (branch === undefined)
    throw new FormatError(root.name, {}, `the tree "${shown(tree.path)}" has no branch "${shown(name)}"`);
  if (second !== undefined || twin !== undefined) {
    throw new FormatError(
      root.name,
      {},
      `there are two branches called "${shown(name.toLowerCase())}": rename or remove one`,
    );
  }
  return branch;
}

function columnOf(root: RootFile, tree: Tree, wanted: WantedColumn, isPerEvent: boolean): Column {
  const branch = branchOf(root, tree, wanted.column);
  const perEntry = isPerEvent ? 1 : branch.perEntry;
  if (branch.type === null || typeof perEntry === 'string' || (wanted.index ?? 0) >= perEntry) {
    const problem = `the branch "${shown(branch.name)}" of the tree "${shown(tree.path)}" has no numbers, or as many as no other`;
    throw new FormatError(root.name, {}, problem);
  }
  const values = new Float64Array(isPerEvent ? 0 : ENTRIES_AT_ONCE * perEntry);
  return { ...wanted, reader: readBranch(root, branch, branch.type), perEntry, isPerEvent, values };
}

/** Entries of the branches that are read; they have to agree. */
function entriesOf(root: RootFile, used: readonly Branch[]): number {
  const [first] = [...used].sort((a, b) => b.entries - a.entries);
  const other = used.find(({ entries }) => entries !== first?.entries);
  if (first === undefined || other === undefined) return first?.entries ?? 0;
  const found = `"${shown(other.name)}" has ${String(other.entries)} entries, and "${shown(first.name)}" ${String(first.entries)}`;
  throw new FormatError(root.name, {}, `the branches are not of one length: ${found}`);
}

/** The branch that says how many hits each entry has. */
export function counterOf(root: RootFile, tree: Tree, name: string): BranchReader {
  const branch = branchOf(root, tree, name);
  if (branch.type !== null && branch.perEntry === 1) return readBranch(root, branch, branch.type);
  throw new FormatError(root.name, {}, `the branch "${shown(name)}" does not say how many hits there are`);
}

/** jsroot compares no checksums; a list that has more hits than its counter says shows damage all the same. */
async function checkEnds(file: string, columns: readonly Column[], adc: string): Promise<void> {
  for (const { column, isPerEvent, reader } of columns) {
    if (!isPerEvent || (await reader.isAtEnd())) continue;
    const problem = `the branch "${shown(column)}" has more numbers than "${shown(adc)}" and its counter say`;
    throw new FormatError(file, {}, `the file is damaged: ${problem}`);
  }
}
