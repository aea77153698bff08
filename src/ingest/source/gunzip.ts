import { decompress } from './decompress';

type Bytes = Uint8Array<ArrayBuffer>;

/** Whether the bytes start as a gzip file does (RFC 1952: magic number and the only compression method). */
export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b && head[2] === 8;
}

/**
 * Unpacks gzip bytes as they come. Throws a FormatError where the data are damaged or end early; errors of `chunks`
 * itself pass through unchanged.
 */
export function gunzip(name: string, chunks: AsyncIterable<Bytes>): AsyncGenerator<Bytes, void> {
  const problem =
    'the gzip data are damaged or end early near this byte, or consist of several parts: copy the file again, or pack it anew';
  return decompress(name, 'gzip', chunks, problem);
}
