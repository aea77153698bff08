import type { Dataset, Group, Metadata } from 'h5wasm';
import { FormatError } from '../../dataset/errors';
import { numberType, type NumberType } from '../npy/numberType';
import { isDataset, isGroup } from './openHdf5';

const MAX_DEPTH = 32;
const MAX_OBJECTS = 10_000;
/** A dataset of numbers, or of records with numbers. */
export interface Numbers {
  /** Without the slash in front. */
  readonly path: string;
  readonly dataset: Dataset;
  readonly shape: readonly number[];
  /** The numbers of an element: one without a name, or the members of a record that are numbers. */
  readonly members: readonly Member[];
  readonly isOfRecords: boolean;
  /** Bytes of an element. */
  readonly size: number;
  /** Rows of a chunk, 1 where there are none. */
  readonly chunkRows: number;
}

/** A number in an element. */
export interface Member {
  readonly name: string;
  readonly type: NumberType;
  /** Its first byte in the element. */
  readonly offset: number;
}

/** What is in a file: datasets of numbers, and the groups with their attributes. */
export interface Walked {
  readonly numbers: readonly Numbers[];
  readonly groups: ReadonlyMap<string, Group>;
  /** Datasets of anything else, in words. */
  readonly others: readonly string[];
}

/** Every group and dataset of a file. Links to other files are not followed. */
export function walk(file: string, root: Group): Walked {
  const numbers: Numbers[] = [];
  const groups = new Map<string, Group>([['', root]]);
  const others: string[] = [];
  const visit = (group: Group, path: string, depth: number) => {
    for (const name of group.keys()) {
      const inner = path === '' ? name : `${path}/${name}`;
      if (depth === MAX_DEPTH || numbers.length + groups.size + others.length > MAX_OBJECTS) {
        throw new FormatError(file, {}, 'the file has more groups than can be read, or its links go round');
      }
      const entity = group.get(name);
      if (isGroup(entity)) {
        groups.set(inner, entity);
        visit(entity, inner, depth + 1);
      } else if (isDataset(entity)) {
        const found = numbersOf(file, inner, entity);
        if (found === null) others.push(hasBothOrders(entity.metadata) ? `${inner} (of both byte orders)` : inner);
        else numbers.push(found);
      }
    }
  };
  visit(root, '', 0);
  return { numbers, groups, others };
}

function numbersOf(file: string, path: string, dataset: Dataset): Numbers | null {
  const { metadata } = dataset;
  const { size, shape, chunks, compound_type: record, virtual_sources: virtual } = metadata;
  const alone = typeOf(metadata);
  const members: Member[] = alone === null ? [] : [{ name: '', type: alone, offset: 0 }];
  for (const member of record?.members ?? []) {
    const type = typeOf(member);
    if (type !== null) members.push({ name: member.name, type, offset: member.offset });
  }
  if (members.length === 0 || shape === null || shape.length === 0 || virtual !== undefined) return null;
  if (hasBothOrders(metadata)) return null;
  if (!shape.every((length) => Number.isSafeInteger(length))) {
    throw new FormatError(file, {}, `the file is damaged: the dataset "${path}" has an absurd shape`);
  }
  return { path, dataset, shape, members, isOfRecords: alone === null, size, chunkRows: chunks?.[0] ?? 1 };
}

/** Null for what is no single number of a size that can be read. The library hands all on as little-endian. */
function typeOf({ type, size, signed }: Metadata): NumberType | null {
  const kind = type === 0 ? (signed ? 'i' : 'u') : type === 1 ? 'f' : '';
  return numberType(`<${kind}${String(size)}`);
}

/**
 * Whether numbers of both byte orders are in a record: the library turns records of big-endian numbers round, and hands
 * on those of both as they are.
 */
function hasBothOrders(metadata: Metadata): boolean {
  return new Set(ordersIn(metadata)).size > 1;
}

function ordersIn({ type, littleEndian, compound_type: record, array_type: array }: Metadata): boolean[] {
  if (record !== undefined) return record.members.flatMap(ordersIn);
  if (array !== undefined) return ordersIn(array);
  // Texts, opaque bytes and references have none.
  return [0, 1, 2, 4, 8].includes(type) ? [littleEndian] : [];
}
