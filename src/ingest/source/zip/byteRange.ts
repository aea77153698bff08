import type { ByteRange, OpenFile } from '../../format';
import { allBytes } from '../allBytes';

/** What is held in memory of an archive that is packed once more. */
const MAX_HELD_BYTES = 2 ** 28;

/**
 * Any part of a file's bytes: from the disk, or from memory where they have to be unpacked first (at most 256 MiB).
 * `what` names what is never longer then.
 */
export async function rangeOf(
  file: OpenFile,
  what = 'archive that is packed once more; unpack it first',
): Promise<ByteRange> {
  if (file.range !== undefined) return file.range;
  const whole = await allBytes(file, MAX_HELD_BYTES, what);
  return {
    size: whole.length,
    between: async function* (from, to) {
      yield await Promise.resolve(whole.subarray(from, to));
    },
  };
}

/** The bytes from `from` to before `to` in one array; the caller bounds how many. */
export async function bytesBetween(range: ByteRange, from: number, to: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(to - from);
  let offset = 0;
  for await (const piece of range.between(from, to)) {
    bytes.set(piece, offset);
    offset += piece.length;
  }
  return bytes;
}
