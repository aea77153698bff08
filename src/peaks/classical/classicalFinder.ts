import { createNamedFinder } from './namedFinder';
import { findSignificantPeaks } from './strongPeaks';

/** Peak search with SciPy's `find_peaks` on a filtered spectrum, then names by physics. */
export const classicalFinder = createNamedFinder('find_peaks', (spectrum) => findSignificantPeaks(spectrum));
