import type { RunKindSum } from '../../assess/results';
import { labels } from '../../labels/labels';
import type { LineId } from '../../physics/lines';
import { LINES } from '../../store/catalogue';
import { fixed, integer, measured, numberColumn, words, wordsColumn, type TableModel } from './model';

const WORDS = labels.tables.kinds;

type KindFigures = Pick<RunKindSum, 'name' | 'kind' | 'batches' | 'hours' | 'events' | 'constants'> & {
  readonly row: Pick<RunKindSum['row'], 'position' | 'fwhm' | 'why'>;
};

/** What the runs of each kind hold together; `line` is the one of interest. */
export function runKindsTable(kinds: readonly KindFigures[], line: LineId): TableModel {
  return {
    title: WORDS.title,
    columns: [
      wordsColumn(WORDS.name),
      wordsColumn(WORDS.kind),
      numberColumn(WORDS.batches),
      numberColumn(WORDS.hours),
      numberColumn(labels.tables.events),
      numberColumn(WORDS.line(LINES[line].label)),
      numberColumn(labels.tables.fwhm),
      wordsColumn(WORDS.constants),
      wordsColumn(labels.tables.note),
    ],
    rows: kinds.map(({ name, kind, batches, hours, events, constants, row }) => [
      words(name ?? WORDS.noKind),
      words(kind),
      integer(batches.length),
      fixed(hours, 1),
      integer(events),
      measured(row.position),
      measured(row.fwhm),
      words(constants),
      words(row.why),
    ]),
  };
}
