import type { FileRecord } from '../../dataset/run';
import type { Profile } from '../../physics/profile';
import { runLabelOf } from '../catalogue';

/** Files and events of one kind of run. */
export interface RunKind {
  /** Name of the label; null for files that are of no kind. */
  readonly name: string | null;
  readonly kind: 'physics' | 'calibration' | null;
  readonly files: number;
  readonly events: number;
}

/** Sums per kind of run, in the order of the profile's labels; kinds without files are left out. */
export function runKinds(files: readonly FileRecord[], { labels }: Pick<Profile, 'labels'>): readonly RunKind[] {
  const kinds = [...labels.map(({ name, kind }) => ({ name, kind })), { name: null, kind: null }];
  return kinds
    .map((own) => {
      const ofKind = files.filter((file) => (runLabelOf(file.name, labels)?.name ?? null) === own.name);
      return { ...own, files: ofKind.length, events: ofKind.reduce((sum, { events }) => sum + events, 0) };
    })
    .filter((kind) => kind.files > 0);
}
