import type { Format } from '../format';
import { rootName } from '../xml/rootName';

/** Spectra of Bruker's Esprit. */
export const brukerSpx: Format = {
  id: 'bruker-spx',
  label: 'Bruker spectrum: XML with the root element TRTSpectrum',
  extensions: ['.spx'],
  sniff: (head) => rootName(head) === 'TRTSpectrum',
};
