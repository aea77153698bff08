import type { ReadChoice } from '../ingest/choice/contents';

/** Where choices of what to read are remembered, each for all files that are alike. */
export interface ChoiceStore {
  /** What was chosen last for files of this likeness; null where nothing was. */
  readonly recall: (likeness: string) => ReadChoice | null;
  readonly remember: (likeness: string, choice: ReadChoice) => void;
  readonly forgetAll: () => void;
  readonly count: () => number;
}
