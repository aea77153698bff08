/** Peak finders by id; the label is exactly the text of the option in the `Peak finder` list. */
export const FINDERS = [
  { id: 'cnn', label: 'CNN (two branches)' },
  { id: 'lstm', label: 'LSTM (two bidirectional layers)' },
  { id: 'find_peaks', label: 'find_peaks (SciPy semantics)' },
] as const;
export type FinderId = (typeof FINDERS)[number]['id'];
