import { FormatError } from '../../dataset/errors';
import type { OpenFile, Read } from '../format';
import { addSpectra, checkChannels, withoutUnknown } from '../spectrum/addSpectra';
import { straightLine, type CalibrationPoint } from '../spectrum/straightLine';
import { allLines, type NumberedLine } from '../spectrum/textLines';
import { countIn, decimal } from '../spectrum/textNumbers';

const DATA_START = '<<DATA>>';
const DATA_END = '<<END>>';

/**
 * Reads one spectrum; see `Read`. START_TIME is local time of an unknown zone, so the spectrum has no time. The file's
 * calibration points, if any, become the stated energy scale.
 */
export const read: Read = async (file, builder) => {
  const lines = await allLines(file, 'Amptek spectrum');
  const data = dataLines(file, lines);
  checkChannels(file.name, data.length);
  const counts = Uint32Array.from(data, ({ text, line }) => countIn(file.name, text, line));
  const points = calibrationPoints(file, section(lines, '<<CALIBRATION>>')?.lines ?? []);
  const stated = points.length > 0 ? straightLine(points) : null;
  const facts = withoutUnknown({
    detector: named(lines, 'SERIAL_NUMBER', 'serial number '),
    title: named(lines, 'DESCRIPTION'),
    start: named(lines, 'START_TIME'),
    liveS: decimal(named(lines, 'LIVE_TIME') ?? ''),
    realS: decimal(named(lines, 'REAL_TIME') ?? ''),
    energyEv: stated === null ? undefined : [stated.offsetEv, stated.gainEvPerAdc],
  });
  const isUseless = points.length > 0 && stated === null;
  const oddities = isUseless ? ['its calibration points fix no rising straight line and are not used.'] : [];
  return addSpectra(file.name, builder, [{ counts, facts }], oddities);
};

/** The value of a line `KEY - value`, undefined where there is none; a serial number 0 is none. */
function named(lines: readonly NumberedLine[], key: string, prefix = ''): string | undefined {
  const value = lines
    .find(({ text }) => text.startsWith(`${key} -`))
    ?.text.slice(key.length + 2)
    .trim();
  return value === undefined || value === '' || value === '0' ? undefined : prefix + value;
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
