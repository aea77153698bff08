import { FormatError } from '../../dataset/errors';
import { signatureByte } from './format';

const LONG = 8;
/** Byte of the file's end after the signature, by the version of the header; older ones have two more numbers in front. */
const END_AT: Readonly<Record<number, number>> = { 0: 40, 1: 44, 2: 28, 3: 28 };

/**
 * Throws a FormatError where a file is shorter than its header says (HDF5 File Format Specification, II.A); the library
 * would say so too, in a page of its own words. Of a longer file it says nothing: something was put in or appended, which
 * the oddity returned tells. Data without a checksum behind that place are others than were written. Null where all is well.
 */
export function checkEnd(name: string, head: Uint8Array, size: number): string | null {
  const start = Math.max(0, signatureByte(head));
  const version = head[start + 8] ?? 0;
  const at = start + (END_AT[version] ?? 0);
  const offsetBytes = head[start + (version < 2 ? 13 : 9)];
  if (END_AT[version] === undefined) {
    throw new FormatError(name, { byte: start + 8 }, `the file is damaged: version ${String(version)} of HDF5 is none`);
  }
  if (at + LONG > head.length) throw new FormatError(name, { byte: head.length }, 'the file ends in its header');
  if (offsetBytes !== LONG) return null;
  const end = start + Number(new DataView(head.buffer, head.byteOffset + at, LONG).getBigUint64(0, true));
  if (end === size) return null;
  if (end < size) {
    const more = `the file has ${String(size)} bytes, and its header says ${String(end)}`;
    return `${more}: something was put in or appended, and its numbers may be wrong.`;
  }
  const problem = `the file ends here, and its header says ${String(end)} bytes: it was cut, or not closed by its program`;
  throw new FormatError(name, { byte: size }, problem);
}
