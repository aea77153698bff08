import type { Format } from '../format';
import { linesOfHead } from '../spectrum/textLines';
import { decimal } from '../spectrum/textNumbers';

/** Fewer numbers than this are no spectrum. */
const LEAST_NUMBERS = 4;
/** Comments by which other formats are known: EMSA/MAS, SPEC. */
const OTHERS = /^#(FORMAT\b|F |S \d|@)/;

/** Counts alone, one per line, as many programs export them. */
export const oneColumn: Format = {
  id: 'one-column',
  label: 'One column of counts: a whole number per line, channels from 0, # before comments',
  extensions: ['.txt', '.csv', '.dat', '.mca'],
  sniff: (head) => {
    const lines = linesOfHead(head).map((line) => line.trim());
    if (lines.some((line) => OTHERS.test(line))) return false;
    // The last line may be cut in the middle of its number.
    const numbers = lines.slice(0, -1).filter((line) => line !== '' && !line.startsWith('#'));
    return numbers.length >= LEAST_NUMBERS && numbers.every((line) => Number.isFinite(decimal(line)));
  },
};
