import { linesOf, type PerLine, type Watched } from '../watchedLines';
import type { GainDrift } from './gainDrift';
import type { LeftOutValue } from './leftOut';

/**
 * What is known of every iteration: each list has one number for the start and one for each step after it. The lists of
 * left-out events are empty where no events were left out.
 */
export interface DescentRecord {
  /** What is raised, on the events that are used: sum over rows. */
  readonly logLikelihood: readonly number[];
  /** Root mean square over rows of the length of the gradient in the parameters of the descent (docs/losses.md). */
  readonly gradientNorm: readonly number[];
  /** `GainDrift`, item by item. */
  readonly gainDriftPercent: readonly number[];
  readonly gainSpreadPercent: readonly number[];
  readonly lineShiftEv: PerLine<readonly number[]>;
  /** Sum of ln(density of the channel) over left-out events, under constants that a second descent made without them. */
  readonly leftOut: readonly number[];
  /** Standard error of `leftOut` minus its first. */
  readonly leftOutError: readonly number[];
  /** Events of the optimised line's windows that are used, and those of the inner split that the second descent leaves out. */
  readonly events: number;
  readonly leftOutEvents: number;
}

/** What one iteration adds. */
export interface IterationFacts {
  readonly value: number;
  readonly gradient: Float64Array;
  readonly drift: GainDrift;
  readonly leftOut: LeftOutValue | null;
}

/** A record while it is made. */
export type GrowingRecord = Growing<Omit<DescentRecord, 'lineShiftEv'>> & {
  readonly lineShiftEv: PerLine<number[]>;
};
type Growing<Part> = {
  readonly [Key in keyof Part]: Part[Key] extends readonly number[] ? number[] : Part[Key];
};

/** Nothing recorded yet. */
export function emptyRecord(events: number, leftOutEvents: number, { others }: Watched): GrowingRecord {
  return {
    logLikelihood: [],
    gradientNorm: [],
    gainDriftPercent: [],
    gainSpreadPercent: [],
    lineShiftEv: Object.fromEntries(others.map((line) => [line, []])),
    leftOut: [],
    leftOutError: [],
    events,
    leftOutEvents,
  };
}

/** Adds an iteration to every list. */
export function addIteration(record: GrowingRecord, { value, gradient, drift, leftOut }: IterationFacts): void {
  record.logLikelihood.push(value);
  record.gradientNorm.push(rowNorm(gradient));
  record.gainDriftPercent.push(drift.meanPercent);
  record.gainSpreadPercent.push(drift.spreadPercent);
  for (const [line, list] of linesOf(record.lineShiftEv)) list.push(drift.shiftEv[line] ?? NaN);
  if (leftOut === null) return;
  record.leftOut.push(leftOut.value);
  record.leftOutError.push(leftOut.gainError);
}

/** A copy of the record without what comes after an iteration. */
export function recordUpTo(record: DescentRecord, iteration: number): DescentRecord {
  const cut = (list: readonly number[]) => list.slice(0, iteration + 1);
  return {
    ...record,
    logLikelihood: cut(record.logLikelihood),
    gradientNorm: cut(record.gradientNorm),
    gainDriftPercent: cut(record.gainDriftPercent),
    gainSpreadPercent: cut(record.gainSpreadPercent),
    lineShiftEv: Object.fromEntries(linesOf(record.lineShiftEv).map(([line, list]) => [line, cut(list)])),
    leftOut: cut(record.leftOut),
    leftOutError: cut(record.leftOutError),
  };
}

/** Root mean square over rows of the length of a gradient of shape (row, 3); 0 where there are no rows. */
function rowNorm(gradient: Float64Array): number {
  const rows = gradient.length / 3;
  return rows === 0 ? 0 : Math.sqrt(gradient.reduce((sum, g) => sum + g * g, 0) / rows);
}
