import type { TBuffer } from 'jsroot/io';
import { FormatError } from '../../dataset/errors';
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
  /** Null where an entry has anything but numbers of one kind. */
  readonly type: LeafType | null;
  /** Numbers of an entry: as many as given, or as many as the branch of this name says. */
  readonly perEntry: number | string;
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
}

/** No event has as many hits in a list of fixed length. */
const MAX_PER_ENTRY = 65536;

/** Members of jsroot's objects; every one of them may be missing or something else in a damaged file. */
type Members = Readonly<Record<string, unknown>>;

export function isTree({ key }: Entry): boolean {
  return /^(TTree|TNtupleD?)$/.test(key.fClassName);
}

/** The branches of a tree, without those in branches. Throws a FormatError where they cannot be understood. */
export async function openTree(root: RootFile, { path, key }: Entry): Promise<Tree> {
  const object = await objectOfKey(root, key);
  const branches = listIn(object['fBranches']).map((branch) => branchOf(root.name, path, branch));
  return { path, branches };
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
  const perEntry = isPlain ? perEntryOf(leaf) : null;
  const type = isPlain && perEntry !== null ? typeOf(leaf) : null;
  return { name: fName, entries, type, perEntry: perEntry ?? 1, baskets: basketsOf(branch, entries) };
}

/** Null where a list has lists in it. */
function perEntryOf({ fLen, fLeafCount }: Members): number | string | null {
  if (typeof fLen !== 'number' || !(fLen >= 1 && fLen <= MAX_PER_ENTRY)) return null;
  if (fLeafCount === null || fLeafCount === undefined) return fLen;
  const { fName } = fLeafCount as Members;
  return fLen === 1 && typeof fName === 'string' ? fName : null;
}

/** Null for what is no number. */
function typeOf({ _typename: kind, fIsUnsigned }: Members): LeafType | null {
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
