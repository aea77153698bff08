import type { TaskContext } from '../dataset/task';
import type { DescribedFile } from './choice/contents';
import { guessEvents } from './choice/guessEvents';
import { recognise } from './registry';
import { openFile } from './source/openFile';

/**
 * What a file holds that can be chosen from; null where there is nothing to choose, where no reader knows the file, or
 * where it is an archive. Throws a FormatError where the file is damaged.
 */
export async function describeFile(file: File, context: TaskContext): Promise<DescribedFile | null> {
  const open = await openFile(file, () => undefined, context);
  const describe = await recognise(open.head, file.name)?.loadDescribe?.();
  const contents = (await describe?.(open)) ?? null;
  if (contents === null) return null;
  const guesses = contents.items.map((item) =>
    item.kind === 'spectra'
      ? ({ kind: 'spectra', paths: [item.path] } as const)
      : (guessEvents(item)?.choice ?? contents.guess),
  );
  return { ...contents, guesses };
}
