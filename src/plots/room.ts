/**
 * Room round a plot, in pixels: what Plotly needs for the words there, and two to spare. It finds out that there is too little of it
 * only when all is drawn, and then draws all of it again; so a first drawing takes half as long where the room is right. Where a font
 * or a label needs more after all, Plotly still takes it.
 */

/** Above panels that stand one above the other: half a tick label. */
export const ABOVE_PANELS = 18;

/** Below an axis of numbers: tick labels and the title. */
export const BELOW_NUMBERS = 52;

/** Below an axis of dates: the year has a row of its own. */
const BELOW_DATES = 64;

/** Below an axis of batches, whose middles are dates or numbers. */
export function belowBatches(x: readonly (Date | number)[]): number {
  return typeof x[0] === 'number' ? BELOW_NUMBERS : BELOW_DATES;
}

/** Beside a map: its scale of colours with title. */
export const BESIDE_MAP = 95;

/** Before a map: names as `SDD 31`. */
export const BEFORE_MAP = 74;
