import { labels } from '../../labels/labels';
import { admitted } from './admit';
import type { WorkbenchState } from '../workbench';
import { makeSession } from './makeSession';
import { SESSION_FILE_ENDING, type Session } from './session';
import { LARGEST_SESSION_BYTES, parseSession, sessionText } from './sessionFile';
import type { SessionStore } from './sessionStore';

/** The open session as a file; where it waits for its run, as it is kept. */
export async function exported(get: () => WorkbenchState, store: SessionStore, app: Session['app']) {
  const { session, awaited, summary, analysis } = get();
  if (awaited === null && summary !== null) {
    // The worker may have to read the run again first.
    const results = analysis === null ? null : await get().exportResults();
    return fileOf(makeSession(get(), app, session.name, now()), results);
  }
  const results = await store.results(session.id).catch(() => null);
  return fileOf(awaited ?? makeSession(get(), app, session.name, now()), awaited === null ? null : results);
}

/** The session in a file. Throws in words that name the file. */
export function imported(get: () => WorkbenchState, file: File) {
  return inFile(file, async () => {
    if (file.size > LARGEST_SESSION_BYTES) throw new RangeError(labels.store.sessions.tooLarge);
    const { session, results } = parseSession(await file.text());
    await Promise.all([get().loadProfiles(), get().loadModels()]);
    return { session: admitted(session, get()), results };
  });
}

function fileOf(session: Session, results: string | null) {
  const name = session.name.replace(/[^\p{L}\p{N}._-]+/gu, '-');
  return { fileName: `${name}${SESSION_FILE_ENDING}`, text: sessionText({ session, results }) };
}

export async function inFile<T>(file: File, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw new Error(`${file.name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

function now(): string {
  return new Date().toISOString();
}
