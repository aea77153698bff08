import type { ResultsDocument } from '../../assess/resultsDocument';
import type { FileRecord } from '../../dataset/run';
import { labels } from '../../labels/labels';
import { LINES } from '../../store/catalogue';
import { formatSecond } from '../format/number';
import { fixed, integer, numberColumn, words, wordsColumn, type TableModel } from '../tables/model';
import { leftOutTable, splitsTable } from '../tables/runTables';

const WORDS = labels.report.setAside;
const HEADS = labels.report.columns;

type Channel = ResultsDocument['channels'][number];

/** SDDs that took no part, with the reason. */
export function excludedTable(channels: readonly Channel[]): TableModel {
  return {
    title: WORDS.sdds,
    columns: [wordsColumn(HEADS.sdd), wordsColumn(HEADS.why)],
    rows: channels
      .filter(({ status }) => status === 'excluded')
      .map(({ bus, sdd, reason }) => [words(sddName(bus, sdd)), words(reason ?? WORDS.byHand)]),
  };
}

/** Events of files that cuts have left out. */
export function cutEventsTable(files: readonly FileRecord[]): TableModel {
  return {
    title: WORDS.events,
    columns: [wordsColumn(HEADS.file), numberColumn(HEADS.events), wordsColumn(HEADS.why)],
    rows: files.flatMap(({ name, setAside = [] }) =>
      setAside.map(({ events, reason }) => [words(name), integer(events), words(reason)]),
    ),
  };
}

/** Stretches of time left out by decision. */
export function stretchesTable({ excludedStretches = [] }: ResultsDocument['settings']): TableModel {
  return leftOutTable(excludedStretches, ({ start, stop, batch }) =>
    start === null || stop === null
      ? WORDS.batch(String(batch + 1))
      : WORDS.between(formatSecond(start), formatSecond(stop)),
  );
}

/** Batches split by decision. */
export function batchSplitsTable({ batchSplits = [] }: ResultsDocument['settings']): TableModel {
  return splitsTable(batchSplits);
}

/** Lines put right by hand. */
export function correctionsTable({ peakCorrections }: ResultsDocument['settings']): TableModel {
  return {
    title: WORDS.corrections,
    columns: [wordsColumn(HEADS.sdd), wordsColumn(HEADS.batch), wordsColumn(HEADS.line), numberColumn(HEADS.position)],
    rows: peakCorrections.map(({ detector, batch, line, adc }) => [
      words(detector),
      words(batch === null ? WORDS.allBatches : String(batch + 1)),
      words(LINES[line].label),
      adc === null ? words(WORDS.removed) : fixed(adc, 1),
    ]),
  };
}

/** How many fits are good, poor or failed, and why those that are not good are not. */
export function fitsTable(fits: ResultsDocument['fits']): TableModel {
  const counts = new Map<string, number>();
  for (const { status, why } of fits) {
    const key = JSON.stringify([status, status === 'ok' ? '' : kindOf(why ?? '')]);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return {
    title: WORDS.fits,
    columns: [wordsColumn(HEADS.status), wordsColumn(HEADS.why), numberColumn(HEADS.fits)],
    rows: [...counts]
      .sort((a, b) => b[1] - a[1])
      .map(([key, count]) => {
        const [status = '', why = ''] = JSON.parse(key) as string[];
        return [words(status), words(why), integer(count)];
      }),
  };
}

/** The same reason with other numbers is the same reason. */
function kindOf(why: string): string {
  return why.replace(/[-−+]?\d[\d.,·⁻⁰¹²³⁴⁵⁶⁷⁸⁹e]*/gu, '…');
}

function sddName(bus: number | null, sdd: number | null): string {
  return bus === null ? String(sdd ?? '') : `${String(bus)}:${String(sdd ?? '')}`;
}
