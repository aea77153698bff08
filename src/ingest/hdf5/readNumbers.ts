import type { Library } from 'h5wasm';
import { FormatError } from '../../dataset/errors';
import type { Member, Numbers } from './walk';

/** What is held in memory of a dataset at a time; the library unpacks a chunk whole. */
const MAX_BYTES = 2 ** 27;
/** Deflate, shuffle, Fletcher's checksum, N bits, scale and offset: what the library is built with. */
const KNOWN_FILTERS: readonly number[] = [1, 2, 3, 5, 6];

/**
 * Throws a FormatError where a dataset is packed in a way that the library does not know, or where its chunks are too
 * large to be held. To be called before it is read.
 */
export function checkReadable(file: string, { path, dataset, size }: Numbers): void {
  const filter = dataset.filters.find(({ id }) => !KNOWN_FILTERS.includes(id));
  if (filter !== undefined) {
    const problem = `the dataset "${path}" is packed by ${filter.name || `filter ${String(filter.id)}`}, which cannot be unpacked here`;
    throw new FormatError(file, {}, `${problem}: pack it by gzip (h5repack -f GZIP=4)`);
  }
  const chunkBytes = size * (dataset.metadata.chunks?.reduce((product, length) => product * length, 1) ?? 1);
  if (chunkBytes <= MAX_BYTES) return;
  const problem = `the chunks of the dataset "${path}" have ${String(chunkBytes)} bytes, and 128 MiB are the most`;
  throw new FormatError(file, {}, `${problem}: write it in smaller chunks`);
}

/**
 * The elements `from` to before `to` along the first axis, little-endian. As bytes, since the library makes a list of
 * lists of records.
 */
export function elementsBetween(file: string, library: Library, numbers: Numbers, from: number, to: number): DataView {
  const { path, dataset, shape, size } = numbers;
  const counts = shape.map((length, axis) => (axis === 0 ? to - from : length));
  const bytes = counts.reduce((product, length) => product * length, size);
  if (bytes > MAX_BYTES) {
    throw new FormatError(
      file,
      {},
      `the dataset "${path}" is too large: ${String(bytes)} bytes, and 128 MiB are the most`,
    );
  }
  const pointer = library._malloc(bytes);
  if (pointer === 0) throw new FormatError(file, {}, `there is no memory for ${String(bytes)} bytes of "${path}"`);
  try {
    // Damage that the library meets would leave what was in memory before.
    library.HEAPU8.fill(0xff, pointer, pointer + bytes);
    const offset = shape.map((_, axis) => BigInt(axis === 0 ? from : 0));
    const strides = shape.map(() => 1n);
    const status = library.get_dataset_data(
      dataset.file_id,
      dataset.path,
      counts.map(BigInt),
      offset,
      strides,
      BigInt(pointer),
    );
    if (status < 0) throw new FormatError(file, {}, `the file is damaged: the dataset "${path}" cannot be read`);
    return new DataView(library.HEAPU8.slice(pointer, pointer + bytes).buffer);
  } finally {
    library._free(pointer);
  }
}

/** One member of every element. */
export function memberOf(elements: DataView, { size }: Numbers, { type, offset }: Member): Float64Array<ArrayBuffer> {
  const values = new Float64Array(elements.byteLength / size);
  for (let i = 0, byte = offset; i < values.length; i++, byte += size) values[i] = type.read(elements, byte);
  return values;
}
