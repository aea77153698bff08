import type { Batch } from '../../src/dataset/histograms';

/** Batches of the fixtures. */
export const UNTIMED: Batch = { start: null, stop: null };
export const FIRST: Batch = { start: 1669852800, stop: 1670025600 };
export const SECOND: Batch = { start: 1670025600, stop: 1670198400 };
