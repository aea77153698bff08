import { words, wordsColumn, type TableModel } from '../tables/model';

/** Every setting that had a say, by the name that it has in the results file. */
export function settingsTable(settings: Readonly<Record<string, unknown>>): TableModel {
  return {
    title: 'Settings, as they stand in the results file',
    columns: [wordsColumn('Setting'), wordsColumn('Value')],
    rows: Object.entries(settings).flatMap(([name, value]) => entries(name, value)),
  };
}

/** Lists that may be long have a table of their own, or are in the results file. */
const MOST_CHARACTERS = 300;

function entries(name: string, value: unknown) {
  if (Array.isArray(value) && value.length === 0) return [[words(name), words('none')]];
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const isLong = text.length > MOST_CHARACTERS;
  const count = Array.isArray(value) ? `${String(value.length)} entries` : `${String(text.length)} characters`;
  return [[words(name), words(isLong ? `${count}, in the results file` : text)]];
}
