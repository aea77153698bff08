import { observedEnergyEv, tabulatedEnergyEv, type LineId } from '../physics/lines';
import type { Tail } from './copperModel';
import { fitLines, type LineFigures, type LineGroup } from './lineFits';
import type { CuKaRow, LineRow, SummedSpectrum } from './results';

/** The lines of VIP-2 beside Cu Ka. */
export const COPPER_GROUPS: readonly LineGroup[] = [['TiKa', 'TiKb'], ['MnKa', 'MnKb'], ['CuKb']];

/**
 * Position and width of all lines in one summed spectrum, ascending in energy: the check that a narrower Cu Ka was not
 * paid for elsewhere (METHOD.md section 4). Cu Ka itself is that of the table's row; null where
 * the experiment has none. `groups` are fitted together (`lineGroups`).
 */
export function lineRows(
  { spectrum, crossValidated, counts }: SummedSpectrum,
  copper: CuKaRow | null,
  tail: Tail,
  groups: readonly LineGroup[] = COPPER_GROUPS,
): LineRow[] {
  const copperFigures: LineFigures[] =
    copper === null ? [] : [{ line: 'CuKa', position: copper.position, fwhm: copper.fwhm }];
  const figures = [...groups.flatMap((group) => fitLines(counts, group, tail)), ...copperFigures];
  return figures
    .map(({ line, position, fwhm }) => {
      const expectedEv = observedEnergyEv(line);
      return { spectrum, crossValidated, line, position, expectedEv, tabulatedEv: tabulatedEnergyEv(line), fwhm };
    })
    .sort((a, b) => a.tabulatedEv - b.tabulatedEv);
}

/** A line that one row has further from its place than another row. */
export interface MovedLine {
  readonly line: LineId;
  /** Found minus expected position, eV. */
  readonly offsetEv: number;
  readonly errorEv: number;
}

const MIN_SIGMA = 3;
/** A quadratic through lines whose centroids are known to 1 eV or so can itself be off by this much. */
const TOLERANCE_EV = 3;

/**
 * Lines of `rows` that lie more than 3 sigma and more than 3 eV from where they should, and more than 3 eV further off
 * than the same line of `against`: a fault that was there before is not the optimisation's.
 */
export function movedLines(rows: readonly LineRow[], against: readonly LineRow[]): MovedLine[] {
  return rows.flatMap(({ line, position, expectedEv }) => {
    if (position.value === null || position.error === null) return [];
    const offsetEv = position.value - expectedEv;
    const before = against.find((row) => row.line === line);
    const offsetBeforeEv = (before?.position.value ?? expectedEv) - expectedEv;
    const limitEv = Math.max(MIN_SIGMA * position.error, TOLERANCE_EV, Math.abs(offsetBeforeEv) + TOLERANCE_EV);
    return Math.abs(offsetEv) > limitEv ? [{ line, offsetEv, errorEv: position.error }] : [];
  });
}
