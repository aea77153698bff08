import type { Format } from '../format';
import { linesOfHead } from '../spectrum/textLines';

/** The ASCII spectrum of the IAEA and of ORTEC's Maestro: blocks, each under its title `$NAME:`. */
export const ortecSpe: Format = {
  id: 'ortec-spe',
  label: 'IAEA/ORTEC spectrum: text with blocks $SPEC_ID:, $MEAS_TIM:, $DATA:',
  extensions: ['.spe', '.txt'],
  sniff: (head) => /^\s*\$[A-Z][A-Z_0-9]{2,}:/.test(linesOfHead(head).find((line) => line.trim() !== '') ?? ''),
};
