import type { RunKindSum } from '../../assess/results';
import type { LineId } from '../../physics/lines';
import { LINES } from '../../store/catalogue';
import { fixed, integer, measured, numberColumn, words, wordsColumn, type TableModel } from './model';

type KindFigures = Pick<RunKindSum, 'name' | 'kind' | 'batches' | 'hours' | 'events' | 'constants'> & {
  readonly row: Pick<RunKindSum['row'], 'position' | 'fwhm' | 'why'>;
};

/** What the runs of each kind hold together; `line` is the one of interest. */
export function runKindsTable(kinds: readonly KindFigures[], line: LineId): TableModel {
  return {
    title: 'Sums per kind of run',
    columns: [
      wordsColumn('Kind of run'),
      wordsColumn('Physics or calibration'),
      numberColumn('Batches'),
      numberColumn('Hours, first to last event'),
      numberColumn('Events'),
      numberColumn(`${LINES[line].label} [eV]`),
      numberColumn('FWHM [eV]'),
      wordsColumn('Constants'),
      wordsColumn('Note'),
    ],
    rows: kinds.map(({ name, kind, batches, hours, events, constants, row }) => [
      words(name ?? 'no kind'),
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
