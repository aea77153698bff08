/** Peak finders by id; the label is exactly the text of the option in the `Peak finder` list. */
export const FINDERS = [
  { id: 'heatmap', label: 'Heatmap CNN' },
  { id: 'cnn', label: 'CNN (two branches)' },
  { id: 'lstm', label: 'LSTM (two bidirectional layers)' },
  { id: 'find_peaks', label: 'find_peaks (SciPy semantics)' },
  { id: 'find_peaks_cwt', label: 'find_peaks_cwt (SciPy semantics)' },
  { id: 'tspectrum', label: 'TSpectrum-style search' },
] as const;
export type FinderId = (typeof FINDERS)[number]['id'];

/** What the page starts with and the benchmark holds against the target. */
export const DEFAULT_FINDER: FinderId = 'heatmap';
