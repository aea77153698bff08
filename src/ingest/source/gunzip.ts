import { FormatError, HalfmaxError } from '../../dataset/errors';

type Bytes = Uint8Array<ArrayBuffer>;

/** Whether the bytes start as a gzip file does (RFC 1952: magic number and the only compression method). */
export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b && head[2] === 8;
}

/**
 * Unpacks gzip bytes as they come. Throws a FormatError where the data are damaged or end early; errors of `chunks`
 * itself pass through unchanged.
 */
export async function* gunzip(name: string, chunks: AsyncIterable<Bytes>): AsyncGenerator<Bytes, void> {
  const { readable, writable } = new DecompressionStream('gzip');
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
    throw source.state.failure ?? damaged(name, source.state.bytes, cause);
  } finally {
    // Also ends the feed where the one who asked for the data has stopped before their end.
    await reader.cancel().catch(() => undefined);
  }
}

function damaged(name: string, byte: number, cause: unknown): FormatError {
  const problem =
    'the gzip data are damaged or end early near this byte, or consist of several parts: copy the file again, or pack it anew';
  return new FormatError(name, { byte }, problem, { cause });
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
