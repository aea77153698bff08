import { FormatError } from '../../../dataset/errors';
import type { ByteRange } from '../../format';
import { bytesBetween } from './byteRange';

/** A file in a zip archive, by the archive's directory. */
export interface ZipMember {
  readonly name: string;
  /** 0 stored, 8 deflate. */
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly crc32: number;
  readonly packedBytes: number;
  readonly bytes: number;
  /** Byte of its local header. */
  readonly at: number;
}

const END_BYTES = 22;
const MAX_COMMENT = 65535;
const ENTRY_BYTES = 46;
export const LOCAL_HEADER_BYTES = 30;
const MAX_MEMBERS = 10_000;
const MAX_DIRECTORY_BYTES = 2 ** 23;
/** Unpacked, all members together: more than a session can hold, and the end of every bomb. */
const MAX_UNPACKED_BYTES = 2 ** 36;
const UNKNOWN = 0xffffffff;

/** Whether the bytes start as a zip archive does; an empty archive starts with its end. */
export function isZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && ((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6));
}

/**
 * The members of a zip archive (PKWARE's APPNOTE 6.3, with its 64-bit extension). At most 10000, of 64 GiB together;
 * members that share bytes are refused, as archives that grow without end are made so. Throws a FormatError.
 */
export async function readDirectory(file: string, range: ByteRange): Promise<ZipMember[]> {
  const { count, from, bytes } = await findDirectory(file, range);
  if (count > MAX_MEMBERS || bytes > MAX_DIRECTORY_BYTES) {
    throw new FormatError(file, { byte: from }, `the archive has ${String(count)} files, and 10000 are the most`);
  }
  if (from + bytes > range.size)
    throw new FormatError(file, { byte: range.size }, 'the directory of the archive is cut');
  const view = viewOf(await bytesBetween(range, from, from + bytes));
  const members: ZipMember[] = [];
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (at + ENTRY_BYTES > bytes || view.getUint32(at, true) !== 0x02014b50) {
      throw new FormatError(
        file,
        { byte: from + at },
        `the directory of the archive is damaged at its file ${String(i + 1)}`,
      );
    }
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const end = at + ENTRY_BYTES + (nameBytes ?? 0) + (extraBytes ?? 0) + (commentBytes ?? 0);
    if (end > bytes) throw new FormatError(file, { byte: from + at }, 'the directory of the archive is damaged');
    members.push(memberAt(view, at, nameBytes ?? 0, extraBytes ?? 0));
    at = end;
  }
  checkBounds(file, members, from);
  return members;
}

async function findDirectory(file: string, range: ByteRange) {
  const from = Math.max(0, range.size - END_BYTES - MAX_COMMENT);
  const view = viewOf(await bytesBetween(range, from, range.size));
  for (let at = view.byteLength - END_BYTES; at >= 0; at--) {
    if (view.getUint32(at, true) !== 0x06054b50) continue;
    const isLarge = at >= 20 && view.getUint32(at - 20, true) === 0x07064b50;
    if (isLarge) return largeDirectory(file, range, Number(view.getBigUint64(at - 12, true)));
    return {
      count: view.getUint16(at + 10, true),
      bytes: view.getUint32(at + 12, true),
      from: view.getUint32(at + 16, true),
    };
  }
  throw new FormatError(file, { byte: range.size }, 'the archive has no directory at its end: copy the file again');
}

/** The directory of an archive above 4 GiB or with more than 65535 files. */
async function largeDirectory(file: string, range: ByteRange, at: number) {
  if (at + 56 > range.size) throw new FormatError(file, { byte: range.size }, 'the directory of the archive is cut');
  const view = viewOf(await bytesBetween(range, at, at + 56));
  if (view.getUint32(0, true) !== 0x06064b50) {
    throw new FormatError(file, { byte: at }, 'the directory of the archive is damaged');
  }
  const [count = NaN, bytes = NaN, from = NaN] = [32, 40, 48].map((offset) => Number(view.getBigUint64(offset, true)));
  return { count, bytes, from };
}

function memberAt(view: DataView, at: number, nameBytes: number, extraBytes: number): ZipMember {
  const nameAt = at + ENTRY_BYTES;
  const name = new TextDecoder('utf-8').decode(new Uint8Array(view.buffer, view.byteOffset + nameAt, nameBytes));
  const short = {
    packed: view.getUint32(at + 20, true),
    bytes: view.getUint32(at + 24, true),
    at: view.getUint32(at + 42, true),
  };
  const long = longNumbers(view, nameAt + nameBytes, nameAt + nameBytes + extraBytes);
  // The extension holds those of the three that do not fit, in this order.
  const bytes = short.bytes === UNKNOWN ? (long.shift() ?? UNKNOWN) : short.bytes;
  const packedBytes = short.packed === UNKNOWN ? (long.shift() ?? UNKNOWN) : short.packed;
  return {
    name,
    method: view.getUint16(at + 10, true),
    isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
    crc32: view.getUint32(at + 16, true),
    packedBytes,
    bytes,
    at: short.at === UNKNOWN ? (long.shift() ?? UNKNOWN) : short.at,
  };
}

function longNumbers(view: DataView, from: number, to: number): number[] {
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    const end = Math.min(to, at + 4 + view.getUint16(at + 2, true));
    const numbers: number[] = [];
    for (let byte = at + 4; byte + 8 <= end && numbers.length < 3; byte += 8) {
      numbers.push(Number(view.getBigUint64(byte, true)));
    }
    return numbers;
  }
  return [];
}

function checkBounds(file: string, members: readonly ZipMember[], directoryAt: number): void {
  const unpacked = members.reduce((sum, { bytes }) => sum + bytes, 0);
  if (unpacked > MAX_UNPACKED_BYTES) {
    throw new FormatError(file, {}, `the archive unpacks to ${String(unpacked)} bytes, more than can be read`);
  }
  const inOrder = [...members].sort((a, b) => a.at - b.at);
  for (const [i, { name, at, packedBytes }] of inOrder.entries()) {
    const next = inOrder[i + 1]?.at ?? directoryAt;
    if (at + LOCAL_HEADER_BYTES + packedBytes > next) {
      throw new FormatError(file, { member: name, byte: at }, 'this file in the archive overlaps what follows it');
    }
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
