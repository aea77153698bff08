import type { CuKaRow, LineRow, SpectrumName } from '../../assess/results';
import type { ClosedFigures, ClosedSet } from '../../assess/closure/results';
import type { LimitRow } from '../../assess/limit/results';
import type { LineId } from '../../physics/lines';
import { SERIES_LABEL } from '../../plots/theme';
import { LINES } from '../../store/catalogue';
import { formatChi2, formatFixed } from '../format/number';
import { labels } from '../../labels/labels';
import {
  difference,
  fixed,
  integer,
  measured,
  numberColumn,
  words,
  wordsColumn,
  type Cell,
  type TableModel,
} from './model';

const WORDS = labels.tables;
const SPECTRA: readonly SpectrumName[] = ['standard', 'reference', 'optimized'];

/** `Reference (cross-validated)`. */
function calibrationName(spectrum: SpectrumName, crossValidated: boolean): string {
  const name = labels.spectra[spectrum];
  return crossValidated ? WORDS.crossValidated(name) : name;
}

type BeforeAfterFigures = Pick<
  CuKaRow,
  'spectrum' | 'crossValidated' | 'position' | 'fwhm' | 'chi2' | 'ndf' | 'pValue' | 'why'
>;

/** A row beside those of the analysis, in sample. */
interface ExtraRow {
  readonly name: string;
  readonly row: BeforeAfterFigures;
}

/** The table of the paper (Table 1) for a line: in sample, the row beside them, and held out. */
export function beforeAfterTable(
  line: LineId,
  rows: readonly BeforeAfterFigures[],
  extra: ExtraRow | null = null,
): TableModel {
  const of = (held: boolean) =>
    SPECTRA.flatMap((spectrum) => rows.filter((row) => row.spectrum === spectrum && row.crossValidated === held)).map(
      (row) => ({ name: calibrationName(row.spectrum, held), row }),
    );
  return {
    title: WORDS.beforeAfter(LINES[line].label),
    columns: [
      wordsColumn(WORDS.calibration),
      numberColumn(WORDS.position),
      numberColumn(WORDS.fwhm),
      numberColumn(WORDS.chi2),
      wordsColumn(WORDS.note),
    ],
    rows: [...of(false), ...(extra === null ? [] : [extra]), ...of(true)].map(({ name, row }) => [
      words(name),
      measured(row.position),
      measured(row.fwhm),
      { text: formatChi2(row.chi2, row.ndf, row.pValue) },
      words(row.why),
    ]),
  };
}

interface LineFigures extends Pick<LineRow, 'spectrum' | 'line' | 'position' | 'fwhm'> {
  readonly expectedEv: number;
}

/** Every line under every calibration, on one set of events. */
export function linesTable(rows: readonly LineFigures[], title: string): TableModel {
  const ids: readonly LineId[] = [...new Set(rows.map(({ line }) => line))];
  const of = (line: LineId, spectrum: SpectrumName) =>
    rows.find((row) => row.line === line && row.spectrum === spectrum);
  return {
    title,
    columns: [
      wordsColumn(WORDS.lines.line),
      numberColumn(WORDS.lines.expected),
      ...SPECTRA.map((spectrum) => numberColumn(WORDS.lines.shift(SERIES_LABEL[spectrum]))),
      ...SPECTRA.map((spectrum) => numberColumn(WORDS.lines.fwhm(SERIES_LABEL[spectrum]))),
    ],
    rows: ids.map((line) => [
      words(LINES[line].label),
      fixed(rows.find((row) => row.line === line)?.expectedEv, 1),
      ...SPECTRA.map((spectrum) => shiftOf(of(line, spectrum))),
      ...SPECTRA.map((spectrum) => measured(of(line, spectrum)?.fwhm)),
    ]),
  };
}

function shiftOf(row: LineFigures | undefined): Cell {
  const value = row?.position.value ?? null;
  return difference(row === undefined || value === null ? null : { ...row.position, value: value - row.expectedEv });
}

type LimitFigures = Omit<LimitRow, 'levels'> & {
  readonly levels: readonly {
    readonly confidence: number;
    readonly expected: Readonly<Record<'median' | 'minus1' | 'plus1', number | null>>;
    readonly medianFreeTail: number | null;
    readonly observed: number | null;
  }[];
};

/** Upper limits at one level of confidence (0 to 1). */
export function limitTable(rows: readonly LimitFigures[], confidence: number, unblinded: boolean): TableModel {
  return {
    title: WORDS.limit.title(labels.names.limitTable, (100 * confidence).toFixed(0)),
    columns: [
      wordsColumn(WORDS.calibration),
      numberColumn(WORDS.fwhm),
      numberColumn(WORDS.limit.background),
      numberColumn(WORDS.limit.median),
      numberColumn(WORDS.limit.band),
      numberColumn(WORDS.limit.tailFree),
      ...(unblinded ? [numberColumn(WORDS.limit.observed), numberColumn(WORDS.limit.found)] : []),
      wordsColumn(WORDS.note),
    ],
    rows: rows.map(({ spectrum, crossValidated, fwhmEv, background, levels, counts, why }) => {
      const own = levels.find((level) => level.confidence === confidence);
      const [low, high] = [own?.expected.minus1 ?? null, own?.expected.plus1 ?? null];
      return [
        words(calibrationName(spectrum, crossValidated)),
        fixed(fwhmEv, 1),
        fixed(background, 0),
        fixed(own?.expected.median, 1),
        words(`${formatFixed(low, 1)} … ${formatFixed(high, 1)}`),
        fixed(own?.medianFreeTail, 1),
        ...(unblinded ? [fixed(own?.observed, 1), measured(counts)] : []),
        words(why),
      ];
    }),
  };
}

interface BudgetRow {
  readonly source: string;
  readonly change: string;
  readonly kind: 'statistical' | 'systematic' | 'information';
  readonly isSigned: boolean;
  readonly scaleEv: number | null;
  readonly positionEv: number | null;
  readonly fwhmEv: number | null;
}
type BudgetSums = Pick<BudgetRow, 'scaleEv' | 'positionEv' | 'fwhmEv'>;

/** Statistical and systematic errors with their sums; what is for information comes last and says so. */
export function budgetTable(
  {
    entries,
    systematic,
    total,
  }: { readonly entries: readonly BudgetRow[]; readonly systematic: BudgetSums; readonly total: BudgetSums },
  scaleAtEv: number,
): TableModel {
  const of = (kind: BudgetRow['kind']) => entries.filter((entry) => entry.kind === kind);
  const sum = (source: string, change: string, shifts: BudgetSums) => ({ source, change, isSigned: false, ...shifts });
  const rows = [
    ...of('statistical'),
    ...of('systematic'),
    sum(WORDS.budget.systematic, WORDS.budget.systematicSum, systematic),
    sum(WORDS.budget.total, WORDS.budget.totalSum, total),
    ...of('information').map((entry) => ({ ...entry, change: WORDS.budget.information(entry.change) })),
  ];
  return {
    title: labels.names.budgetTable,
    columns: [
      wordsColumn(WORDS.budget.source),
      wordsColumn(WORDS.budget.change),
      numberColumn(WORDS.budget.scale(String(scaleAtEv))),
      numberColumn(WORDS.budget.position),
      numberColumn(WORDS.budget.fwhm),
    ],
    rows: rows.map(({ source, change, isSigned, scaleEv, positionEv, fwhmEv }) => [
      words(source),
      words(change),
      ...[scaleEv, positionEv, fwhmEv].map((value) => shift(value, isSigned)),
    ]),
  };
}

/** An error has no sign; a shift has one, since it tells which way to look. */
function shift(value: number | null, isSigned: boolean): Cell {
  const { text } = fixed(value, 2);
  if (value === null) return { text, value };
  return { text: `${isSigned ? (value > 0 ? '+' : '') : '± '}${text}`, value };
}

/** Bias, scatter and pulls of a closure test. */
export function closureTable(figures: Readonly<Record<ClosedSet, ClosedFigures>>): TableModel {
  return {
    title: labels.names.closureTable,
    columns: [
      wordsColumn(WORDS.closure.difference),
      numberColumn(WORDS.closure.spectra),
      numberColumn(WORDS.closure.mean),
      numberColumn(WORDS.closure.rms),
      numberColumn(WORDS.closure.pullWidth),
      numberColumn(WORDS.closure.position),
      numberColumn(WORDS.closure.fwhm),
    ],
    rows: (['reference', 'optimized'] as const).map((set) => {
      const { all, positionEv, fwhmEv } = figures[set];
      return [
        words(labels.spectra[set]),
        integer(all.spectra),
        difference(all.meanEv),
        measured(all.rmsEv),
        measured(all.pullWidth),
        difference(positionEv),
        difference(fwhmEv),
      ];
    }),
  };
}
