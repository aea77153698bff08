import type { ByteRange } from '../format';
import { openNpy, type OpenNpy } from '../npy/openNpy';
import { readDirectory, type ZipMember } from '../source/zip/directory';
import { openMember } from '../source/zip/openMember';

/** The arrays of an archive by name, each with its place in it. */
export type NpzArrays = ReadonlyMap<string, ZipMember>;

/** Lists the arrays of an archive in its order. Throws a FormatError where its directory is damaged. */
export async function arraysIn(file: string, range: ByteRange): Promise<NpzArrays> {
  const members = await readDirectory(file, range);
  const named = members.filter(({ name }) => name.endsWith('.npy'));
  return new Map(named.map((member) => [member.name.slice(0, -4), member]));
}

/** Opens one of them from its start. */
export async function openArray(file: string, range: ByteRange, member: ZipMember): Promise<OpenNpy> {
  return openNpy(file, openMember(file, range, member));
}
