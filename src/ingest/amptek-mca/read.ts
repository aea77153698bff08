import { FormatError } from '../../dataset/errors';
import { MAX_CHANNELS, MAX_COUNT } from '../../dataset/histogramBuilder';
import type { OpenFile, Read } from '../format';
import { straightLine, type CalibrationPoint } from './statedCalibration';

/** The largest spectrum has 65536 channels of at most 12 bytes, and a configuration of some kilobytes. */
const MAX_BYTES = 2 ** 20;

const DATA_START = '<<DATA>>';
const DATA_END = '<<END>>';

/** Lines of a section with their numbers in the file, from 1. */
interface NumberedLine {
  readonly text: string;
  readonly line: number;
}

/**
 * Reads one spectrum; see `Read`. START_TIME is local time of an unknown zone, so the spectrum has no time. The file's
 * calibration points, if any, become the stated energy scale.
 */
export const read: Read = async (file, builder) => {
  const lines = await readLines(file);
  const data = dataLines(file, lines);
  if (data.length > MAX_CHANNELS) {
    throw new FormatError(file.name, {}, `${String(data.length)} channels, and ${String(MAX_CHANNELS)} are the most`);
  }
  const counts = Uint32Array.from(data, ({ text, line }) => countIn(file, text, line));
  const points = calibrationPoints(file, section(lines, '<<CALIBRATION>>')?.lines ?? []);
  const stated = points.length > 0 ? straightLine(points) : null;
  builder.addSpectrum(counts, stated);
  const warning = `${file.name}: its calibration points fix no rising straight line and are not used.`;
  return {
    events: counts.reduce((sum, n) => sum + n, 0),
    warnings: points.length > 0 && stated === null ? [warning] : [],
  };
};

async function readLines(file: OpenFile): Promise<NumberedLine[]> {
  // Amptek's software writes Latin-1 (degree signs), whatever the machine.
  const decoder = new TextDecoder('latin1');
  let text = '';
  for await (const chunk of file.chunks) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > MAX_BYTES)
      throw new FormatError(file.name, { byte: MAX_BYTES }, 'longer than any Amptek spectrum');
  }
  return text.split('\n').map((line, i) => ({ text: line.trim(), line: i + 1 }));
}

/** The lines of a section, and the title that ends it; null where the section is missing. */
function section(
  lines: readonly NumberedLine[],
  title: string,
): { readonly lines: readonly NumberedLine[]; readonly endedBy: string | null } | null {
  const start = lines.findIndex(({ text }) => text === title);
  if (start < 0) return null;
  const end = lines.findIndex(({ text }, i) => i > start && text.startsWith('<<'));
  const inside = lines.slice(start + 1, end < 0 ? lines.length : end).filter(({ text }) => text !== '');
  return { lines: inside, endedBy: lines[end]?.text ?? null };
}

function dataLines(file: OpenFile, lines: readonly NumberedLine[]): readonly NumberedLine[] {
  const data = section(lines, DATA_START);
  if (data === null) throw new FormatError(file.name, { line: lines.length }, `there is no line ${DATA_START}`);
  if (data.endedBy === DATA_END) return data.lines;
  const line = data.lines.at(-1)?.line ?? lines.length;
  throw new FormatError(file.name, { line }, `the data end here without ${DATA_END}: part of the spectrum is missing`);
}

function countIn(file: OpenFile, text: string, line: number): number {
  const counts = /^\d+$/.test(text) ? Number(text) : NaN;
  if (counts <= MAX_COUNT) return counts;
  const problem = `"${text.slice(0, 40)}" is no count; each line must be a whole number from 0 to ${String(MAX_COUNT)}`;
  throw new FormatError(file.name, { line }, problem);
}

/** Pairs of channel and energy. The label often says `Channel` where the energies are in keV, as Amptek's always are. */
function calibrationPoints(file: OpenFile, lines: readonly NumberedLine[]): CalibrationPoint[] {
  const isEv = lines.some(({ text }) => /^LABEL\s+-\s+eV$/i.test(text));
  return lines
    .filter(({ text }) => !text.startsWith('LABEL'))
    .map(({ text, line }) => {
      const [adc = NaN, energy = NaN, ...more] = text.split(/\s+/).map(Number);
      if (Number.isFinite(adc) && Number.isFinite(energy) && more.length === 0) {
        return { adc, energyEv: isEv ? energy : 1000 * energy };
      }
      const problem = `"${text.slice(0, 40)}" is no calibration point; expected channel and energy in keV`;
      throw new FormatError(file.name, { line }, problem);
    });
}
