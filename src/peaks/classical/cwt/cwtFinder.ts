import { createNamedFinder } from '../namedFinder';
import { searchByWavelets } from './cwtSearch';

/** Peak search with SciPy's `find_peaks_cwt`, then names by physics. */
export const cwtFinder = createNamedFinder('find_peaks_cwt', (spectrum) => searchByWavelets(spectrum));
