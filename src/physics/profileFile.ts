import { checkedProfile } from './checkProfile';
import type { Profile } from './profileShape';

/** Ending of a profile's file. */
export const PROFILE_FILE_ENDING = '.halfmax-profile.json';
const FORMAT = 'halfmax-profile/1';

/** The profile as a file: JSON of `public/schema/halfmax-profile-1.schema.json`. */
export function profileText(profile: Profile): string {
  return `${JSON.stringify({ format: FORMAT, profile }, null, 1)}\n`;
}

/**
 * Reads a profile's file.
 *
 * @throws RangeError that says what is wrong and what would be right; the caller names the file.
 */
export function parseProfile(text: string): Profile {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (cause) {
    throw new RangeError('not JSON: a profile exported by this page is needed', { cause });
  }
  if (typeof content !== 'object' || content === null || !('format' in content) || content.format !== FORMAT) {
    throw new RangeError(`no "format": "${FORMAT}": a profile exported by this page is needed`);
  }
  return checkedProfile((content as Readonly<Record<string, unknown>>)['profile']);
}

/**
 * The user's profile under an id of its own: of its name and its content, so that figures made with it are known from those
 * made with it as it was before. The order of its entries is no content.
 *
 * @throws RangeError where it is no profile, as `checkedProfile`.
 */
export function withOwnId(profile: Profile): Profile {
  const slug = profile.label
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, 40);
  const content = JSON.stringify({ ...checkedProfile({ ...profile, id: 'own' }), id: '' });
  return { ...profile, id: `own-${slug}-${fingerprint(content)}` };
}

/** FNV-1a of 32 bits, in hexadecimal: tells versions apart, no more. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
