import { labels } from '../../labels/labels';
import { isNotLoaded, NOT_LOADED_TEXT } from '../../parts/notLoaded';
import { isCancelled, messageOf } from '../../store/failures';

const WORDS = labels.failures;

/** What to say of a part of the page that could not be shown. */
export function partText(what: string, error: unknown): string {
  return isNotLoaded(error) ? WORDS.notLoaded(what, NOT_LOADED_TEXT) : WORDS.thrown(what, messageOf(error));
}

/** What to say of a failure that nothing on the page has caught; null where it is none. */
export function unhandledText(error: unknown): string | null {
  if (isCancelled(error) || (error instanceof DOMException && error.name === 'AbortError')) return null;
  // Of a size that changed while it was told: browsers tell it in the next frame.
  if (/^resizeobserver loop/iu.test(messageOf(error))) return null;
  if (isNotLoaded(error)) return `${NOT_LOADED_TEXT}.`;
  return WORDS.unhandled(messageOf(error));
}

/** What a report of the failure needs: for those who mend it. */
export function failureDetails(error: unknown): string {
  const about = `Halfmax ${__APP_VERSION__} (${__APP_COMMIT__}), ${navigator.userAgent}`;
  const causes: string[] = [];
  for (let at: unknown = error; at !== undefined; at = at instanceof Error ? at.cause : undefined) {
    causes.push(at instanceof Error ? `${at.name}: ${at.message}\n${at.stack ?? ''}` : messageOf(at));
  }
  return [about, ...causes].join('\n\n');
}
