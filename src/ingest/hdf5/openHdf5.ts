import h5wasm, { type Dataset, type FileSystem, type Group, type Library } from 'h5wasm';
import type { OpenFile } from '../format';
import { allBytes } from '../source/allBytes';
import { checkEnd } from './checkEnd';
import { inWords } from '../source/inWords';

/** What is held in memory of a file that has to be unpacked first, or where files cannot be read by parts. */
const MAX_HELD_BYTES = 2 ** 28;
const DAMAGED = 'the file is damaged: the HDF5 library does not find what the file names';

/** A file that is open, and what is odd about it as a whole. */
export interface OpenHdf5 {
  readonly root: Group;
  readonly library: Library;
  readonly oddities: readonly string[];
}

/** Runs `use` with the file open; closes it afterwards, whatever happens. */
export async function withHdf5<T>(file: OpenFile, use: (open: OpenHdf5) => Promise<T>): Promise<T> {
  const library = await h5wasm.ready;
  library.activate_throwing_error_handler();
  const place = await put(file, library.FS);
  try {
    const root = await inWords(
      file.name,
      {},
      'the file is damaged, or not closed by its program',
      () => new h5wasm.File(place.path, 'r'),
    );
    try {
      return await inWords(file.name, {}, DAMAGED, () => use({ root, library, oddities: place.oddities }));
    } finally {
      close(root);
    }
  } finally {
    place.remove();
  }
}

/** A damaged file may fail to close as well, and what it failed by before is what matters. */
function close(root: { close: () => void }): void {
  try {
    root.close();
  } catch {
    return;
  }
}

interface Place {
  readonly path: string;
  readonly oddities: readonly string[];
  readonly remove: () => void;
}

let opened = 0;

/**
 * Puts the file where the library sees it: in a worker it reads parts of the file on the disk, elsewhere the whole is
 * held in memory.
 */
async function put(file: OpenFile, FS: FileSystem): Promise<Place> {
  const folder = `/halfmax${String(opened++)}`;
  if (file.blob !== undefined && 'FileReaderSync' in globalThis) {
    const oddities = odditiesOf(file, file.blob.size);
    FS.mkdir(folder);
    FS.mount(FS.filesystems.WORKERFS, { blobs: [{ name: 'data', data: file.blob }] }, folder);
    const remove = () => {
      FS.unmount(folder);
      FS.rmdir(folder);
    };
    return { path: `${folder}/data`, oddities, remove };
  }
  const whole = await allBytes(file, MAX_HELD_BYTES, 'packed HDF5 file that can be held: unpack it first');
  const oddities = odditiesOf(file, whole.length);
  FS.writeFile(folder, whole);
  return {
    path: folder,
    oddities,
    remove: () => {
      FS.unlink(folder);
    },
  };
}

function odditiesOf({ name, head }: OpenFile, size: number): readonly string[] {
  const oddity = checkEnd(name, head, size);
  return oddity === null ? [] : [oddity];
}

export function isGroup(entity: unknown): entity is Group {
  return entity instanceof h5wasm.Group;
}

export function isDataset(entity: unknown): entity is Dataset {
  return entity instanceof h5wasm.Dataset;
}
