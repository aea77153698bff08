import type { Measured, SpectrumName } from '../../assess/results';
import type { LineId } from '../../physics/lines';
import { differenceOf, type Difference, type SharedEvents } from './comparedEvents';
import type { FigureRow, Session, SessionFigures } from './session';

/** A calibration in both sessions; null where one has no figures of it for this line. */
export interface ComparedRow {
  readonly spectrum: SpectrumName;
  readonly crossValidated: boolean;
  readonly a: FigureRow | null;
  readonly b: FigureRow | null;
  readonly position: Difference | null;
  readonly fwhm: Difference | null;
}

/** The rows of one line, which are comparable: a width of one line says nothing of that of another. */
export interface ComparedLine {
  readonly line: LineId;
  readonly rows: readonly ComparedRow[];
}

const SPECTRA: readonly SpectrumName[] = ['standard', 'reference', 'optimized'];

/** The line that a session is about; null before an analysis. Sessions of before it was kept tell of copper alone. */
export function lineOf({ figures }: Session): LineId | null {
  return figures === null ? null : (figures.interest?.line ?? 'CuKa');
}

/** The lines of interest of both; copper as well where they differ and both have figures of it. */
export function comparedLines(a: Session, b: Session, events: SharedEvents): readonly ComparedLine[] {
  const own = [lineOf(a), lineOf(b)].filter((line) => line !== null);
  const isCopperInBoth = [a, b].every(({ figures }) => figures?.cuKa.some(({ fwhm }) => fwhm.value !== null) === true);
  const lines = new Set<LineId>(own.length === 2 && own[0] !== own[1] && isCopperInBoth ? [...own, 'CuKa'] : own);
  return [...lines].map((line) => ({ line, rows: rowsOf(line, a.figures, b.figures, events) }));
}

function rowsOf(
  line: LineId,
  a: SessionFigures | null,
  b: SessionFigures | null,
  events: SharedEvents,
): readonly ComparedRow[] {
  const rows = [true, false].flatMap((crossValidated) =>
    SPECTRA.map((spectrum) => {
      const [ofA, ofB] = [rowOf(a, line, spectrum, crossValidated), rowOf(b, line, spectrum, crossValidated)];
      const between = (key: 'position' | 'fwhm') => differenceOf(measured(ofA, key), measured(ofB, key), events);
      return { spectrum, crossValidated, a: ofA, b: ofB, position: between('position'), fwhm: between('fwhm') };
    }),
  );
  return rows.filter((row) => row.a !== null || row.b !== null);
}

function rowOf(
  figures: SessionFigures | null,
  line: LineId,
  spectrum: SpectrumName,
  crossValidated: boolean,
): FigureRow | null {
  const rows = figures?.interest?.line === line ? figures.interest.rows : line === 'CuKa' ? figures?.cuKa : [];
  return rows?.find((row) => row.spectrum === spectrum && row.crossValidated === crossValidated) ?? null;
}

function measured(row: FigureRow | null, key: 'position' | 'fwhm'): Measured | null {
  return row?.[key] ?? null;
}
