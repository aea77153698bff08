import type { TaskContext } from '../../dataset/task';
import type { OpenFile } from '../format';
import { fileChunks } from './fileChunks';
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
  const packed = await peek(fileChunks(file, onPacked), MAGIC_BYTES);
  const unpacked = isGzip(packed.head) ? gunzip(file.name, packed.chunks) : packed.chunks;
  const { head, chunks } = await peek(unpacked, HEAD_BYTES);
  return { name: file.name, head, chunks: paced(chunks, context) };
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
