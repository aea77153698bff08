import { TBuffer } from 'jsroot/io';
import { FormatError } from '../../dataset/errors';
import { inWords } from '../source/inWords';
import { shown, type RootFile } from './rootFile';
import type { Basket, Branch, LeafType } from './tree';
import { unpacked } from './unpack';

/** Gives the numbers of a branch in order, basket by basket: one is in memory at a time. */
export interface BranchReader {
  /** Puts the next `count` numbers into the values from `at` on. Throws a FormatError where there are fewer. */
  readonly fill: (values: Float64Array, at: number, count: number) => Promise<void>;
  /** Whether every number was given. */
  readonly isAtEnd: () => Promise<boolean>;
}

/** A reader of a branch of numbers of this type. jsroot's own walk through a tree never ends where a basket is damaged. */
export function readBranch(root: RootFile, branch: Branch, type: LeafType): BranchReader {
  const baskets = basketsOf(root, branch, type);
  let basket: DataView = new DataView(new ArrayBuffer(0));
  let byte = 0;
  const next = async (): Promise<boolean> => {
    while (byte === basket.byteLength) {
      const { done, value } = await baskets.next();
      if (done === true) return false;
      basket = value;
      byte = 0;
    }
    return true;
  };
  return {
    fill: async (values, at, count) => {
      for (let i = at; i < at + count;) {
        if (!(await next())) {
          const problem = `the file is damaged: baskets of the branch "${shown(branch.name)}" are missing`;
          throw new FormatError(root.name, {}, problem);
        }
        const end = Math.min(at + count, i + (basket.byteLength - byte) / type.bytes);
        for (; i < end; i++, byte += type.bytes) values[i] = type.read(basket, byte);
      }
    },
    isAtEnd: async () => !(await next()),
  };
}

async function* basketsOf(root: RootFile, branch: Branch, type: LeafType): AsyncGenerator<DataView, void> {
  for (const basket of branch.baskets) {
    const numbers = basket.bytes > 0 ? await bytesOf(root, branch, basket) : basket.inside;
    // Behind lists of hits ROOT writes where each entry starts; the counter says the same.
    const bytes =
      typeof branch.perEntry === 'string' ? (numbers?.byteLength ?? 0) : basket.entries * branch.perEntry * type.bytes;
    if (numbers === null || numbers.byteLength < bytes || bytes % type.bytes !== 0) {
      const problem = `a basket of the branch "${shown(branch.name)}" has too few numbers`;
      throw new FormatError(root.name, { byte: basket.byte }, `the file is damaged: ${problem}`);
    }
    yield new DataView(numbers.buffer, numbers.byteOffset, bytes);
  }
}

async function bytesOf(root: RootFile, branch: Branch, { byte, bytes }: Basket): Promise<DataView> {
  const record = await root.record(byte, bytes);
  const problem = `the file is damaged: there is no basket of the branch "${shown(branch.name)}" here`;
  return inWords(root.name, { byte }, problem, async () => {
    const buffer = new TBuffer(record, 0, root.layout);
    const { fKeylen, fObjlen, fClassName } = buffer.readTKey();
    if (fClassName !== 'TBasket') throw new FormatError(root.name, { byte }, problem);
    const dataBytes = typeof branch.perEntry === 'string' ? lastByteIn(buffer) - fKeylen : fObjlen;
    const packed = new DataView(record.buffer, fKeylen, bytes - fKeylen);
    const content = await unpacked(root.name, packed, fObjlen, byte + fKeylen);
    if (!(dataBytes >= 0 && dataBytes <= content.byteLength)) throw new FormatError(root.name, { byte }, problem);
    return new DataView(content.buffer, content.byteOffset, dataBytes);
  });
}

/** Where the numbers of a basket end, counted from its key: what follows them says where entries start. */
function lastByteIn(buffer: TBuffer): number {
  buffer.readVersion();
  buffer.ntoi4();
  // Below zero where a byte of flags follows.
  if (buffer.ntoi4() < 0) buffer.ntoi1();
  buffer.ntoi4();
  return buffer.ntoi4();
}
