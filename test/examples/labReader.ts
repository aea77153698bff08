import { FormatError } from '../../src/dataset/errors';
import type { Format, Read } from '../../src/ingest/format';
import { addSpectra, withoutUnknown, type FileSpectrum } from '../../src/ingest/spectrum/addSpectra';
import { allLines, linesOfHead, type NumberedLine } from '../../src/ingest/spectrum/textLines';
import { countsOn, decimal, leadingNumbers } from '../../src/ingest/spectrum/textNumbers';

/**
 * An invented format, as a laboratory's own program may write it: `LAB SPECTRUM 1`, then lines `key = value`, then `counts`,
 * any number of counts on a line, and `end`.
 */
export const labSpectrum: Format = {
  id: 'lab-spectrum',
  label: 'Laboratory spectrum: text that starts with LAB SPECTRUM 1, one spectrum without time',
  extensions: ['.lab', '.txt'],
  sniff: (head) => linesOfHead(head)[0]?.trim() === 'LAB SPECTRUM 1',
};

/** Reads one spectrum; see `Read`. `energy_ev` is offset and gain, `live_s` the live time in seconds. */
export const read: Read = async (file, builder) => {
  const lines = await allLines(file, 'laboratory spectrum');
  const first = lines.findIndex(({ text }) => text === 'counts');
  if (first < 0) throw new FormatError(file.name, { line: lines.length }, 'there is no line "counts"');
  const last = lines.findIndex(({ text }, i) => i > first && text === 'end');
  if (last < 0) {
    const problem = 'the counts end here without a line "end": part of the spectrum is missing';
    throw new FormatError(file.name, { line: lines.length }, problem);
  }
  const spectrum: FileSpectrum = {
    counts: Uint32Array.from(countsOn(file.name, lines.slice(first + 1, last))),
    facts: factsIn(lines.slice(1, first)),
  };
  return addSpectra(file.name, builder, [spectrum]);
};

/** What the lines `key = value` say; those of other keys are left alone, and what is no number is not stated. */
function factsIn(lines: readonly NumberedLine[]): FileSpectrum['facts'] {
  const values = new Map(lines.map(({ text }) => [text.split('=')[0]?.trim(), text.split('=')[1]?.trim() ?? '']));
  const scale = leadingNumbers(values.get('energy_ev') ?? '');
  return withoutUnknown({
    detector: values.get('detector'),
    liveS: decimal(values.get('live_s') ?? ''),
    energyEv: scale.length === 2 ? scale : undefined,
  });
}
