import type { FileRecord } from '../dataset/run';
import { labels } from '../labels/labels';

/** Where the run comes from. File handles are kept, so that it can be read again, as long as the page lives. */
export type Source =
  | { readonly kind: 'files'; readonly files: readonly File[] }
  | { readonly kind: 'demo'; readonly by: 'user' | 'address' | 'browser' }
  /** The run that the browser kept, without its files. */
  | { readonly kind: 'kept'; readonly files: readonly FileRecord[] };

/** Whether the run is the one that the browser had kept. */
export function isRestored(source: Source | null): boolean {
  return source?.kind === 'kept' || (source?.kind === 'demo' && source.by === 'browser');
}

/** The demo run that the address asks for is made anew at every load: it does not take the place of a run of the user's. */
export function isToBeKept(source: Source | null): source is Source {
  return source !== null && !(source.kind === 'demo' && source.by === 'address');
}

/** The first names, and how many more there are. */
export function namesOf(files: readonly { readonly name: string }[]): string {
  const shown = files.slice(0, 3).map(({ name }) => name);
  const more = files.length - shown.length;
  return more > 0 ? labels.store.moreThan(shown.join(', '), String(more)) : shown.join(', ');
}
