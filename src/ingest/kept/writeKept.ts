import { createSHA256 } from 'hash-wasm';
import { HalfmaxError } from '../../dataset/errors';
import type { PackedSpectrum } from '../../dataset/packedSpectrum';
import type { TaskContext } from '../../dataset/task';
import { HEAD, MAGIC, VERSION, type KeptHeader, type KeptRun } from './keptRun';

/** Where the bytes go. */
export interface ByteSink {
  /** Takes all bytes, to lie from byte `at` on; throws where it cannot. */
  readonly write: (bytes: Uint8Array, at: number) => void;
  /** What was written before is on the disk when this returns. */
  readonly flush: () => void;
}

const MEBIBYTE = 2 ** 20;
/** Larger runs are not kept: browsers give a page no more than a share of the disk. */
const MAX_BYTES = 256 * MEBIBYTE;
/** Bytes that are written at once. */
const BLOCK_BYTES = MEBIBYTE;

/**
 * Writes a run in the layout of `HEAD`, the head last. Returns the SHA-256 in hexadecimal, which names what was written,
 * and its size. Throws a HalfmaxError `limit`, before anything is written, where it takes more than 256 MiB.
 */
export async function writeKept(
  run: KeptRun,
  sink: ByteSink,
  { breathe }: Pick<TaskContext, 'breathe'>,
): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const header = headerOf(run);
  const { packed } = run.slices;
  const total = HEAD.bytes + header.length + spectraBytes(packed);
  if (total > MAX_BYTES) {
    const needed = String(Math.ceil(total / MEBIBYTE));
    throw new HalfmaxError('limit', `it takes ${needed} MiB, and 256 MiB are the most`);
  }
  const head = headOf(header.length, total - HEAD.bytes - header.length);
  const digest = await createSHA256();
  digest.update(head.subarray(0, HEAD.shaAt));
  let at: number = HEAD.bytes;
  for (const block of inBlocks([header, ...spectraParts(packed)])) {
    digest.update(block);
    sink.write(block, at);
    at += block.length;
    await breathe();
  }
  sink.flush();
  head.set(digest.digest('binary'), HEAD.shaAt);
  sink.write(head, 0);
  sink.flush();
  return { sha256: hexOf(head.subarray(HEAD.shaAt)), bytes: total };
}

/** Bytes in hexadecimal. */
export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function headOf(headerBytes: number, spectraBytesWritten: number): Uint8Array {
  const head = new Uint8Array(HEAD.bytes);
  head.set(MAGIC);
  const view = new DataView(head.buffer);
  view.setUint32(HEAD.versionAt, VERSION, true);
  view.setUint32(HEAD.headerBytesAt, headerBytes, true);
  view.setUint32(HEAD.spectraBytesAt, spectraBytesWritten, true);
  return head;
}

function headerOf({ files, warnings, named, reading, slices }: KeptRun): Uint8Array {
  const { detectors, batches, grid, channelCount, stated, overflow } = slices;
  const rest = { detectors, batches, grid, channelCount, stated, overflow: [...overflow] };
  const header: KeptHeader = { files, warnings, ...(named !== undefined && { named }), reading, slices: rest };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const padded = new Uint8Array(4 * Math.ceil(text.length / 4)).fill(0x20);
  padded.set(text);
  return padded;
}

type Packed = KeptRun['slices']['packed'];

function spectraBytes(packed: Packed): number {
  return packed.reduce((sum, spectrum) => sum + 8 + bytesOf(spectrum), 0);
}

function bytesOf(spectrum: PackedSpectrum | null): number {
  return spectrum === null ? 0 : spectrum.channels.byteLength + spectrum.counts.byteLength;
}

function* spectraParts(packed: Packed): Generator<Uint8Array> {
  yield bytesIn(Uint32Array.from(packed, (spectrum) => spectrum?.channels.length ?? 0));
  yield bytesIn(Uint32Array.from(packed, (spectrum) => spectrum?.counts.BYTES_PER_ELEMENT ?? 0));
  yield* countsOfWidth(packed, 4);
  for (const spectrum of packed) if (spectrum !== null) yield bytesIn(spectrum.channels);
  yield* countsOfWidth(packed, 2);
  yield* countsOfWidth(packed, 1);
}

function* countsOfWidth(packed: Packed, width: number): Generator<Uint8Array> {
  for (const spectrum of packed) {
    if (spectrum?.counts.BYTES_PER_ELEMENT === width) yield bytesIn(spectrum.counts);
  }
}

/** The memory of an array; every machine that browsers run on is little-endian. */
function bytesIn({ buffer, byteOffset, byteLength }: Uint8Array | Uint16Array | Uint32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** The same bytes in blocks: a block is good until the next one is asked for. */
function* inBlocks(parts: Iterable<Uint8Array>): Generator<Uint8Array> {
  const block = new Uint8Array(BLOCK_BYTES);
  let filled = 0;
  for (const part of parts) {
    for (let from = 0; from < part.length;) {
      const piece = part.subarray(from, from + BLOCK_BYTES - filled);
      block.set(piece, filled);
      from += piece.length;
      filled += piece.length;
      if (filled < BLOCK_BYTES) continue;
      yield block;
      filled = 0;
    }
  }
  if (filled > 0) yield block.subarray(0, filled);
}
