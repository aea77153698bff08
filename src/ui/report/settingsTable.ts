import { labels } from '../../labels/labels';
import { words, wordsColumn, type TableModel } from '../tables/model';

const WORDS = labels.report.origin;
const HEADS = labels.report.columns;

/** Every setting that had a say, by the name that it has in the results file. */
export function settingsTable(settings: Readonly<Record<string, unknown>>): TableModel {
  return {
    title: WORDS.settings,
    columns: [wordsColumn(HEADS.setting), wordsColumn(HEADS.value)],
    rows: Object.entries(settings).flatMap(([name, value]) => entries(name, value)),
  };
}

/** Lists that may be long have a table of their own, or are in the results file. */
const MOST_CHARACTERS = 300;

function entries(name: string, value: unknown) {
  if (Array.isArray(value) && value.length === 0) return [[words(name), words(WORDS.noEntries)]];
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (text.length <= MOST_CHARACTERS) return [[words(name), words(text)]];
  const long = Array.isArray(value) ? WORDS.entries(String(value.length)) : WORDS.characters(String(text.length));
  return [[words(name), words(long)]];
}
