import { HalfmaxError } from './errors';

/** Counts that one bin holds: 32 bits. */
export const MAX_COUNT = 0xffffffff;

/** The filled bins of a spectrum, lossless: channels ascending, and how many counts each holds (at least 1). */
export interface PackedSpectrum {
  readonly channels: Uint16Array;
  /** As narrow as the largest count allows. */
  readonly counts: Uint8Array | Uint16Array | Uint32Array;
}

/** What a spectrum and its two arrays cost beside their content, bytes. */
const OVERHEAD_BYTES = 250;

/** The filled bins of `bins` (at most 65536 channels); null where there is none. */
export function packSpectrum(bins: Uint32Array): PackedSpectrum | null {
  return packCounts(null, bins);
}

/**
 * The filled ones of the first `length` of `counts`, whose channels are `channels`, ascending, or 0, 1, 2, ...; null where there
 * is none.
 */
export function packCounts(
  channels: Uint16Array | null,
  counts: Uint32Array,
  length = counts.length,
): PackedSpectrum | null {
  let filled = 0;
  let most = 0;
  for (let i = 0; i < length; i++) {
    const n = counts[i] ?? 0;
    if (n === 0) continue;
    filled++;
    if (n > most) most = n;
  }
  if (filled === 0) return null;
  const kept = new Uint16Array(filled);
  const packed = most < 256 ? new Uint8Array(filled) : most < 65536 ? new Uint16Array(filled) : new Uint32Array(filled);
  let at = 0;
  for (let i = 0; i < length; i++) {
    const n = counts[i] ?? 0;
    if (n === 0) continue;
    kept[at] = channels === null ? i : (channels[i] ?? 0);
    packed[at++] = n;
  }
  return { channels: kept, counts: packed };
}

/** Adds the counts to `bins`, which reach to the last channel. Throws a HalfmaxError `limit` beyond 32 bits. */
export function addPacked(bins: Uint32Array, { channels, counts }: PackedSpectrum): void {
  for (let i = 0; i < channels.length; i++) {
    const adc = channels[i] ?? 0;
    bins[adc] = sumWithin32Bits(bins[adc] ?? 0, counts[i] ?? 0);
  }
}

/** Both together. Throws a HalfmaxError `limit` beyond 32 bits. */
export function sumOfPacked(a: PackedSpectrum, b: PackedSpectrum): PackedSpectrum {
  const channels = new Uint16Array(a.channels.length + b.channels.length);
  const counts = new Uint32Array(channels.length);
  let filled = 0;
  for (let i = 0, k = 0; i < a.channels.length || k < b.channels.length; filled++) {
    const ofA = a.channels[i] ?? Infinity;
    const ofB = b.channels[k] ?? Infinity;
    channels[filled] = Math.min(ofA, ofB);
    const fromA = ofA <= ofB ? (a.counts[i++] ?? 0) : 0;
    const fromB = ofB <= ofA ? (b.counts[k++] ?? 0) : 0;
    counts[filled] = sumWithin32Bits(fromA, fromB);
  }
  return packCounts(channels, counts.subarray(0, filled)) ?? a;
}

/** Bytes that a packed spectrum takes, about. */
export function packedBytes({ channels, counts }: PackedSpectrum): number {
  return channels.byteLength + counts.byteLength + OVERHEAD_BYTES;
}

/** The sum of two numbers of counts. Throws a HalfmaxError `limit` where it is above 2^32 - 1. */
export function sumWithin32Bits(a: number, b: number): number {
  if (a + b <= MAX_COUNT) return a + b;
  throw new HalfmaxError('limit', 'A channel would hold more than 2^32 - 1 counts: load fewer files at a time.');
}
