import { FormatError } from '../../dataset/errors';
import type { OpenFile } from '../format';

/** All bytes of a file of at most `atMost`; throws a FormatError for a longer one. `what` names what is never longer. */
export async function allBytes(file: OpenFile, atMost: number, what: string): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of file.chunks) {
    bytes += piece.length;
    if (bytes > atMost) throw new FormatError(file.name, { byte: atMost }, `the file is longer than any ${what}`);
    pieces.push(piece);
  }
  const whole = new Uint8Array(bytes);
  let offset = 0;
  for (const piece of pieces) {
    whole.set(piece, offset);
    offset += piece.length;
  }
  return whole;
}
