import type { TrainedModel } from '../worker/protocol';

/** A network that the user trained or imported. */
export interface KeptModel {
  /** Unique among the kept ones: a new model of the same name and profile takes the place of the old one. */
  readonly key: string;
  readonly model: TrainedModel;
  /** When it was trained or imported, Unix time in ms. */
  readonly keptAtMs: number;
  /** Whether it is the one that its profile is analysed with; at most one of a profile is. */
  readonly isInUse: boolean;
}

/** Where models outlive the page. Every method rejects where the browser does not keep anything. */
export interface ModelStore {
  readonly load: () => Promise<readonly KeptModel[]>;
  /** Makes `models` all that is kept. */
  readonly save: (models: readonly KeptModel[]) => Promise<void>;
}

export function keyOf({ name, profile }: Pick<TrainedModel, 'name' | 'profile'>): string {
  return `${profile.id}/${name}`;
}
