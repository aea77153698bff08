import type { TaskContext } from '../dataset/task';
import type { FileContents } from './choice/contents';
import { recognise } from './registry';
import { openFile } from './source/openFile';

/**
 * What a file holds that can be chosen from; null where there is nothing to choose, where no reader knows the file, or
 * where it is an archive. Throws a FormatError where the file is damaged.
 */
export async function describeFile(file: File, context: TaskContext): Promise<FileContents | null> {
  const open = await openFile(file, () => undefined, context);
  const describe = await recognise(open.head, file.name)?.loadDescribe?.();
  return describe === undefined ? null : describe(open);
}
