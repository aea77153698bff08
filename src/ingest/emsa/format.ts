import type { Format } from '../format';
import { linesOfHead } from '../spectrum/textLines';

/** The spectrum of electron microscopes and X-ray fluorescence (ISO 22029, formerly of EMSA and MAS). */
export const emsa: Format = {
  id: 'emsa',
  label: 'EMSA/MAS spectrum: text that starts with #FORMAT : EMSA/MAS Spectral Data File',
  extensions: ['.msa', '.emsa', '.ems', '.txt'],
  sniff: (head) =>
    linesOfHead(head)
      .slice(0, 8)
      .some((line) => /^\s*#FORMAT\s*:\s*EMSA\/MAS/i.test(line)),
};
