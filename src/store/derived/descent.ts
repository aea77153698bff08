import type { Analysis } from '../../assess/results';
import type { PerLine } from '../../calibrate/watchedLines';
import type { DescentRecord } from '../../calibrate/optimise/record';
import { linesOf } from '../catalogue';
import type { Looked } from '../descentSlice';
import type { Selection } from '../viewSlice';
import type { WorkbenchState } from '../workbench';

type Facts = Pick<WorkbenchState, 'analysis' | 'looked' | 'lookingAt' | 'settings'>;

/** The iteration that the view stands at: the one asked for, else the one whose constants the analysis has. */
export function iterationShown({ analysis, looked, lookingAt }: Facts): number {
  return lookingAt ?? looked?.iteration ?? analysis?.optimisation.usedIteration ?? 0;
}

/** Whether there is nothing left to play: the last iteration, or the one after which it stops early. */
export function isAtEnd(facts: Facts): boolean {
  const { looked, settings } = facts;
  const shown = iterationShown(facts);
  if (looked === null) return true;
  return shown >= settings.iterations || (looked.stopped !== null && shown >= looked.stopped.at);
}

/** What is recorded of the descent that is shown: of the one looked at, else of the last optimisation. */
export function recordShown({ analysis, looked }: Pick<Facts, 'analysis' | 'looked'>): DescentRecord | null {
  return looked?.record ?? analysis?.optimisation ?? null;
}

/** Constants of the selected batch at the iteration that is looked at; null where none is, or the batch has none. */
export function constantsLookedAt(
  { calibration }: Analysis,
  looked: Looked | null,
  { detector, batch }: Selection,
): readonly [number, number, number] | null {
  if (looked === null) return null;
  const place = calibration.optimized.findIndex((entry) => entry.detector === detector && entry.batch === batch);
  const [p0, p1, p2] = looked.p.subarray(3 * place, 3 * place + 3);
  return place < 0 || p0 === undefined || p1 === undefined || p2 === undefined ? null : [p0, p1, p2];
}

/**
 * How far lines may move on average over all batches, eV. A run knows the means of Ti and Mn to a tenth of that, and they
 * were right before the descent: what moves them further is the energy scale, not the data.
 */
const MOST_SHIFT_EV = 2;

/** What the descent has done to the energy scale by an iteration. */
export interface ScaleChange {
  readonly gainPercent: number;
  readonly spreadPercent: number;
  readonly shiftEv: PerLine<number>;
  /** Whether a line has moved by more than it may. */
  readonly isSqueezed: boolean;
}

/** The change of the energy scale by an iteration; null where nothing is recorded of it. */
export function scaleChange(
  { gainDriftPercent, gainSpreadPercent, lineShiftEv }: DescentRecord,
  iteration: number,
): ScaleChange | null {
  const at = (list: readonly number[]) => list[iteration] ?? NaN;
  const shiftEv: PerLine<number> = Object.fromEntries(linesOf(lineShiftEv).map(([line, list]) => [line, at(list)]));
  if (!Number.isFinite(at(gainDriftPercent))) return null;
  return {
    gainPercent: at(gainDriftPercent),
    spreadPercent: at(gainSpreadPercent),
    shiftEv,
    isSqueezed: Object.values(shiftEv).some((shift) => Math.abs(shift) > MOST_SHIFT_EV),
  };
}

/** Gain of the left-out events over their start, to stand beside the gain of those that are used. */
export interface LeftOutGain {
  readonly gain: readonly number[];
  readonly error: readonly number[];
  /** By what the sums over left-out events are multiplied, to stand for as many as are used. */
  readonly factor: number;
}

/** The gain of the left-out events, scaled to as many as are used; null where none were left out. */
export function leftOutGain({ leftOut, leftOutError, events, leftOutEvents }: DescentRecord): LeftOutGain | null {
  const [start] = leftOut;
  if (start === undefined || leftOutEvents === 0) return null;
  const factor = events / leftOutEvents;
  return {
    gain: leftOut.map((value) => factor * (value - start)),
    error: leftOutError.map((error) => factor * error),
    factor,
  };
}
