import { FormatError } from '../../dataset/errors';

/** Runs `attempt`; what a library throws in it becomes a FormatError with this problem, if it is none yet. */
export async function inWords<T>(
  name: string,
  place: { readonly byte?: number },
  problem: string,
  attempt: () => T | Promise<T>,
): Promise<T> {
  try {
    return await attempt();
  } catch (cause) {
    if (isOfLibrary(cause)) throw new FormatError(name, place, problem, { cause });
    throw cause;
  }
}

/** Libraries throw plain errors or let the platform's pass; ours, and the reason of a cancel, have names of their own. */
function isOfLibrary(error: unknown): boolean {
  if (error instanceof RangeError || error instanceof TypeError || error instanceof SyntaxError) return true;
  return error instanceof Error && ['Error', 'RuntimeError', 'ErrnoError', 'FS.ErrnoError'].includes(error.name);
}
