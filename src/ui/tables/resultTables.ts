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

const SPECTRA: readonly SpectrumName[] = ['standard', 'reference', 'optimized'];

/** `Reference (cross-validated)`. */
function calibrationName(spectrum: SpectrumName, crossValidated: boolean): string {
  return `${labels.spectra[spectrum]}${crossValidated ? ' (cross-validated)' : ''}`;
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
    title: `${LINES[line].label} before and after`,
    columns: [
      wordsColumn('Calibration'),
      numberColumn('Position [eV]'),
      numberColumn('FWHM [eV]'),
      numberColumn('χ²/ndf'),
      wordsColumn('Note'),
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
      wordsColumn('Line'),
      numberColumn('Expected [eV]'),
      ...SPECTRA.map((spectrum) => numberColumn(`Position − expected, ${SERIES_LABEL[spectrum]} [eV]`)),
      ...SPECTRA.map((spectrum) => numberColumn(`FWHM, ${SERIES_LABEL[spectrum]} [eV]`)),
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
    title: `${labels.names.limitTable}, ${(100 * confidence).toFixed(0)} % CL`,
    columns: [
      wordsColumn('Calibration'),
      numberColumn('FWHM [eV]'),
      numberColumn('Background [counts]'),
      numberColumn('Median [counts]'),
      numberColumn('68 % band [counts]'),
      numberColumn('Tail free [counts]'),
      ...(unblinded ? [numberColumn('Observed [counts]'), numberColumn('Found [counts]')] : []),
      wordsColumn('Note'),
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
    sum('Systematic', 'those above in quadrature', systematic),
    sum('Total', 'statistical and systematic', total),
    ...of('information').map((entry) => ({ ...entry, change: `${entry.change}; for information, in no sum` })),
  ];
  return {
    title: labels.names.budgetTable,
    columns: [
      wordsColumn('Source'),
      wordsColumn('What was changed'),
      numberColumn(`Scale at ${String(scaleAtEv)} eV [eV]`),
      numberColumn('Cu Kα position [eV]'),
      numberColumn('Cu Kα FWHM [eV]'),
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
      wordsColumn('Found − true'),
      numberColumn('Spectra'),
      numberColumn('Mean [eV]'),
      numberColumn('RMS [eV]'),
      numberColumn('Pull width'),
      numberColumn('Sum, position [eV]'),
      numberColumn('Sum, FWHM [eV]'),
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
