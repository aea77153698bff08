import { R__unzip } from 'jsroot/io';
import { FormatError } from '../../dataset/errors';
import { decompress } from '../source/decompress';

const BLOCK_HEADER_BYTES = 9;
/** No histogram of 65536 channels and no basket comes near. */
const MAX_OBJECT_BYTES = 2 ** 28;

/** One packed piece of at most 16 MiB, its header included. */
interface Block {
  readonly byte: number;
  readonly view: DataView<ArrayBuffer>;
  readonly bytes: number;
}

/**
 * An object unpacked. ROOT packs in blocks, each by a method of its own: zlib goes through the platform, which also holds
 * it against its checksum; LZ4, ZSTD, LZMA and the old deflate go through jsroot, which does not. `byte` is where the
 * packed bytes stand in the file. Throws a FormatError where they are damaged.
 */
export async function unpacked(
  file: string,
  packed: DataView<ArrayBuffer>,
  bytes: number,
  byte: number,
): Promise<DataView<ArrayBuffer>> {
  if (bytes === packed.byteLength) return packed;
  const blocks = blocksOf(file, packed, byte);
  // Compared before memory is taken: the size in the key may be anything.
  if (bytes > MAX_OBJECT_BYTES || blocks.reduce((sum, block) => sum + block.bytes, 0) !== bytes) {
    throw new FormatError(
      file,
      { byte },
      `the file is damaged: what is packed here does not give ${String(bytes)} bytes`,
    );
  }
  const whole = new Uint8Array(bytes);
  let offset = 0;
  for (const block of blocks) {
    await unpackInto(file, block, whole.subarray(offset, offset + block.bytes));
    offset += block.bytes;
  }
  return new DataView(whole.buffer);
}

function blocksOf(file: string, packed: DataView<ArrayBuffer>, byte: number): Block[] {
  const blocks: Block[] = [];
  const sizeAt = (at: number) => packed.getUint16(at, true) + 65536 * packed.getUint8(at + 2);
  for (let at = 0; at < packed.byteLength;) {
    const end = at + BLOCK_HEADER_BYTES < packed.byteLength ? at + BLOCK_HEADER_BYTES + sizeAt(at + 3) : Infinity;
    if (end > packed.byteLength) {
      throw new FormatError(file, { byte: byte + at }, 'the file is damaged: a packed piece is longer than its record');
    }
    const view = new DataView(packed.buffer, packed.byteOffset + at, end - at);
    blocks.push({ byte: byte + at, view, bytes: sizeAt(at + 6) });
    at = end;
  }
  return blocks;
}

async function unpackInto(file: string, { byte, view, bytes }: Block, target: Uint8Array): Promise<void> {
  const problem = 'the file is damaged: what is packed here cannot be unpacked, or not to what its checksum says';
  const method = new TextDecoder('latin1').decode(new Uint8Array(view.buffer, view.byteOffset, 2));
  if (method === 'ZL') {
    let offset = 0;
    for await (const piece of decompress(file, 'deflate', packedBytes(view), problem)) {
      if (offset + piece.length > bytes) throw new FormatError(file, { byte }, problem);
      target.set(piece, offset);
      offset += piece.length;
    }
    if (offset !== bytes) throw new FormatError(file, { byte }, problem);
    return;
  }
  const plain = await R__unzip(view, bytes, true).catch(() => null);
  if (plain?.byteLength !== bytes) throw new FormatError(file, { byte }, problem);
  target.set(new Uint8Array(plain.buffer, plain.byteOffset, bytes));
}

async function* packedBytes(block: DataView<ArrayBuffer>): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  const start = block.byteOffset + BLOCK_HEADER_BYTES;
  yield await Promise.resolve(new Uint8Array(block.buffer, start, block.byteLength - BLOCK_HEADER_BYTES));
}
