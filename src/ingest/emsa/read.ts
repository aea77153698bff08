import { FormatError } from '../../dataset/errors';
import type { Read } from '../format';
import { addSpectra, checkChannels, withoutUnknown } from '../spectrum/addSpectra';
import { straightLine } from '../spectrum/straightLine';
import { allLines, type NumberedLine } from '../spectrum/textLines';
import { countIn, decimal, words } from '../spectrum/textNumbers';

const KEYWORD = /^#+([A-Z]+)[^:]*:\s*(.*)$/i;

/** Keywords with their values, and the lines between `#SPECTRUM` and `#ENDOFDATA`. */
interface Parts {
  readonly keywords: ReadonlyMap<string, NumberedLine>;
  readonly data: readonly NumberedLine[];
}

/**
 * Reads one spectrum, or several; see `Read`. Keywords by ISO 22029: `DATATYPE` Y is counts alone, any number of columns;
 * XY is pairs of energy and counts; YY, which PIXL's software writes, is a column per detector, with several numbers in
 * the keywords too. E = OFFSET + XPERCHAN * channel in XUNITS, the first channel being 0. Without these two, the energies
 * of an XY file fix the line.
 */
export const read: Read = async (file, builder) => {
  const { keywords, data } = partsOf(file.name, await allLines(file, 'EMSA spectrum'));
  const text = (key: string) => keywords.get(key)?.text ?? '';
  const type = text('DATATYPE').toUpperCase();
  const detectors = /^Y{2,16}$/.test(type) ? type.length : 1;
  const { counts, abscissae } = valuesIn(file.name, data, type.startsWith('XY'), detectors);
  checkPoints(file.name, keywords.get('NPOINTS'), counts[0]?.length ?? 0, data.at(-1)?.line);
  const unitEv = unitInEv(text('XUNITS'));
  const number = (key: string, detector: number) => decimal(words(text(key))[detector] ?? '');
  const scales = counts.map((_, i) => scaleOf(number('OFFSET', i), number('XPERCHAN', i), abscissae));
  const spectra = counts.map((ofOne, i) => {
    const scale = scales[i] ?? null;
    const facts = withoutUnknown({
      title: text('TITLE'),
      start: `${text('DATE')} ${text('TIME')}`.trim(),
      liveS: number('LIVETIME', i),
      realS: number('REALTIME', i),
      energyEv: unitEv === null || scale === null ? undefined : scale.map((coefficient) => unitEv * coefficient),
    });
    return { counts: Uint32Array.from(ofOne), facts };
  });
  const oddity = `#XUNITS is "${text('XUNITS').slice(0, 40)}", not eV or keV: its energy scale is not used.`;
  const isUnused = unitEv === null && scales.some((scale) => scale !== null);
  return addSpectra(file.name, builder, spectra, isUnused ? [oddity] : []);
};

function partsOf(file: string, lines: readonly NumberedLine[]): Parts {
  const keywords = new Map<string, NumberedLine>();
  const start = lines.findIndex(({ text }) => /^#SPECTRUM/i.test(text));
  if (start < 0)
    throw new FormatError(file, { line: lines.length }, 'there is no line #SPECTRUM, after which the data are');
  for (const { text, line } of lines.slice(0, start)) {
    const [, key, value] = KEYWORD.exec(text) ?? [];
    if (key !== undefined) keywords.set(key.toUpperCase(), { text: (value ?? '').trim(), line });
  }
  const end = lines.findIndex(({ text }, i) => i > start && /^#ENDOFDATA/i.test(text));
  if (end < 0) {
    throw new FormatError(
      file,
      { line: lines.length },
      'the data end here without #ENDOFDATA: part of them is missing',
    );
  }
  return { keywords, data: lines.slice(start + 1, end).filter(({ text }) => text !== '' && !text.startsWith('#')) };
}

function valuesIn(file: string, data: readonly NumberedLine[], isPairs: boolean, detectors: number) {
  const counts: number[][] = Array.from({ length: detectors }, () => []);
  const abscissae: number[] = [];
  const together = isPairs ? 2 : detectors;
  for (const { text, line } of data) {
    const found = words(text);
    if (found.length % together !== 0) {
      const expected = isPairs
        ? 'DATATYPE XY needs energy and counts'
        : `DATATYPE YY needs ${String(detectors)} counts`;
      throw new FormatError(file, { line }, `"${text.slice(0, 40)}" is not complete; ${expected}`);
    }
    checkChannels(file, (counts[0]?.length ?? 0) + found.length / together, { line });
    found.forEach((word, i) => {
      if (!isPairs || i % 2 === 1) counts[isPairs ? 0 : i % detectors]?.push(countIn(file, word, line, i + 1));
      else if (Number.isFinite(decimal(word))) abscissae.push(decimal(word));
      else throw new FormatError(file, { line, column: i + 1 }, `"${word.slice(0, 40)}" is no energy`);
    });
  }
  return { counts, abscissae };
}

function checkPoints(file: string, stated: NumberedLine | undefined, found: number, line: number | undefined): void {
  const points = decimal(stated?.text ?? '');
  if (stated === undefined || points === found) return;
  const problem = `there are ${String(found)} counts, and #NPOINTS says "${stated.text.slice(0, 40)}"`;
  throw new FormatError(file, { line: line ?? stated.line }, problem);
}

/** Offset and gain in the units of the file, null where it states none. */
function scaleOf(offset: number, gain: number, abscissae: readonly number[]): readonly [number, number] | null {
  if (Number.isFinite(offset) && gain > 0) return [offset, gain];
  const line = straightLine(abscissae.map((energyEv, adc) => ({ adc, energyEv })));
  return line === null ? null : [line.offsetEv, line.gainEvPerAdc];
}

function unitInEv(unit: string): number | null {
  if (/^kev$/i.test(unit)) return 1000;
  return /^ev$/i.test(unit) ? 1 : null;
}
