import type { TaskContext } from '../../dataset/task';
import type { OpenFile } from '../format';
import { fileChunks } from './fileChunks';
import { gunzip, isGzip } from './gunzip';

/** Sniffers see this much of a file. */
const HEAD_BYTES = 2 ** 16;

/**
 * Opens a file for reading, unpacked where its content is gzip. `onPacked` sees the bytes as they are on disk. Between
 * pieces the task breathes, so that a cancel ends the reading.
 */
export async function openFile(
  file: File,
  onPacked: (chunk: Uint8Array) => void,
  context: TaskContext,
): Promise<OpenFile> {
  const onDisk = fileChunks(file, onPacked);
  const magic = new Uint8Array(await file.slice(0, 3).arrayBuffer());
  const unpacked = isGzip(magic) ? gunzip(file.name, onDisk) : onDisk;
  const { head, chunks } = await peek(unpacked);
  return { name: file.name, head, chunks: paced(chunks, context) };
}

/** The first bytes, and all bytes from the first one again. */
async function peek(
  chunks: AsyncGenerator<Uint8Array, void>,
): Promise<{ head: Uint8Array; chunks: AsyncIterable<Uint8Array> }> {
  const taken: Uint8Array[] = [];
  let bytes = 0;
  while (bytes < HEAD_BYTES) {
    const { done, value } = await chunks.next();
    if (done === true) break;
    taken.push(value);
    bytes += value.length;
  }
  async function* fromStart() {
    yield* taken.splice(0);
    yield* chunks;
  }
  return { head: joined(taken).subarray(0, HEAD_BYTES), chunks: fromStart() };
}

async function* paced(chunks: AsyncIterable<Uint8Array>, context: TaskContext): AsyncGenerator<Uint8Array, void> {
  for await (const chunk of chunks) {
    await context.breathe();
    yield chunk;
  }
}

/** The pieces one after the other in one array. */
function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((bytes, piece) => bytes + piece.length, 0));
  let offset = 0;
  for (const piece of pieces) {
    whole.set(piece, offset);
    offset += piece.length;
  }
  return whole;
}
