import { CHANNELS_PER_UNIT } from '../frame';
import type { PreparedRow } from '../preparedRow';

/**
 * Rows one behind the other in flat arrays: what a loop reads next lies next to what it has read. Thousands of rows as
 * objects took twice as long. k is ADC - anchor of the row.
 */
export interface PackedRows {
  /** Cells of row r, channels that hold counts: from firstCell[r] to firstCell[r + 1]. */
  readonly firstCell: Int32Array;
  /** k and counts of every cell. */
  readonly k: Float64Array;
  readonly counts: Float64Array;
  /** `CONSTANTS` numbers per row, at the places of `AT`. */
  readonly constants: Float64Array;
}

/** Where a row's constants stand: q0, q1, q2 of the start (frame.ts), copper's share s, (1 - s)/W, k of the edges, prior. */
export const AT = { start: 0, share: 3, background: 4, lowK: 5, highK: 6, mean: 7, whitener: 10 } as const;

/** Numbers per row. */
export const CONSTANTS = 19;

/**
 * A term over packed rows: its value for row r, whose displacement is `displacement` (frame.ts); the gradient is added to
 * `gradient`.
 */
export type FusedFunction = (rows: PackedRows, r: number, displacement: Float64Array, gradient: Float64Array) => number;

/** Copies rows into flat arrays, in the order given. */
export function packRows(rows: readonly PreparedRow[]): PackedRows {
  const firstCell = new Int32Array(rows.length + 1);
  rows.forEach(({ row }, r) => (firstCell[r + 1] = (firstCell[r] ?? 0) + row.channels.length));
  const cells = firstCell[rows.length] ?? 0;
  const k = new Float64Array(cells);
  const counts = new Float64Array(cells);
  const constants = new Float64Array(rows.length * CONSTANTS);
  rows.forEach(({ row, anchorAdc, start, signalFraction, priorMean, priorWhitener }, r) => {
    const first = firstCell[r] ?? 0;
    row.channels.forEach((adc, i) => (k[first + i] = adc - anchorAdc));
    counts.set(row.counts, first);
    const [low, high] = row.windowAdc;
    constants.set(
      [
        ...start,
        signalFraction,
        (1 - signalFraction) / (high - low),
        low - anchorAdc,
        high - anchorAdc,
        ...priorMean,
        ...priorWhitener,
      ],
      r * CONSTANTS,
    );
  });
  return { firstCell, k, counts, constants };
}

/** A calibration in k: q0 in eV relative to 8000 eV, q1 and q2 per channel and per channel squared. */
export interface CalibrationInK {
  q0: number;
  q1: number;
  q2: number;
}

/** Fills `out` with the calibration of row r at a displacement. */
export function calibrationInK(
  { constants }: PackedRows,
  r: number,
  displacement: Float64Array,
  out: CalibrationInK,
): void {
  const start = r * CONSTANTS + AT.start;
  out.q0 = (constants[start] ?? 0) + (displacement[0] ?? 0);
  out.q1 = ((constants[start + 1] ?? 0) + (displacement[1] ?? 0)) / CHANNELS_PER_UNIT;
  out.q2 = ((constants[start + 2] ?? 0) + (displacement[2] ?? 0)) / CHANNELS_PER_UNIT ** 2;
}

/** Adds derivatives by the calibration in k to a gradient with respect to the displacement. */
export function addGradient(gradient: Float64Array, byQ0: number, byQ1: number, byQ2: number): void {
  gradient[0] = (gradient[0] ?? 0) + byQ0;
  gradient[1] = (gradient[1] ?? 0) + byQ1 / CHANNELS_PER_UNIT;
  gradient[2] = (gradient[2] ?? 0) + byQ2 / CHANNELS_PER_UNIT ** 2;
}
