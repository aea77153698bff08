/** Peak finders by id; the label is exactly the text of the option in the `Peak finder` list. */
export const FINDERS = [
  { id: 'heatmap', label: 'Heatmap CNN' },
  { id: 'cnn', label: 'CNN (two branches)' },
  { id: 'find_peaks', label: 'find_peaks (SciPy semantics)' },
] as const;
export type FinderId = (typeof FINDERS)[number]['id'];

/** The finder that an analysis uses unless told otherwise. */
export const DEFAULT_FINDER: FinderId = 'heatmap';
