import type { TaskContext } from '../../dataset/task';
import type { OpenFile } from '../format';
import { fileChunks, rangeChunks } from './fileChunks';
import { gunzip, isGzip } from './gunzip';

/** Sniffers see this much of a file. */
const HEAD_BYTES = 2 ** 16;
const MAGIC_BYTES = 3;

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Opens a file for reading, unpacked where its content is gzip. `onPacked` sees the bytes as they are on disk. Between
 * pieces the task breathes, so that a cancel ends the reading.
 */
export async function openFile(
  file: File,
  onPacked: (chunk: Uint8Array) => void,
  context: TaskContext,
): Promise<OpenFile> {
  const open = await openBytes(file.name, fileChunks(file, onPacked));
  const chunks = paced(open.chunks, context);
  if (open.isPacked) return { name: file.name, head: open.head, chunks };
  const between = (from: number, to: number) => paced(rangeChunks(file, from, to), context);
  return { name: file.name, head: open.head, chunks, range: { size: file.size, between }, blob: file };
}

/** Opens bytes from anywhere as a file, unpacked where they are gzip. */
export async function openBytes(
  name: string,
  bytes: AsyncGenerator<Bytes, void>,
): Promise<{ head: Bytes; chunks: AsyncGenerator<Bytes, void>; isPacked: boolean }> {
  const packed = await peek(bytes, MAGIC_BYTES);
  const isPacked = isGzip(packed.head);
  const unpacked = isPacked ? gunzip(name, packed.chunks) : packed.chunks;
  return { ...(await peek(unpacked, HEAD_BYTES)), isPacked };
}

/** The first bytes, at most `atMost`, and all bytes from the first one again. */
async function peek(
  chunks: AsyncGenerator<Bytes, void>,
  atMost: number,
): Promise<{ head: Bytes; chunks: AsyncGenerator<Bytes, void> }> {
  const taken: Bytes[] = [];
  let bytes = 0;
  while (bytes < atMost) {
    const { done, value } = await chunks.next();
    if (done === true) break;
    taken.push(value);
    bytes += value.length;
  }
  async function* fromStart() {
    yield* taken.splice(0);
    yield* chunks;
  }
  return { head: joined(taken).subarray(0, atMost), chunks: fromStart() };
}

async function* paced(chunks: AsyncIterable<Bytes>, context: TaskContext): AsyncGenerator<Bytes, void> {
  for await (const chunk of chunks) {
    await context.breathe();
    yield chunk;
  }
}

/** The pieces one after the other in one array. */
function joined(pieces: readonly Bytes[]): Bytes {
  const whole = new Uint8Array(pieces.reduce((bytes, piece) => bytes + piece.length, 0));
  let offset = 0;
  for (const piece of pieces) {
    whole.set(piece, offset);
    offset += piece.length;
  }
  return whole;
}
