import { FormatError, HalfmaxError } from '../../dataset/errors';

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Unpacks bytes as they come. Throws a FormatError with `problem` and the byte where the data are damaged or end early;
 * errors of `chunks` itself pass through unchanged.
 */
export async function* decompress(
  name: string,
  format: 'gzip' | 'deflate' | 'deflate-raw',
  chunks: AsyncIterable<Bytes>,
  problem: string,
): AsyncGenerator<Bytes, void> {
  const { readable, writable } = new DecompressionStream(format);
  const reader = readable.getReader();
  const source = watch(chunks);
  const feeding = feed(source.chunks, writable.getWriter());
  feeding.catch(() => undefined); // Awaited below; until then a failure must not count as unhandled.
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done || value === undefined) break;
      yield value;
    }
    await feeding;
  } catch (cause) {
    throw source.state.failure ?? new FormatError(name, { byte: source.state.bytes }, problem, { cause });
  } finally {
    // Also ends the feed where the one who asked for the data has stopped before their end.
    await reader.cancel().catch(() => undefined);
  }
}

/** Pushes packed bytes into the decompressor while its other end is read. */
async function feed(chunks: AsyncIterable<Bytes>, writer: WritableStreamDefaultWriter<Bytes>): Promise<void> {
  writer.closed.catch(() => undefined); // The reading end sees the same failure.
  try {
    for await (const chunk of chunks) await writer.write(chunk);
    await writer.close();
  } catch (error) {
    await writer.abort(error).catch(() => undefined);
    throw error;
  }
}

/** The same chunks, with a record of how many bytes were handed on and of what the source threw. */
function watch(chunks: AsyncIterable<Bytes>): {
  chunks: AsyncIterable<Bytes>;
  state: { bytes: number; failure: Error | null };
} {
  const state: { bytes: number; failure: Error | null } = { bytes: 0, failure: null };
  async function* watched() {
    try {
      for await (const chunk of chunks) {
        state.bytes += chunk.length;
        yield chunk;
      }
    } catch (error) {
      state.failure = error instanceof Error ? error : new HalfmaxError('internal', String(error));
      throw error;
    }
  }
  return { chunks: watched(), state };
}
