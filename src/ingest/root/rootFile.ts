import { FileProxy, openFile, TBuffer, type TFile, type TKey } from 'jsroot/io';
import { FormatError } from '../../dataset/errors';
import type { ByteRange } from '../format';
import { bytesBetween } from '../source/zip/byteRange';
import { inWords } from '../source/inWords';
import { unpacked } from './unpack';

/** Version, first record, end of the file; the end has 64 bits in files of more than 2 GiB, whose version is raised. */
const HEADER_BYTES = 20;
const LARGE_FILE_VERSION = 1_000_000;
/** No list of keys, histogram or basket comes near. */
const MAX_RECORD_BYTES = 2 ** 28;

/** Hands parts of a file to jsroot: nothing is fetched from anywhere. */
class RangeProxy extends FileProxy {
  constructor(
    private readonly name: string,
    private readonly range: ByteRange,
  ) {
    super();
  }

  override openFile(): Promise<boolean> {
    return Promise.resolve(true);
  }

  override getFileName(): string {
    return this.name;
  }

  override getFileSize(): number {
    return this.range.size;
  }

  /**
   * Places are pairs of position and length. One after the other: jsroot would ask for them at once, and a task breathes
   * once at a time. At the end of the file fewer bytes than asked for: jsroot reads its header in one go.
   */
  override async readBuffers(places: readonly number[]): Promise<DataView<ArrayBuffer>[]> {
    const views: DataView<ArrayBuffer>[] = [];
    for (let i = 0; i < places.length; i += 2) {
      const position = places[i] ?? 0;
      const length = Math.min(places[i + 1] ?? 0, this.range.size - position);
      views.push(await viewOf(this.name, this.range, position, length));
    }
    return views;
  }
}

/** A ROOT file of which records can be read. */
export interface RootFile {
  readonly name: string;
  /** What stands at its top, the layout of its classes left out. */
  readonly keys: readonly TKey[];
  /** Where jsroot keeps the layout of the classes. */
  readonly layout: TFile;
  /** The bytes of a record, its key included. */
  readonly record: (byte: number, bytes: number) => Promise<DataView<ArrayBuffer>>;
}

/** Opens a file. Throws a FormatError where it is cut, or where its header leads nowhere. */
export async function openRoot(name: string, range: ByteRange): Promise<RootFile> {
  await checkEnd(name, range);
  const problem = 'the file is damaged: its header does not lead to a list of keys and one of classes';
  const layout = await inWords(name, {}, problem, () => openFile(new RangeProxy(name, range)));
  const keys = layout.fKeys.filter(({ fName, fClassName }) => fName !== 'StreamerInfo' || fClassName !== 'TList');
  return { name, keys, layout, record: (byte, bytes) => viewOf(name, range, byte, bytes) };
}

/** The object of a key, unpacked. Throws a FormatError where key or bytes are damaged. */
export async function bytesOfKey(root: RootFile, key: TKey): Promise<DataView<ArrayBuffer>> {
  const byte = Number(key.fSeekKey);
  if (key.fKeylen <= 0 || key.fNbytes <= key.fKeylen) {
    throw new FormatError(root.name, {}, `the file is damaged: the key of "${shown(key.fName)}" has an absurd size`);
  }
  const record = await root.record(byte, key.fNbytes);
  const packed = new DataView(record.buffer, record.byteOffset + key.fKeylen, key.fNbytes - key.fKeylen);
  return unpacked(root.name, packed, key.fObjlen, byte + key.fKeylen);
}

/** The object of a key as jsroot makes it from the layout in the file. Its members may be anything. */
export async function objectOfKey(root: RootFile, key: TKey): Promise<Record<string, unknown>> {
  const bytes = await bytesOfKey(root, key);
  const place = { byte: Number(key.fSeekKey) };
  const problem = `the file is damaged: the ${key.fClassName} "${shown(key.fName)}" is not what its class says`;
  return inWords(root.name, place, problem, () => {
    const object = {};
    const buffer = new TBuffer(bytes, 0, root.layout);
    // References inside an object count from the start of its record.
    buffer.fTagOffset = key.fKeylen;
    buffer.mapObject(1, object);
    buffer.classStreamer(object, key.fClassName);
    return object;
  });
}

/** A name from the file as it may stand in an error. */
export function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

async function checkEnd(name: string, range: ByteRange): Promise<void> {
  if (range.size < HEADER_BYTES) throw new FormatError(name, { byte: range.size }, 'the file ends in its header');
  const header = await viewOf(name, range, 0, HEADER_BYTES);
  const isLarge = header.getUint32(4) >= LARGE_FILE_VERSION;
  const end = isLarge ? Number(header.getBigUint64(12)) : header.getUint32(12);
  if (range.size >= end) return;
  const problem = `the file ends here, and its header says ${String(end)} bytes: it was cut, or not closed by its program`;
  throw new FormatError(name, { byte: range.size }, problem);
}

async function viewOf(name: string, range: ByteRange, byte: number, bytes: number): Promise<DataView<ArrayBuffer>> {
  const isInside = byte >= 0 && bytes > 0 && byte + bytes <= range.size && bytes <= MAX_RECORD_BYTES;
  if (!isInside) {
    const problem = `the file is damaged: it names a record of ${String(bytes)} bytes at byte ${String(byte)}`;
    throw new FormatError(name, {}, `${problem}, and has ${String(range.size)} bytes`);
  }
  return new DataView((await bytesBetween(range, byte, byte + bytes)).buffer);
}
