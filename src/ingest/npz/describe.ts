import { FormatError } from '../../dataset/errors';
import { MAX_CHANNELS } from '../../dataset/histogramBuilder';
import type { ContentItem, SpectraChoice, SpectrumGroup } from '../choice/contents';
import { guessEvents } from '../choice/guessEvents';
import { byGroup, firstCountsOf, groupOf } from '../choice/spectrumGroups';
import type { ByteRange, Describe } from '../format';
import { arraySpectra } from '../npy/arraySpectra';
import { rangeOf } from '../source/zip/byteRange';
import { arraysIn, openArray, type NpzArrays } from './arrays';
import { npz } from './format';
import { countsAmong, hasEvents } from './names';
import { lookAt, tablesOf, type SeenArray } from './tables';

/**
 * Tables of events and groups of spectra of an archive. Sure where `read` needs no choice: arrays sdd and adc, else arrays
 * that are named as counts, else the only one. Null where there is neither, or where sdd, adc, time and bus are not of one
 * length: the reading says why.
 */
export const describe: Describe = async (file) => {
  const range = await rangeOf(file);
  const arrays = await arraysIn(file.name, range);
  const names = [...arrays.keys()];
  const seen = await lookAt(file.name, range, arrays);
  const tables = tablesOf(seen);
  const events = tables.flatMap((table) => {
    const guess = guessEvents(table);
    return guess === null ? [] : [{ table, guess }];
  });
  const groups = await groupsOf(file.name, range, arrays, seen);
  const items: ContentItem[] = [...events.map(({ table }) => table), ...groups];
  const contents = { format: npz.id, items };
  if (hasEvents(names)) {
    const sure = events.find(({ table, guess }) => guess.isSure && hasAllOf(names, table.columns));
    return sure === undefined ? null : { ...contents, guess: sure.guess.choice, isSure: true };
  }
  const [firstEvents] = events;
  const [firstGroup] = groups;
  const counts = countsAmong(names).map(groupOf);
  const named = groups.filter(({ path }) => counts.includes(path));
  // One that is named as counts and holds none is refused in words by the reading.
  const isWhole = counts.every((path) => groups.some((group) => group.path === path));
  if (!isWhole && firstEvents === undefined) return null;
  if (named.length > 0 && isWhole) return { ...contents, guess: spectra(named), isSure: true };
  if (firstEvents !== undefined) {
    const { choice, isSure } = firstEvents.guess;
    return { ...contents, guess: choice, isSure: isSure && events.length === 1 };
  }
  return firstGroup === undefined ? null : { ...contents, guess: spectra([firstGroup]), isSure: false };
};

/** Whether the table has each of the columns of events that the archive has. */
function hasAllOf(names: readonly string[], columns: readonly { readonly name: string }[]): boolean {
  const wanted = names.filter((name) => ['sdd', 'adc', 'time', 'bus'].includes(name));
  return wanted.every((name) => columns.some((column) => column.name === name));
}

function spectra(groups: readonly SpectrumGroup[]): SpectraChoice {
  return { kind: 'spectra', paths: groups.map(({ path }) => path) };
}

async function groupsOf(
  file: string,
  range: ByteRange,
  arrays: NpzArrays,
  seen: readonly SeenArray[],
): Promise<SpectrumGroup[]> {
  const offered = seen.filter(({ header }) => !header.isStructured && canBeSpectra(header.shape));
  const groups: SpectrumGroup[] = [];
  for (const [path, all] of byGroup(offered, ({ name }) => name)) {
    const names = all.map(({ name }) => name);
    const member = arrays.get(names[0] ?? '');
    if (member === undefined) continue;
    try {
      const { spectra: found } = await arraySpectra(file, await openArray(file, range, member));
      const shown = found.find((counts) => counts.some((n) => n > 0)) ?? found[0] ?? new Uint32Array(0);
      const firstCounts = firstCountsOf(shown);
      groups.push({ kind: 'spectra', path, names, channels: shown.length, firstCounts });
    } catch (error) {
      // Values that are no counts: no spectra.
      if (!(error instanceof FormatError)) throw error;
    }
  }
  return groups;
}

function canBeSpectra(shape: readonly number[]): boolean {
  const longest = Math.max(0, ...shape);
  return shape.length >= 1 && shape.length <= 2 && longest > 1 && longest <= MAX_CHANNELS;
}
