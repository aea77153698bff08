import type { RunLabel } from '../physics/profileShape';

/** The kind of run that a file is of by its name: the first label whose text stands in it; null where none does. */
export function runLabelOf(fileName: string, labels: readonly RunLabel[]): RunLabel | null {
  const name = fileName.toLowerCase();
  return labels.find(({ inName }) => name.includes(inName.toLowerCase())) ?? null;
}
