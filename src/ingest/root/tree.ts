import type { TBuffer } from 'jsroot/io';
import { FormatError } from '../../dataset/errors';
import { EVENT_COLUMNS } from '../npy/eventColumns';
import type { Entry } from './directory';
import { objectOfKey, shown, type RootFile } from './rootFile';

/** How the numbers of a branch are read from bytes, big endian. */
export interface LeafType {
  readonly bytes: number;
  readonly read: (view: DataView, byte: number) => number;
}

/** One branch of a tree: a column of the table. */
export interface Branch {
  readonly name: string;
  readonly entries: number;
  /** Null where an entry is not one number. */
  readonly type: LeafType | null;
  readonly baskets: readonly Basket[];
}

/** Consecutive entries of a branch: a record of the file, or bytes in the tree's own record. */
export interface Basket {
  readonly entries: number;
  readonly byte: number;
  readonly bytes: number;
  readonly inside: DataView | null;
}

export interface Tree {
  readonly path: string;
  readonly branches: readonly Branch[];
  /** Whether there are branches called sdd and adc. */
  readonly isOfEvents: boolean;
}

/** Members of jsroot's objects; every one of them may be missing or something else in a damaged file. */
type Members = Readonly<Record<string, unknown>>;

export function isTree({ key }: Entry): boolean {
  return /^(TTree|TNtupleD?)$/.test(key.fClassName);
}

/** The branches of a tree, without those in branches. Throws a FormatError where they cannot be understood. */
export async function openTree(root: RootFile, { path, key }: Entry): Promise<Tree> {
  const object = await objectOfKey(root, key);
  const branches = listIn(object['fBranches']).map((branch) => branchOf(root.name, path, branch));
  const has = (column: string) => branches.some(({ name }) => name.toLowerCase() === column);
  return { path, branches, isOfEvents: has(EVENT_COLUMNS[0]) && has(EVENT_COLUMNS[1]) };
}

function branchOf(file: string, path: string, branch: Members): Branch {
  const { fName, fEntries, fLeaves, fBranches, fFileName } = branch;
  const entries = Number(fEntries);
  if (typeof fName !== 'string' || !(Number.isSafeInteger(entries) && entries >= 0)) {
    throw new FormatError(
      file,
      {},
      `the file is damaged: a branch of the tree "${shown(path)}" has no name or entries`,
    );
  }
  const leaves = listIn(fLeaves);
  const [leaf] = leaves;
  const isPlain = leaf !== undefined && leaves.length === 1 && listIn(fBranches).length === 0 && fFileName === '';
  return { name: fName, entries, type: isPlain ? typeOf(leaf) : null, baskets: basketsOf(branch, entries) };
}

/** Null for an array, and for what is no number. */
function typeOf({ _typename: kind, fLen, fLeafCount, fIsUnsigned }: Members): LeafType | null {
  if (fLen !== 1 || (fLeafCount !== null && fLeafCount !== undefined)) return null;
  const isUnsigned = fIsUnsigned === true;
  switch (kind) {
    case 'TLeafD':
      return { bytes: 8, read: (view, byte) => view.getFloat64(byte) };
    case 'TLeafF':
      return { bytes: 4, read: (view, byte) => view.getFloat32(byte) };
    case 'TLeafB':
      return { bytes: 1, read: (view, byte) => (isUnsigned ? view.getUint8(byte) : view.getInt8(byte)) };
    case 'TLeafS':
      return { bytes: 2, read: (view, byte) => (isUnsigned ? view.getUint16(byte) : view.getInt16(byte)) };
    case 'TLeafI':
      return { bytes: 4, read: (view, byte) => (isUnsigned ? view.getUint32(byte) : view.getInt32(byte)) };
    case 'TLeafL':
      return { bytes: 8, read: (view, byte) => Number(isUnsigned ? view.getBigUint64(byte) : view.getBigInt64(byte)) };
    default:
      return null;
  }
}

/** The baskets as far as they are consecutive; whoever reads them sees whether all entries came. */
function basketsOf(branch: Members, entries: number): Basket[] {
  const { fBasketBytes, fBasketSeek, fBasketEntry, fBaskets } = branch;
  const baskets: Basket[] = [];
  const held = listIn(fBaskets, true);
  for (let k = 0, start = 0; start < entries; k++) {
    const next = numberAt(fBasketEntry, k + 1);
    const end = next > start && next <= entries ? next : entries;
    const bytes = numberAt(fBasketBytes, k);
    const inside = (held[k]?.['fBufferRef'] as Partial<TBuffer> | undefined)?.arr ?? null;
    const isThere = numberAt(fBasketEntry, k) === start && (bytes > 0 || inside instanceof DataView);
    if (!isThere) break;
    baskets.push({ entries: end - start, byte: numberAt(fBasketSeek, k), bytes, inside });
    start = end;
  }
  return baskets;
}

function numberAt(list: unknown, i: number): number {
  const isList = Array.isArray(list) || ArrayBuffer.isView(list);
  return isList ? Number((list as unknown as ArrayLike<number | bigint>)[i] ?? 0) : 0;
}

/** What is in a TObjArray; empty places only where they are asked for, as null. */
function listIn(list: unknown, withGaps: true): readonly (Members | null)[];
function listIn(list: unknown): readonly Members[];
function listIn(list: unknown, withGaps = false): readonly (Members | null)[] {
  const items = (list as { readonly arr?: unknown } | null | undefined)?.arr;
  if (!Array.isArray(items)) return [];
  const members = items.map((item: unknown) => (typeof item === 'object' ? (item as Members | null) : null));
  return withGaps ? members : members.filter((item) => item !== null);
}
