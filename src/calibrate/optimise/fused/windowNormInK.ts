import { SMALLEST_NORM } from '../copperDensity';
import { doubletOf } from '../lineDoublet';
import { doubletAt, emptyDoubletValue } from '../doubletShape';
import { ENERGY_ORIGIN_EV } from '../frame';
import type { CopperRow } from '../row';
import type { DoubletTables } from './copperTables';
import { tableAt } from './cubicTable';
import { AT, CONSTANTS, type CalibrationInK, type PackedRows } from './packedRows';

/** N, the share of the line inside the window, and its derivatives by the calibration in k. */
export interface WindowNormInK {
  value: number;
  byQ0: number;
  byQ1: number;
  byQ2: number;
}

const doublet = emptyDoubletValue();

/** Fills `out` with the norm of row r: `windowNorm` (copperDensity.ts) from tables. */
export function fillWindowNorm(
  { constants }: PackedRows,
  r: number,
  calibration: CalibrationInK,
  line: CopperRow['line'],
  tables: DoubletTables,
  out: WindowNormInK,
): void {
  out.value = out.byQ0 = out.byQ1 = out.byQ2 = 0;
  addEdge(constants[r * CONSTANTS + AT.highK] ?? 0, 1, calibration, line, tables, out);
  addEdge(constants[r * CONSTANTS + AT.lowK] ?? 0, -1, calibration, line, tables, out);
  // Not "less than": a norm that is no number stays none.
  if (out.value >= SMALLEST_NORM || Number.isNaN(out.value)) return;
  out.value = SMALLEST_NORM;
  out.byQ0 = out.byQ1 = out.byQ2 = 0;
}

function addEdge(
  k: number,
  sign: number,
  { q0, q1, q2 }: CalibrationInK,
  line: CopperRow['line'],
  tables: DoubletTables,
  out: WindowNormInK,
): void {
  const energyEv = ENERGY_ORIGIN_EV + q0 + k * (q1 + k * q2);
  let cdf = tableAt(tables.cdf, energyEv);
  let density = tableAt(tables.density, energyEv);
  if (Number.isNaN(cdf)) {
    doubletAt(energyEv, doubletOf(line), line, doublet);
    ({ cdf, density } = doublet);
  }
  out.value += sign * cdf;
  out.byQ0 += sign * density;
  out.byQ1 += sign * density * k;
  out.byQ2 += sign * density * k * k;
}
