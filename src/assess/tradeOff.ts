import type { CuKaRow, Measured } from './results';

/** What the line of interest looks like in one view of time: constants of batches of one length, or continuous ones. Types alone. */
export interface TradeOffPoint {
  readonly batchLengthDays: number;
  readonly continuous: boolean;
  readonly batches: number;
  /** The optimised calibration on the events that it was made with. */
  readonly inSample: LineFigures;
  /** On events that had no part in it: the cross-validated row. */
  readonly heldOut: LineFigures;
  /** Why there are no figures, in words; null where there are. */
  readonly why: string | null;
}

export interface LineFigures {
  readonly fwhm: Measured;
  readonly position: Measured;
}

const NO_FIGURES: LineFigures = { fwhm: { value: null, error: null }, position: { value: null, error: null } };

/** The figures of a table's optimised rows. */
export function tradeOffFigures(rows: readonly CuKaRow[]): Pick<TradeOffPoint, 'inSample' | 'heldOut'> {
  const figures = (crossValidated: boolean): LineFigures => {
    const row = rows.find((own) => own.spectrum === 'optimized' && own.crossValidated === crossValidated);
    return row === undefined ? NO_FIGURES : { fwhm: row.fwhm, position: row.position };
  };
  return { inSample: figures(false), heldOut: figures(true) };
}
