import { FormatError } from '../../dataset/errors';
import { MAX_CHANNELS, MAX_COUNT } from '../../dataset/histogramBuilder';
import type { OpenNpy } from './openNpy';

/** Counts of an array of spectra: 256 detectors of 65536 channels. */
const MAX_BINS = 2 ** 24;

/** The spectra of an array, and whether it was turned round. */
interface ArraySpectra {
  readonly spectra: readonly Uint32Array[];
  /** What the user should know of the reading, empty where nothing. */
  readonly oddities: readonly string[];
}

/**
 * The spectra in an array of counts: one of (channel), or several of (detector, channel). An array of more rows than
 * columns is taken as (channel, detector), which is said. Throws a FormatError with the byte of the first value that is
 * no count.
 */
export async function arraySpectra(file: string, array: OpenNpy): Promise<ArraySpectra> {
  const { header, dataByte } = array;
  const { shape, records, isFortran, recordBytes, fields } = header;
  const field = fields[0];
  const [rows = 0, columns = 0] = shape.length === 1 ? [1, shape[0]] : shape;
  if (field === undefined || header.isStructured || shape.length < 1 || shape.length > 2) {
    const problem = `an array of shape (${shape.join(', ')}) is none of spectra; expected (channel) or (detector, channel)`;
    throw new FormatError(file, { byte: 0 }, problem);
  }
  const isTurned = rows > columns;
  const [detectors, channels] = isTurned ? [columns, rows] : [rows, columns];
  if (channels > MAX_CHANNELS || records > MAX_BINS) {
    const problem = `the shape (${shape.join(', ')}) is too large: ${String(MAX_CHANNELS)} channels are the most`;
    const hint = shape.length === 1 ? '. Events need the fields or arrays sdd, time, adc' : '';
    throw new FormatError(file, { byte: 0 }, problem + hint);
  }
  const values: number[][] = Array.from({ length: detectors }, () => []);
  const fastest = isFortran ? rows : columns;
  let index = 0;
  for await (const piece of array.pieces) {
    const view = new DataView(piece.buffer, piece.byteOffset, piece.byteLength);
    for (let byte = 0; byte < piece.length; byte += recordBytes, index++) {
      const value = field.type.read(view, byte);
      if (!(Number.isInteger(value) && value >= 0 && value <= MAX_COUNT)) {
        const problem = `a count is ${String(value)}; it must be a whole number from 0 to ${String(MAX_COUNT)}`;
        throw new FormatError(file, { byte: dataByte + index * recordBytes }, problem);
      }
      const slow = Math.floor(index / fastest);
      // The slower index is that of the detector, unless the array is either turned or in Fortran's order.
      values[isFortran === isTurned ? slow : index - slow * fastest]?.push(value);
    }
  }
  const turned = `the array of shape (${shape.join(', ')}) was read as ${String(channels)} channels of ${String(detectors)} detectors.`;
  return { spectra: values.map((counts) => Uint32Array.from(counts)), oddities: isTurned ? [turned] : [] };
}
