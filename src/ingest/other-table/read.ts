import { FormatError } from '../../dataset/errors';
import { chosenEvents } from '../choice/chosenEvents';
import { fits } from '../choice/contents';
import { guessEvents } from '../choice/guessEvents';
import type { Describe, Read } from '../format';
import { EVENTS_AT_ONCE } from '../npy/eventColumns';
import { warnOfIgnored } from '../table/columns';
import { readRows } from '../table/rows';
import { otherTable } from './format';
import { headTable } from './headTable';

/** Reads one event per row from the columns chosen; without a choice the header is none that is known. See `Read`. */
export const read: Read = async (file, builder, choice) => {
  const found = headTable(file.head);
  if (found === null) throw new FormatError(file.name, {}, 'there is no header with rows of numbers below it');
  const { header, table } = found;
  if (choice?.kind !== 'events' || !fits(choice, [table])) {
    throw new FormatError(file.name, { line: header.line }, 'the columns that were chosen are not in the file');
  }
  const events = chosenEvents(file.name, builder, choice, () => true);
  const wanted = header.names.map((name) => events.wanted.some(({ column }) => column === name));
  const block = new Map(events.wanted.map(({ key }) => [key, new Float64Array(EVENTS_AT_ONCE)]));
  const columns = events.wanted.map(({ key, column }) => ({ at: header.names.indexOf(column), into: block.get(key) }));
  let length = 0;
  await readRows(file, header, wanted, (cells) => {
    for (const { at, into } of columns) if (into !== undefined) into[length] = cells[at] ?? NaN;
    if (++length < EVENTS_AT_ONCE) return;
    events.add(block, length, null);
    length = 0;
  });
  if (length > 0) events.add(block, length, null);
  const summary = events.finish();
  return { ...summary, warnings: [...summary.warnings, ...warnOfIgnored(file.name, header, wanted)] };
};

export const describe: Describe = (file) => {
  const table = headTable(file.head)?.table ?? null;
  const guess = table === null ? null : guessEvents(table);
  if (table === null || guess === null) return Promise.resolve(null);
  return Promise.resolve({ format: otherTable.id, items: [table], guess: guess.choice, isSure: false });
};
