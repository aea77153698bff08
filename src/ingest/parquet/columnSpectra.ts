import { FormatError } from '../../dataset/errors';
import { MAX_CHANNELS, MAX_COUNT } from '../../dataset/histogramBuilder';
import { byGroup, firstCountsOf } from '../choice/spectrumGroups';
import { detectorOfName, isChannelName } from '../histogram-wide/columnNames';
import { addNumbered, type NumberedSpectrum } from '../spectrum/addNumbered';
import { EVENTS_AT_ONCE } from '../npy/eventColumns';
import type { OpenParquet } from './openParquet';
import type { SpectraInFile } from './spectraInFile';

/**
 * Columns of counts, one per SDD, told by their names (`sdd12`, `bus1_sdd12`): a row is a channel. Which one says a column
 * `adc` or `channel`, ascending; without such a column the rows are channels from 0 on.
 */
export async function columnSpectra(file: string, open: OpenParquet): Promise<SpectraInFile[]> {
  const names = open.columns.map(({ name }) => name);
  const counts = names.filter((name) => detectorOfName(name.toLowerCase()) !== null);
  if (counts.length === 0 || open.rows < 1 || open.rows > MAX_CHANNELS) return [];
  const channelName = names.find((name) => isChannelName(name.toLowerCase()));
  const found: SpectraInFile[] = [];
  for (const [path, own] of byGroup(counts, (name) => name)) {
    const channels = await channelsOf(file, open, channelName);
    const [first = ''] = own;
    const shown = await spectrumOf(file, open, first, channels);
    found.push({
      group: { kind: 'spectra', path, names: own, channels: shown.length, firstCounts: firstCountsOf(shown) },
      isNamed: true,
      used: channelName === undefined ? own : [channelName, ...own],
      read: async (builder) => {
        const numbered: NumberedSpectrum[] = [];
        for (const name of own) {
          const detector = detectorOfName(name.toLowerCase());
          if (detector !== null) numbered.push({ counts: await spectrumOf(file, open, name, channels), detector });
        }
        return { events: addNumbered(builder, numbered), warnings: [] };
      },
    });
  }
  return found;
}

/** The channel of every row. */
async function channelsOf(file: string, open: OpenParquet, name: string | undefined): Promise<Float64Array> {
  if (name === undefined) return Float64Array.from({ length: open.rows }, (_, row) => row);
  const channels = await allOf(open, name);
  channels.forEach((channel, row) => {
    const before = row === 0 ? -1 : (channels[row - 1] ?? -1);
    if (Number.isInteger(channel) && channel > before && channel < MAX_CHANNELS) return;
    const problem = `row ${String(row + 1)}: "${name}" is ${String(channel)} after ${String(before)}`;
    const expected = `channels must be whole numbers from 0 to ${String(MAX_CHANNELS - 1)}, ascending`;
    throw new FormatError(file, {}, `${problem}; ${expected}`);
  });
  return channels;
}

async function spectrumOf(file: string, open: OpenParquet, name: string, channels: Float64Array): Promise<Uint32Array> {
  const counts = new Uint32Array((channels.at(-1) ?? -1) + 1);
  (await allOf(open, name)).forEach((n, row) => {
    counts[channels[row] ?? 0] = countAt(file, n, `row ${String(row + 1)}: "${name}"`);
  });
  return counts;
}

/** A count, as a number. Throws a FormatError where it is none; `what` names it and its place. */
export function countAt(file: string, value: unknown, what: string): number {
  const n = typeof value === 'bigint' ? Number(value) : value;
  if (typeof n === 'number' && Number.isInteger(n) && n >= 0 && n <= MAX_COUNT) return n;
  throw new FormatError(
    file,
    {},
    `${what} is ${String(value)}; it must be a whole number from 0 to ${String(MAX_COUNT)}`,
  );
}

async function allOf(open: OpenParquet, name: string): Promise<Float64Array> {
  const reader = open.column(name);
  const all = new Float64Array(open.rows);
  for (let row = 0; row < open.rows; row += EVENTS_AT_ONCE) {
    all.set(await reader.next(Math.min(EVENTS_AT_ONCE, open.rows - row)), row);
  }
  return all;
}
