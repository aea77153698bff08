import { FormatError } from '../../dataset/errors';
import { parseHeader, type NpyHeader } from './header';

type Bytes = Uint8Array;

/** An array on its way to a reader. */
export interface OpenNpy {
  readonly header: NpyHeader;
  /** Byte of the first record. */
  readonly dataByte: number;
  /** The records in pieces of whole records; ends in a FormatError where there are fewer or more than the shape says. */
  readonly pieces: AsyncGenerator<Bytes, void>;
}

const MAX_HEADER_BYTES = 2 ** 16;

/** Whether the bytes start as an array of NumPy does. */
export function isNpy(head: Uint8Array): boolean {
  return head[0] === 0x93 && new TextDecoder('latin1').decode(head.subarray(1, 6)) === 'NUMPY';
}

/** Reads the header of an array (NumPy's format specification, versions 1 to 3). */
export async function openNpy(file: string, chunks: AsyncIterable<Bytes>): Promise<OpenNpy> {
  const iterator = chunks[Symbol.asyncIterator]();
  let head = new Uint8Array(0);
  const need = async (bytes: number) => {
    while (head.length < bytes) {
      const next: IteratorResult<Bytes, unknown> = await iterator.next();
      if (next.done === true) {
        throw new FormatError(file, { byte: head.length }, 'the file ends in the header of the array');
      }
      head = joined(head, next.value);
    }
  };
  await need(10);
  if (!isNpy(head)) throw new FormatError(file, { byte: 0 }, 'this is no array of NumPy');
  const version = head[6] ?? 0;
  if (version < 1 || version > 3) throw new FormatError(file, { byte: 6 }, `version ${String(version)} is unknown`);
  const lengthBytes = version === 1 ? 2 : 4;
  const textByte = 8 + lengthBytes;
  await need(textByte);
  const view = new DataView(head.buffer, head.byteOffset);
  const length = version === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (length > MAX_HEADER_BYTES)
    throw new FormatError(file, { byte: 8 }, `a header of ${String(length)} bytes is none`);
  const dataByte = textByte + length;
  await need(dataByte);
  const header = parseHeader(file, new TextDecoder('utf-8').decode(head.subarray(textByte, dataByte)), textByte);
  return { header, dataByte, pieces: wholeRecords(file, header, dataByte, head.slice(dataByte), iterator) };
}

async function* wholeRecords(
  file: string,
  { recordBytes, records }: NpyHeader,
  dataByte: number,
  first: Bytes,
  iterator: AsyncIterator<Bytes>,
): AsyncGenerator<Bytes, void> {
  const expected = records * recordBytes;
  let seen = 0;
  let rest = first;
  for (;;) {
    if (seen + rest.length > expected) {
      throw new FormatError(file, { byte: dataByte + expected }, 'there are bytes after the last record of the array');
    }
    const whole = rest.length - (rest.length % recordBytes);
    if (whole > 0) yield rest.subarray(0, whole);
    seen += whole;
    const next: IteratorResult<Bytes, unknown> = await iterator.next();
    if (next.done === true) break;
    rest = joined(rest.subarray(whole), next.value);
  }
  if (seen === expected) return;
  const problem = `the file ends after ${String(Math.floor(seen / recordBytes))} of ${String(records)} records`;
  throw new FormatError(file, { byte: dataByte + seen }, problem);
}

function joined(a: Bytes, b: Bytes): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
