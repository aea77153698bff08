import { labels } from '../../labels/labels';
import type { KeptSession } from './session';

const TEXTS = labels.store.sessions;

const LONGEST_NAME = 80;

/** `wanted`, with a number where a session other than `except` has that name. */
export function freeName(wanted: string, sessions: readonly KeptSession[], except: string | null = null): string {
  const taken = new Set(sessions.flatMap(({ id, session }) => (id === except ? [] : [session.name])));
  let name = wanted;
  for (let n = 2; taken.has(name); n++) name = `${wanted.slice(0, LONGEST_NAME - 6)} (${String(n)})`;
  return name;
}

/**
 * A name as the user gave it, that no session but `except` has.
 *
 * @throws RangeError in words for the user.
 */
export function checkedName(given: string, sessions: readonly KeptSession[], except: string | null): string {
  const name = given.trim();
  if (name === '' || name.length > LONGEST_NAME) {
    throw new RangeError(TEXTS.nameLength(String(LONGEST_NAME)));
  }
  if (freeName(name, sessions, except) !== name) throw new RangeError(TEXTS.nameTaken(name));
  return name;
}

/** For a session that nobody has named. */
export function nextName(sessions: readonly KeptSession[]): string {
  let n = 1;
  while (sessions.some(({ session }) => session.name === TEXTS.name(String(n)))) n++;
  return TEXTS.name(String(n));
}

/** For a copy of a session of this name. */
export function copyName(name: string, sessions: readonly KeptSession[]): string {
  const taken = new Set([name, ...sessions.map(({ session }) => session.name)]);
  const whole = name.slice(0, LONGEST_NAME - 6);
  let n = 2;
  while (taken.has(`${whole} (${String(n)})`)) n++;
  return `${whole} (${String(n)})`;
}

/** Of random digits, so that no two windows make the same one. */
export function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
