import { createSHA256 } from 'hash-wasm';
import { HalfmaxError } from '../../dataset/errors';
import type { PackedSpectrum } from '../../dataset/packedSpectrum';
import type { TaskContext } from '../../dataset/task';
import { HEAD, MAGIC, VERSION, type KeptHeader, type KeptRun } from './keptRun';
import { hexOf } from './writeKept';

const HASHED_AT_ONCE = 2 ** 22;

/**
 * Reads back what `writeKept` wrote: `bytes` are the whole of it, from the start of their buffer, and the spectra are views
 * of them. Null where the writing was not finished. Throws a HalfmaxError `unsupported` where another version of the page
 * wrote it, `format` where a single bit is another than it was, and the signal's reason where the task was cancelled.
 */
export async function readKept(
  bytes: Uint8Array<ArrayBuffer>,
  { breathe }: Pick<TaskContext, 'breathe'>,
): Promise<{ readonly run: KeptRun; readonly sha256: string } | null> {
  if (bytes.length < HEAD.bytes || MAGIC.every((_, at) => bytes[at] === 0)) return null;
  if (MAGIC.some((byte, at) => bytes[at] !== byte)) throw damaged();
  const view = new DataView(bytes.buffer);
  const sha256 = hexOf(bytes.subarray(HEAD.shaAt, HEAD.bytes));
  const digest = await createSHA256();
  digest.update(bytes.subarray(0, HEAD.shaAt));
  for (let at: number = HEAD.bytes; at < bytes.length; at += HASHED_AT_ONCE) {
    digest.update(bytes.subarray(at, at + HASHED_AT_ONCE));
    await breathe();
  }
  if (digest.digest('hex') !== sha256) throw damaged();
  // Another version may have another layout, but says which it is in the same place.
  if (view.getUint32(HEAD.versionAt, true) !== VERSION) {
    throw new HalfmaxError('unsupported', 'another version of this page wrote it');
  }
  const spectraAt = HEAD.bytes + view.getUint32(HEAD.headerBytesAt, true);
  const text = new TextDecoder('utf-8').decode(bytes.subarray(HEAD.bytes, spectraAt));
  const { slices, ...rest } = JSON.parse(text) as KeptHeader;
  const packed = spectraIn(bytes.buffer, spectraAt, slices.detectors.length * slices.batches.length);
  return {
    sha256,
    run: { ...rest, slices: { ...slices, overflow: Uint32Array.from(slices.overflow), packed } },
  };
}

function damaged(): HalfmaxError {
  return new HalfmaxError('format', 'it is damaged');
}

/** The spectra as views, in the order of `HEAD`'s layout. */
function spectraIn(buffer: ArrayBuffer, from: number, length: number): (PackedSpectrum | null)[] {
  const filled = new Uint32Array(buffer, from, length);
  const widths = new Uint32Array(buffer, from + 4 * length, length);
  const bytesOfWidth = (width: number) =>
    filled.reduce((sum, n, i) => (widths[i] === width ? sum + width * n : sum), 0);
  let at4 = from + 8 * length;
  let atChannels = at4 + bytesOfWidth(4);
  let at2 = atChannels + filled.reduce((sum, n) => sum + 2 * n, 0);
  let at1 = at2 + bytesOfWidth(2);
  return Array.from(filled, (n, i) => {
    if (n === 0) return null;
    const channels = new Uint16Array(buffer, atChannels, n);
    atChannels += 2 * n;
    switch (widths[i]) {
      case 4:
        at4 += 4 * n;
        return { channels, counts: new Uint32Array(buffer, at4 - 4 * n, n) };
      case 2:
        at2 += 2 * n;
        return { channels, counts: new Uint16Array(buffer, at2 - 2 * n, n) };
      default:
        at1 += n;
        return { channels, counts: new Uint8Array(buffer, at1 - n, n) };
    }
  });
}
