/** A run by its data: what sessions and the history know it by when its files are gone. */
import type { FileRecord } from '../dataset/run';
import type { WorkbenchState } from './workbench';

/** A file of the run, as it can be told from others. */
export type DataReference = Pick<FileRecord, 'name' | 'bytes' | 'sha256'>;

/** The run that a session is about. */
export interface RunReference {
  readonly source: 'files' | 'demo';
  /** Empty for the demo run, which is made anew from its seed. */
  readonly files: readonly DataReference[];
  readonly events: number;
}

/** Whether two runs are of the same data. */
export function isSameData(a: RunReference, b: RunReference): boolean {
  if (a.source !== b.source) return false;
  return missingOf(a, b.files).length === 0 && missingOf(b, a.files).length === 0;
}

/** Files of a run that are not among these, by content. */
export function missingOf(
  run: RunReference,
  files: readonly Pick<DataReference, 'sha256'>[],
): readonly DataReference[] {
  return run.files.filter(({ sha256 }) => !files.some((file) => file.sha256 === sha256));
}

/** The data of the page by name, size and hash; null where none are loaded. */
export function runOf({ source, summary }: Pick<WorkbenchState, 'source' | 'summary'>): RunReference | null {
  if (source === null || summary === null) return null;
  if (source.kind === 'demo') return { source: 'demo', files: [], events: summary.events };
  const files = summary.files.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 }));
  return { source: 'files', files, events: summary.events };
}
