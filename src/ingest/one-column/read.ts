import { FormatError } from '../../dataset/errors';
import { MAX_CHANNELS } from '../../dataset/histogramBuilder';
import type { Read } from '../format';
import { addSpectra } from '../spectrum/addSpectra';
import { textLines } from '../spectrum/textLines';
import { countIn } from '../spectrum/textNumbers';

/** Reads one spectrum, the first number being channel 0; see `Read`. Such a file says nothing of time or energy. */
export const read: Read = async (file, builder) => {
  const counts: number[] = [];
  for await (const lines of textLines(file)) {
    for (const { text, line } of lines) {
      if (text === '' || text.startsWith('#')) continue;
      if (counts.length === MAX_CHANNELS) {
        const problem = `more than ${String(MAX_CHANNELS)} lines: events, one per line, need the header sdd,adc`;
        throw new FormatError(file.name, { line }, problem);
      }
      counts.push(countIn(file.name, text, line));
    }
  }
  return addSpectra(file.name, builder, [{ counts: Uint32Array.from(counts), facts: {} }]);
};
