/** Peak finders by id; the label is exactly the text of the option in the `Peak finder` list. */
export const FINDERS = [
  { id: 'cnn', label: 'CNN (two branches)' },
  { id: 'find_peaks', label: 'find_peaks (SciPy semantics)' },
] as const;
export type FinderId = (typeof FINDERS)[number]['id'];

/** What the page starts with and the benchmark holds against the target. */
export const DEFAULT_FINDER: FinderId = 'cnn';
