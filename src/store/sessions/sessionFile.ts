/** A session as one file: JSON of `public/schema/halfmax-session-1.schema.json`. What is read is checked throughout. */
import { asRecord, checkedProfile, sentence, text, whole } from '../catalogue';
import type { DataReference, RunReference } from '../runReference';
import { checkedDecisions } from './checkDecisions';
import { checkedApp, checkedFigures } from './checkFigures';
import { list, oneOf, orNull } from './checkSettings';
import { SESSION_SCHEMA, type Session, type SessionNetwork } from './session';

/** Larger files are not taken: the results of 32 SDDs over a month have a few MB. */
export const LARGEST_SESSION_BYTES = 100_000_000;
const LARGEST_NETWORK = 8_000_000;
/** Sessions and results have ten levels or so; deeper ones would end at the depth of calls that a browser allows. */
const DEEPEST = 50;

/** A session with the results file of its analysis (`halfmax-results/1`, as text; null where there is none). */
export interface SessionContent {
  readonly session: Session;
  readonly results: string | null;
}

/** The text of a session's file. */
export function sessionText({ session, results }: SessionContent): string {
  // The results are JSON already: to parse them would block the page for nothing.
  return `${JSON.stringify(session).slice(0, -1)},"results":${results?.trim() ?? 'null'}}\n`;
}

/**
 * Reads a session's file.
 *
 * @throws RangeError that names the entry and says what would be right; the caller names the file.
 */
export function parseSession(content: string): SessionContent {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (cause) {
    const where = cause instanceof Error ? ` (${cause.message.slice(0, 120)})` : '';
    throw new RangeError(`not JSON: a session exported by this page is needed${where}`, { cause });
  }
  const schema = typeof value === 'object' && value !== null && 'schema' in value ? value.schema : undefined;
  if (schema !== SESSION_SCHEMA) {
    const isOther = typeof schema === 'string' && schema.startsWith('halfmax-session/');
    throw new RangeError(
      isOther
        ? `"schema": "${schema.slice(0, 40)}": this page reads ${SESSION_SCHEMA}; open it with the version that wrote it`
        : `no "schema": "${SESSION_SCHEMA}": a session exported by this page is needed`,
    );
  }
  const given = asRecord(value, 'session');
  const results = given['results'];
  for (const [key, entry] of Object.entries(given)) {
    if (depthOf(entry, DEEPEST) <= DEEPEST) continue;
    throw new RangeError(`${key.slice(0, 80)}: at most ${String(DEEPEST)} levels of lists and objects are taken`);
  }
  return { session: checkedSession(value), results: checkedResults(results) };
}

/** A session that came from outside, or was kept by another version of the page. Throws as `parseSession` does. */
export function checkedSession(value: unknown): Session {
  const given = asRecord(value, 'session');
  oneOf(given['schema'], 'schema', [SESSION_SCHEMA]);
  return {
    schema: SESSION_SCHEMA,
    app: checkedApp(given['app'], 'app'),
    name: text(given['name'], 'name'),
    savedAt: checkedTime(given['savedAt'], 'savedAt'),
    run: orNull(given['run'], checkedRun),
    decisions: checkedDecisions(given['decisions'], 'decisions'),
    profiles: distinct(list(given['profiles'], 'profiles', checkedOwnProfile, 20), 'profiles', ({ id }) => id),
    networks: distinct(list(given['networks'], 'networks', checkedNetwork, 20), 'networks', ({ profile }) => profile),
    history: list(given['history'], 'history', sentenceOfAnyLength, 1000),
    figures: orNull(given['figures'], checkedFigures),
  };
}

function checkedTime(value: unknown, name: string): string {
  if (typeof value === 'string' && value.length < 40 && Number.isFinite(Date.parse(value))) return value;
  throw new RangeError(`${name}: a time (2026-11-26T12:00:00Z) is needed`);
}

/** A run by its data. Throws as `parseSession` does. */
export function checkedRun(value: unknown): RunReference {
  const { source, files, events } = asRecord(value, 'run');
  return {
    source: oneOf(source, 'run.source', ['files', 'demo'] as const),
    files: list(files, 'run.files', checkedReference, 10_000),
    events: whole(events, 'run.events', 0, Number.MAX_SAFE_INTEGER),
  };
}

function checkedReference(value: unknown, name: string): DataReference {
  const { name: fileName, bytes, sha256 } = asRecord(value, name);
  if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/u.test(sha256)) {
    throw new RangeError(`${name}.sha256: 64 hexadecimal digits are needed`);
  }
  return {
    name: sentence(fileName, `${name}.name`),
    bytes: whole(bytes, `${name}.bytes`, 0, Number.MAX_SAFE_INTEGER),
    sha256,
  };
}

/** The checks of a profile name its entries; here they stand in a list. */
function checkedOwnProfile(value: unknown, name: string): Session['profiles'][number] {
  try {
    return checkedProfile(value);
  } catch (cause) {
    throw new RangeError(`${name}.${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** A list in which no two entries are about the same. */
function distinct<T>(entries: readonly T[], name: string, keyOf: (entry: T) => string): readonly T[] {
  const seen = new Set<string>();
  entries.forEach((entry, i) => {
    if (seen.has(keyOf(entry))) throw new RangeError(`${name}[${String(i)}]: a second one for ${keyOf(entry)}`);
    seen.add(keyOf(entry));
  });
  return entries;
}

function checkedNetwork(value: unknown, name: string): SessionNetwork {
  const given = asRecord(value, name);
  const content = given['text'];
  if (typeof content !== 'string' || content.length > LARGEST_NETWORK) {
    throw new RangeError(`${name}.text: the text of a network's file, less than 8 MB, is needed`);
  }
  return {
    key: sentence(given['key'], `${name}.key`),
    profile: text(given['profile'], `${name}.profile`),
    fileName: sentence(given['fileName'], `${name}.fileName`),
    text: content,
  };
}

/** A step in words can be longer than a sentence; what is too long is cut, since nothing hangs on it. */
function sentenceOfAnyLength(value: unknown, name: string): string {
  if (typeof value === 'string') return value.slice(0, 400);
  throw new RangeError(`${name}: a text is needed`);
}

/** Nothing of it is read here: it is passed on with the session as it came. */
function checkedResults(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  oneOf(asRecord(value, 'results')['schema'], 'results.schema', ['halfmax-results/1']);
  return JSON.stringify(value);
}

/** Levels of lists and objects, counted without a call per level, no further than one beyond `most`. */
function depthOf(value: unknown, most: number): number {
  let level: readonly unknown[] = [value];
  let depth = -1;
  while (level.length > 0 && depth <= most) {
    level = level.flatMap((entry) =>
      typeof entry === 'object' && entry !== null ? (Object.values(entry) as unknown[]) : [],
    );
    depth++;
  }
  return depth;
}
