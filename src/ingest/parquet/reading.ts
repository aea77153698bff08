import { SECONDS_PER_DAY } from '../../dataset/secondsPerDay';
import { compressors } from 'hyparquet-compressors';
import { MAX_CHUNK_BYTES } from './checkDirectory';

/** Times come as seconds, whatever their unit in the file. */
const PARSERS = {
  timestampFromMilliseconds: (time: bigint) => Number(time) / 1e3,
  timestampFromMicroseconds: (time: bigint) => Number(time) / 1e6,
  timestampFromNanoseconds: (time: bigint) => Number(time) / 1e9,
  dateFromDays: (days: number) => days * SECONDS_PER_DAY,
};

/** A packed page may say any size: memory is taken for what a column may hold. */
const BOUNDED_COMPRESSORS = Object.fromEntries(
  Object.entries(compressors).map(([codec, unpack]) => [
    codec,
    (packed: Uint8Array, bytes: number) => {
      if (bytes > MAX_CHUNK_BYTES) throw new RangeError('a page is larger than a column may be');
      return unpack(packed, bytes);
    },
  ]),
);

/** How hyparquet reads for us. */
export const READING = {
  compressors: BOUNDED_COMPRESSORS,
  parsers: PARSERS,
  useOffsetIndex: false,
  geoparquet: false,
} as const;
