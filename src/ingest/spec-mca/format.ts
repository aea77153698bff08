import type { Format } from '../format';
import { linesOfHead } from '../spectrum/textLines';

/** Scan files of SPEC (Certified Scientific Software), with spectra as the ESRF writes them. */
export const specMca: Format = {
  id: 'spec-mca',
  label: 'SPEC scan file with spectra: text with #F or #S lines, spectra after @A, calibration in #@CALIB',
  extensions: ['.mca', '.spec', '.dat'],
  sniff: (head) => /^#(F \S|S \d+ )/.test(linesOfHead(head).find((line) => line.trim() !== '') ?? ''),
};
