import { TBuffer } from 'jsroot/io';
import { FormatError } from '../../dataset/errors';
import type { HistogramBuilder } from '../../dataset/histogramBuilder';
import type { ReadSummary } from '../format';
import { EVENT_COLUMNS, eventAdder, EVENTS_AT_ONCE, type EventColumn, type EventValues } from '../npy/eventColumns';
import { inWords } from '../source/inWords';
import { shown, type RootFile } from './rootFile';
import type { Basket, Branch, LeafType, Tree } from './tree';
import { unpacked } from './unpack';

/** A branch that gives its numbers in order, and the next of them. */
interface Column {
  readonly name: EventColumn;
  readonly type: LeafType;
  readonly values: Float64Array<ArrayBuffer>;
  readonly baskets: AsyncGenerator<DataView, void>;
  basket: DataView;
  byte: number;
}

/**
 * Reads the events of a tree from the branches sdd and adc (and time, bus), in upper or lower case. One basket of each
 * branch is in memory at a time. jsroot's own walk through a tree is not used: it never ends where a basket is damaged.
 */
export async function readEvents(root: RootFile, tree: Tree, builder: HistogramBuilder): Promise<ReadSummary> {
  const columns = EVENT_COLUMNS.flatMap((name) => columnOf(root, tree, name) ?? []);
  const used = tree.branches.filter((branch) => columns.some(({ name }) => isCalled(branch, name)));
  const events = used[0]?.entries ?? 0;
  const other = used.find(({ entries }) => entries !== events);
  if (other !== undefined) {
    const found = `"${shown(other.name)}" has ${String(other.entries)} entries, and "${shown(used[0]?.name ?? '')}" ${String(events)}`;
    throw new FormatError(root.name, {}, `the branches are not of one length: ${found}`);
  }
  const add = eventAdder(root.name, builder, () => ({}));
  const values: EventValues = Object.fromEntries(columns.map((column) => [column.name, column.values]));
  for (let done = 0; done < events; done += EVENTS_AT_ONCE) {
    const count = Math.min(EVENTS_AT_ONCE, events - done);
    for (const column of columns) await fill(root.name, column, count);
    add(values, count);
  }
  const ignored = tree.branches.filter((branch) => !used.includes(branch)).map(({ name }) => shown(name));
  const list = ignored.join(', ').slice(0, 400);
  return { events, warnings: ignored.length > 0 ? [`${root.name}: branches not read: ${list}.`] : [] };
}

function isCalled({ name }: Branch, column: EventColumn): boolean {
  return name.toLowerCase() === column;
}

function columnOf(root: RootFile, tree: Tree, name: EventColumn): Column | null {
  const [branch, second] = tree.branches.filter((candidate) => isCalled(candidate, name));
  if (branch === undefined) return null;
  if (second !== undefined) {
    throw new FormatError(root.name, {}, `there are two branches called "${name}": rename or remove one`);
  }
  const { type } = branch;
  if (type === null) {
    const problem = `the branch "${shown(branch.name)}" of the tree "${shown(tree.path)}" is an array or no number`;
    throw new FormatError(root.name, {}, `${problem}; write one event per entry, a number each`);
  }
  const values = new Float64Array(EVENTS_AT_ONCE);
  return {
    name,
    type,
    values,
    baskets: basketsOf(root, branch, type),
    basket: new DataView(new ArrayBuffer(0)),
    byte: 0,
  };
}

async function* basketsOf(root: RootFile, branch: Branch, type: LeafType): AsyncGenerator<DataView, void> {
  for (const basket of branch.baskets) {
    const bytes = basket.entries * type.bytes;
    const numbers = basket.bytes > 0 ? await bytesOf(root, branch, basket) : basket.inside;
    if (numbers === null || numbers.byteLength < bytes) {
      const problem = `a basket of the branch "${shown(branch.name)}" has too few numbers`;
      throw new FormatError(root.name, { byte: basket.byte }, `the file is damaged: ${problem}`);
    }
    yield new DataView(numbers.buffer, numbers.byteOffset, bytes);
  }
}

async function bytesOf(root: RootFile, branch: Branch, { byte, bytes }: Basket): Promise<DataView> {
  const record = await root.record(byte, bytes);
  const problem = `the file is damaged: there is no basket of the branch "${shown(branch.name)}" here`;
  return inWords(root.name, { byte }, problem, () => {
    const { fKeylen, fObjlen, fClassName } = new TBuffer(record, 0, root.layout).readTKey();
    if (fClassName !== 'TBasket') throw new FormatError(root.name, { byte }, problem);
    return unpacked(root.name, new DataView(record.buffer, fKeylen, bytes - fKeylen), fObjlen, byte + fKeylen);
  });
}

/** Puts the next `count` numbers into the column's values. */
async function fill(file: string, column: Column, count: number): Promise<void> {
  const { type, values } = column;
  for (let i = 0; i < count;) {
    if (column.byte === column.basket.byteLength) {
      const { done, value } = await column.baskets.next();
      if (done === true) {
        throw new FormatError(file, {}, `the file is damaged: baskets of the branch "${column.name}" are missing`);
      }
      column.basket = value;
      column.byte = 0;
    }
    const end = Math.min(count, i + (column.basket.byteLength - column.byte) / type.bytes);
    for (; i < end; i++, column.byte += type.bytes) values[i] = type.read(column.basket, column.byte);
  }
}
