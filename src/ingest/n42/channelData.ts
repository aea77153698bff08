import { FormatError } from '../../dataset/errors';
import { checkChannels } from '../spectrum/addSpectra';
import { countIn, words } from '../spectrum/textNumbers';
import type { XmlElement } from '../xml/readXml';

/**
 * The counts in an element ChannelData. With the compression CountedZeroes a 0 is followed by the number of zeros that
 * it stands for, in both editions of ANSI N42.42. Throws a FormatError with the line where the counts are none.
 */
export function channelCounts(file: string, { text, attributes, line: firstLine }: XmlElement): number[] {
  const compression = attributes.get('compressionCode') ?? attributes.get('Compression') ?? 'None';
  if (!/^(none|countedzeroe?s)$/i.test(compression)) {
    const problem = `the compression "${compression.slice(0, 40)}" is unknown; expected None or CountedZeroes`;
    throw new FormatError(file, { line: firstLine }, problem);
  }
  const isCounted = !/^none$/i.test(compression);
  const counts: number[] = [];
  let zerosFollow = false;
  for (const [i, row] of text.split('\n').entries()) {
    const line = firstLine + i;
    for (const word of words(row)) {
      const value = countIn(file, word, line);
      checkChannels(file, counts.length + (zerosFollow ? value : 1), { line });
      if (!zerosFollow && !(isCounted && value === 0)) counts.push(value);
      if (!zerosFollow) {
        zerosFollow = isCounted && value === 0;
        continue;
      }
      if (value === 0)
        throw new FormatError(file, { line }, 'a 0 is followed by 0 zeros; their number must be 1 or more');
      for (let zero = 0; zero < value; zero++) counts.push(0);
      zerosFollow = false;
    }
  }
  if (zerosFollow) {
    throw new FormatError(
      file,
      { line: firstLine },
      'the last 0 is not followed by the number of zeros: counts are missing',
    );
  }
  return counts;
}
