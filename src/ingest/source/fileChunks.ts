import { FormatError } from '../../dataset/errors';

const CHUNK_BYTES = 2 ** 20;

/**
 * The bytes of a file on disk in pieces of 1 MiB, the next one read ahead while the one before is used. `onChunk` sees
 * each piece once, in order. Throws a FormatError where the file cannot be read any more.
 */
export async function* fileChunks(
  file: File,
  onChunk: (chunk: Uint8Array) => void,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  for await (const chunk of rangeChunks(file, 0, file.size)) {
    onChunk(chunk);
    yield chunk;
  }
}

/** The bytes of a file on disk from `from` to before `to` (at most its size), likewise. */
export async function* rangeChunks(
  file: File,
  from: number,
  to: number,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  let ahead = readSlice(file, from, Math.min(from + CHUNK_BYTES, to));
  for (let byte = from; byte < to; byte += CHUNK_BYTES) {
    const chunk = await ahead;
    ahead = readSlice(file, byte + CHUNK_BYTES, Math.min(byte + 2 * CHUNK_BYTES, to));
    yield chunk;
  }
}

function readSlice(file: File, byte: number, to: number): Promise<Uint8Array<ArrayBuffer>> {
  const reading = file
    .slice(byte, Math.max(byte, to))
    .arrayBuffer()
    .then(
      (buffer) => new Uint8Array(buffer),
      (cause: unknown) => {
        const problem = 'the file cannot be read any more: was it changed, moved or deleted? Choose it again';
        throw new FormatError(file.name, { byte }, problem, { cause });
      },
    );
  // A piece read ahead may never be asked for; its failure then is of no interest.
  reading.catch(() => undefined);
  return reading;
}
