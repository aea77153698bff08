import { FormatError } from '../../dataset/errors';
import { MAX_CHANNELS } from '../../dataset/histogramBuilder';
import type { Read } from '../format';
import { allBytes } from '../source/allBytes';
import { addSpectra, checkChannels, withoutUnknown } from '../spectrum/addSpectra';

const HEADER_BYTES = 32;
/** The record after the counts has 512 bytes; some programs append more. */
const MAX_TAIL_BYTES = 2 ** 16;
const TICKS_PER_SECOND = 50;
const LINEAR = -101;
const QUADRATIC = -102;
/** The sample's description in the record after the counts: its length, then at most 63 characters. */
const DESCRIPTION_AT = 320;
const DESCRIPTION_BYTES = 63;

/**
 * Reads one spectrum; see `Read`. By ORTEC's "Software File Structure Manual for DOS and Windows Systems", little
 * endian: live and real time in ticks of 20 ms, first channel, number of channels, counts of 32 bits with sign; then a
 * record -101 (offset and gain in keV) or -102 (with a quadratic term).
 */
export const read: Read = async (file, builder) => {
  const bytes = await allBytes(file, HEADER_BYTES + 4 * MAX_CHANNELS + MAX_TAIL_BYTES, 'ORTEC spectrum');
  if (bytes.length < HEADER_BYTES) {
    throw new FormatError(file.name, { byte: bytes.length }, 'the file ends in its header of 32 bytes');
  }
  const view = new DataView(bytes.buffer);
  const first = view.getUint16(28, true);
  const channels = view.getUint16(30, true);
  checkChannels(file.name, first + channels, { byte: 28 });
  const end = HEADER_BYTES + 4 * channels;
  if (bytes.length < end) {
    const problem = `the file ends here, and its ${String(channels)} channels need ${String(end)} bytes`;
    throw new FormatError(file.name, { byte: bytes.length }, problem);
  }
  const counts = new Uint32Array(channels === 0 ? 0 : first + channels);
  for (let i = 0; i < channels; i++) {
    const byte = HEADER_BYTES + 4 * i;
    const n = view.getInt32(byte, true);
    if (n < 0) throw new FormatError(file.name, { byte }, `channel ${String(first + i)} has ${String(n)} counts`);
    counts[first + i] = n;
  }
  const facts = withoutUnknown({
    title: descriptionIn(bytes.subarray(end)),
    start: startIn(bytes),
    liveS: view.getInt32(12, true) / TICKS_PER_SECOND,
    realS: view.getInt32(8, true) / TICKS_PER_SECOND,
    energyEv: energyScale(new DataView(bytes.buffer, end)),
  });
  return addSpectra(file.name, builder, [{ counts, facts }]);
};

/** `30 MAY 1985 19:08:00`; the eighth character of the date is 1 from the year 2000 on. Undefined where it is no date. */
function startIn(bytes: Uint8Array): string | undefined {
  const header = new TextDecoder('latin1').decode(bytes.subarray(0, HEADER_BYTES));
  const [, day, month, year] = /^(\d\d)([A-Z]{3})(\d\d)/i.exec(header.slice(16, 24)) ?? [];
  const [, hours, minutes] = /^(\d\d)(\d\d)/.exec(header.slice(24, 28)) ?? [];
  if (day === undefined || month === undefined || year === undefined) return undefined;
  const date = `${day} ${month} ${header.charAt(23) === '1' ? '20' : '19'}${year}`;
  const seconds = /^\d\d$/.test(header.slice(6, 8)) ? `:${header.slice(6, 8)}` : '';
  return hours === undefined || minutes === undefined ? date : `${date} ${hours}:${minutes}${seconds}`;
}

function energyScale(tail: DataView): readonly number[] | undefined {
  if (tail.byteLength < 16) return undefined;
  const kind = tail.getInt16(0, true);
  if (kind !== LINEAR && kind !== QUADRATIC) return undefined;
  // The third number of a linear record is no quadratic term, but the offset of the line widths.
  const coefficients = [4, 8, ...(kind === QUADRATIC ? [12] : [])].map((at) => 1000 * tail.getFloat32(at, true));
  return coefficients.every(Number.isFinite) ? coefficients : undefined;
}

function descriptionIn(tail: Uint8Array): string | undefined {
  const length = tail[DESCRIPTION_AT] ?? 0;
  if (length === 0 || length > DESCRIPTION_BYTES) return undefined;
  const text = new TextDecoder('latin1').decode(tail.subarray(DESCRIPTION_AT + 1, DESCRIPTION_AT + 1 + length));
  return /^[\x20-\x7e]*$/.test(text) ? text : undefined;
}
