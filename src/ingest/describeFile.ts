import { FormatError } from '../dataset/errors';
import type { TaskContext } from '../dataset/task';
import { likenessOf, type DescribedFile, type DescribedPart } from './choice/contents';
import { guessEvents } from './choice/guessEvents';
import type { OpenFile } from './format';
import { recognise, type RegisteredFormat } from './registry';
import { filesIn, isPlainArchive, openFileIn } from './source/zip/archive';
import { rangeOf } from './source/zip/byteRange';
import { readDirectory } from './source/zip/directory';
import { openFile } from './source/openFile';

/**
 * What a file holds that can be chosen from: nothing where there is nothing to choose or no reader knows the file, of an
 * archive a part for each kind of file in it. Throws a FormatError where the file is damaged.
 */
export async function describeFile(file: File, context: TaskContext): Promise<readonly DescribedPart[]> {
  const open = await openFile(file, () => undefined, context);
  const format = recognise(open.head, file.name);
  if (isPlainArchive(open.head, format)) return partsOfArchive(open, context);
  const contents = await contentsOf(open, format);
  return contents === null ? [] : [{ names: [file.name], contents }];
}

/** Files alike are one part, described by the first. A file that is damaged is left to the reading, which says so. */
async function partsOfArchive(open: OpenFile, { onProgress, breathe }: TaskContext): Promise<readonly DescribedPart[]> {
  const range = await rangeOf(open);
  const parts = new Map<string, { readonly names: string[]; readonly contents: DescribedFile }>();
  const members = filesIn(await readDirectory(open.name, range));
  for (const [i, member] of members.entries()) {
    onProgress({ stage: `Looking into ${open.name}`, fraction: i / members.length });
    await breathe();
    try {
      const file = await openFileIn(open.name, range, member);
      const contents = await contentsOf(file, recognise(file.head, file.name));
      if (contents === null) continue;
      const likeness = likenessOf(contents);
      const known = parts.get(likeness);
      if (known === undefined) parts.set(likeness, { names: [file.name], contents });
      else known.names.push(file.name);
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
    }
  }
  return [...parts.values()];
}

async function contentsOf(open: OpenFile, format: RegisteredFormat | null): Promise<DescribedFile | null> {
  const describe = await format?.loadDescribe?.();
  const contents = (await describe?.(open)) ?? null;
  if (contents === null) return null;
  const guesses = contents.items.map((item) =>
    item.kind === 'spectra'
      ? ({ kind: 'spectra', paths: [item.path] } as const)
      : (guessEvents(item)?.choice ?? contents.guess),
  );
  return { ...contents, guesses };
}
