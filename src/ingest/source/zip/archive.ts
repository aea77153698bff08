import { FormatError } from '../../../dataset/errors';
import type { ByteRange, OpenFile } from '../../format';
import { openBytes } from '../openFile';
import { isZip, type ZipMember } from './directory';
import { openMember } from './openMember';

/** What operating systems put into archives beside the files: folders, resource forks, thumbnails. */
const NO_FILE = /\/$|(^|\/)(__MACOSX\/|\.[^/]*$|Thumbs\.db$|desktop\.ini$)/i;

/** The members of an archive that are files of the user, in the order of their names, runs of digits as numbers. */
export function filesIn(members: readonly ZipMember[]): ZipMember[] {
  const byName = new Intl.Collator('en', { numeric: true });
  return members.filter(({ name }) => !NO_FILE.test(name)).sort((a, b) => byName.compare(a.name, b.name));
}

/** Opens a member as a file of its own, unpacked where it is gzip. An archive in the archive is refused. */
export async function openFileIn(archive: string, range: ByteRange, member: ZipMember): Promise<OpenFile> {
  const name = `${archive}/${member.name}`;
  const { head, chunks } = await openBytes(name, openMember(archive, range, member));
  return { name, head, chunks };
}

/** An error of a member's reader as one of the archive, which is the file that the user knows. */
export function asErrorOfArchive(archive: string, member: ZipMember, error: unknown): unknown {
  if (!(error instanceof FormatError) || error.file === archive) return error;
  return new FormatError(archive, { member: member.name, ...error.place }, error.problem, { cause: error });
}

/** Whether a member is an archive that is read as one, not a format whose files are archives. */
export function isPlainArchive(head: Uint8Array, format: { readonly id: string } | null): boolean {
  return format === null && isZip(head);
}
