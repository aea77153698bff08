import { FormatError } from '../../dataset/errors';
import type { Read } from '../format';
import { addSpectra, checkChannels, withoutUnknown } from '../spectrum/addSpectra';
import { allLines, type NumberedLine } from '../spectrum/textLines';
import { countsOn, decimal, leadingNumbers, words } from '../spectrum/textNumbers';

/** The lines of a block, and that of its title. */
interface Block {
  readonly line: number;
  readonly lines: readonly NumberedLine[];
}

/**
 * Reads one spectrum; see `Read`. Blocks of the IAEA's format as in ORTEC's "Software File Structure Manual":
 * `$DATA:` has first and last channel, then the counts; `$MEAS_TIM:` live and real time in seconds; `$ENER_FIT:` offset
 * and gain, `$MCA_CAL:` their number and the coefficients, both in keV. `$DATE_MEA:` is local time of an unknown zone.
 */
export const read: Read = async (file, builder) => {
  const lines = await allLines(file, 'spectrum of this kind');
  const blocks = blocksIn(lines);
  const counts = countsIn(file.name, blocks.get('DATA') ?? null, lines.length);
  const [liveS, realS] = leadingNumbers(textOf(blocks, 'MEAS_TIM'));
  const facts = withoutUnknown({
    title: textOf(blocks, 'SPEC_ID'),
    start: textOf(blocks, 'DATE_MEA'),
    liveS,
    realS,
    energyEv: energyScale(blocks),
  });
  return addSpectra(file.name, builder, [{ counts, facts }]);
};

function blocksIn(lines: readonly NumberedLine[]): Map<string, Block> {
  const blocks = new Map<string, { line: number; lines: NumberedLine[] }>();
  let current: NumberedLine[] = [];
  for (const numbered of lines) {
    const name = /^\$([A-Z][A-Z_0-9]*):?$/.exec(numbered.text)?.[1];
    if (name === undefined) {
      if (numbered.text !== '') current.push(numbered);
      continue;
    }
    current = [];
    if (!blocks.has(name)) blocks.set(name, { line: numbered.line, lines: current });
  }
  return blocks;
}

/** The first line of a block, empty where it is missing. */
function textOf(blocks: ReadonlyMap<string, Block>, name: string): string {
  return blocks.get(name)?.lines[0]?.text ?? '';
}

/** Counts from channel 0; channels before the first one of the file hold none. */
function countsIn(file: string, data: Block | null, lastLine: number): Uint32Array {
  if (data === null) throw new FormatError(file, { line: lastLine }, 'there is no block $DATA:');
  const [range, ...rows] = data.lines;
  const line = range?.line ?? data.line;
  const [first = NaN, last = NaN, ...more] = words(range?.text ?? '').map(decimal);
  if (!(Number.isInteger(first) && Number.isInteger(last) && first >= 0 && last >= first) || more.length > 0) {
    const found = (range?.text ?? '').slice(0, 40);
    throw new FormatError(file, { line }, `"${found}" is no range; expected the first and the last channel`);
  }
  checkChannels(file, last + 1, { line });
  const counts = countsOn(file, rows);
  const expected = last - first + 1;
  if (counts.length !== expected) {
    const end = rows.at(-1)?.line ?? line;
    const problem = `the block $DATA: ends here with ${String(counts.length)} counts, and its range needs ${String(expected)}`;
    throw new FormatError(file, { line: end }, problem);
  }
  const spectrum = new Uint32Array(last + 1);
  spectrum.set(counts, first);
  return spectrum;
}

/** Coefficients in eV of the better of the two blocks, undefined where there is none. */
function energyScale(blocks: ReadonlyMap<string, Block>): readonly number[] | undefined {
  const full = blocks.get('MCA_CAL')?.lines[1]?.text ?? '';
  const coefficients = full === '' ? leadingNumbers(textOf(blocks, 'ENER_FIT')) : leadingNumbers(full);
  const unitEv = /\beV\b/.test(full) ? 1 : 1000;
  return coefficients.length < 2 ? undefined : coefficients.slice(0, 4).map((coefficient) => unitEv * coefficient);
}
