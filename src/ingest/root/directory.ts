import { TBuffer, type TKey } from 'jsroot/io';
import { FormatError } from '../../dataset/errors';
import { inWords } from '../source/inWords';
import { bytesOfKey, type RootFile } from './rootFile';

const MAX_DEPTH = 32;
const MAX_KEYS = 65536;

/** An object of the file, and its name with the folders that it is in. */
export interface Entry {
  readonly path: string;
  readonly key: TKey;
}

/** All objects of a file that are no folders, those of folders in it too; of several versions the last. */
export async function entriesOf(root: RootFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  const seen = new Set<number>();
  const walk = async (keys: readonly TKey[], folder: string, depth: number): Promise<void> => {
    for (const key of lastVersions(keys)) {
      if (!/^TDirectory(File)?$/.test(key.fClassName)) {
        entries.push({ path: folder + key.fName, key });
        continue;
      }
      const byte = Number(key.fSeekKey);
      if (seen.has(byte) || depth === MAX_DEPTH || entries.length + seen.size > MAX_KEYS) {
        throw new FormatError(root.name, { byte }, 'the file is damaged, or has more folders than can be read');
      }
      seen.add(byte);
      await walk(await keysOfFolder(root, key), `${folder}${key.fName}/`, depth + 1);
    }
  };
  await walk(root.keys, '', 0);
  return entries;
}

/** A program that saves an object again leaves the old one: the same name with a lower cycle. */
function lastVersions(keys: readonly TKey[]): readonly TKey[] {
  const last = new Map<string, TKey>();
  for (const key of keys) {
    const before = last.get(key.fName);
    if (before === undefined || key.fCycle > before.fCycle) last.set(key.fName, key);
  }
  return [...last.values()];
}

async function keysOfFolder(root: RootFile, key: TKey): Promise<TKey[]> {
  const bytes = await bytesOfKey(root, key);
  const problem = `the file is damaged: the folder "${key.fName}" has no list of keys`;
  return inWords(root.name, { byte: Number(key.fSeekKey) }, problem, async () => {
    const folder: { fSeekKeys?: number | bigint; fNbytesKeys?: number } = {};
    new TBuffer(bytes, 0, root.layout).classStreamer(folder, 'TDirectory');
    const seek = Number(folder.fSeekKeys ?? 0);
    // An empty folder has no list.
    if (seek === 0) return [];
    const buffer = new TBuffer(await root.record(seek, folder.fNbytesKeys ?? 0), 0, root.layout);
    buffer.readTKey();
    const count = buffer.ntoi4();
    if (count > MAX_KEYS) throw new RangeError('too many keys');
    return Array.from({ length: count }, () => buffer.readTKey());
  });
}
