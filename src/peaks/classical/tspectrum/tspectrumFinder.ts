import { createNamedFinder } from '../namedFinder';
import { searchByDeconvolution } from './spectrumSearch';

/** Peak search as ROOT's TSpectrum does it, then names by physics. */
export const tspectrumFinder = createNamedFinder('tspectrum', (spectrum) => searchByDeconvolution(spectrum));
