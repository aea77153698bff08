import type { TaskContext } from '../dataset/task';
import { openFile } from './source/openFile';

/** The whole text of a file in UTF-8, unpacked where it is gzip. Throws a FormatError where it cannot be read. */
export async function readText(file: File, context: TaskContext): Promise<string> {
  const { chunks } = await openFile(file, () => undefined, context);
  const decoder = new TextDecoder('utf-8');
  const pieces: string[] = [];
  for await (const chunk of chunks) pieces.push(decoder.decode(chunk, { stream: true }));
  return pieces.join('') + decoder.decode();
}
