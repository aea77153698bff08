import { createCRC32 } from 'hash-wasm';
import { FormatError } from '../../../dataset/errors';
import type { ByteRange } from '../../format';
import { decompress } from '../decompress';
import { bytesBetween } from './byteRange';
import { LOCAL_HEADER_BYTES, type ZipMember } from './directory';

type Bytes = Uint8Array<ArrayBuffer>;

const STORED = 0;
const DEFLATE = 8;

/**
 * The bytes of a member, unpacked as they are asked for. Throws a FormatError where it is encrypted, packed in another
 * way than deflate, or has not the length and checksum that the directory gives: no byte more is handed on.
 */
export async function* openMember(file: string, range: ByteRange, member: ZipMember): AsyncGenerator<Bytes, void> {
  const fault = (problem: string, byte = member.at) => new FormatError(file, { member: member.name, byte }, problem);
  if (member.isEncrypted) throw fault('this file in the archive is encrypted: unpack it first');
  if (member.method !== STORED && member.method !== DEFLATE) {
    throw fault(
      `this file in the archive is packed by method ${String(member.method)}; expected deflate: pack it anew`,
    );
  }
  if (member.at + LOCAL_HEADER_BYTES > range.size) throw fault('the archive ends before this file');
  const header = await bytesBetween(range, member.at, member.at + LOCAL_HEADER_BYTES);
  const view = new DataView(header.buffer);
  if (view.getUint32(0, true) !== 0x04034b50) throw fault('the archive is damaged: there is no file at this byte');
  const from = member.at + LOCAL_HEADER_BYTES + view.getUint16(26, true) + view.getUint16(28, true);
  const to = from + member.packedBytes;
  if (to > range.size) throw fault('the archive ends in this file', range.size);
  const packed = range.between(from, to);
  const damaged = 'this file in the archive is damaged: copy or pack the archive anew';
  const unpacked = member.method === STORED ? packed : decompress(file, 'deflate-raw', packed, damaged);
  const checksum = await createCRC32();
  let bytes = 0;
  for await (const piece of unpacked) {
    bytes += piece.length;
    if (bytes > member.bytes) throw fault('this file in the archive is longer than the directory says', from);
    checksum.update(piece);
    yield piece;
  }
  if (bytes !== member.bytes || Number.parseInt(checksum.digest('hex'), 16) !== member.crc32)
    throw fault(damaged, from);
}
