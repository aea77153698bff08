import { staleStepOf } from '../steps';
import type { Step } from '../steps';
import { DEFAULT_SETTINGS } from '../settingsSlice';
import type { WorkbenchState } from '../workbench';

export type TourStop = 'data' | 'run' | 'detector' | 'peak' | 'learningRate' | 'verdict' | 'export';

type Facts = Pick<WorkbenchState, 'summary' | 'analysis' | 'settings' | 'network' | 'models'>;

interface StopPlan {
  readonly id: TourStop;
  /** The view where it is to be seen; null where every view has it. */
  readonly step: Step | null;
  /** Whether the user has done what the stop asks for; null where there is only something to read. */
  readonly isDone: ((facts: Facts) => boolean) | null;
  /** Whether the tour goes on by itself once that is done. */
  readonly goesOn: boolean;
}

/** The stops of the tour in their order. */
export const TOUR_STOPS: readonly StopPlan[] = [
  { id: 'data', step: 'data', isDone: ({ summary }) => summary !== null, goesOn: true },
  { id: 'run', step: null, isDone: ({ analysis }) => analysis !== null, goesOn: true },
  { id: 'detector', step: 'peaks', isDone: null, goesOn: false },
  { id: 'peak', step: 'peaks', isDone: ({ settings }) => settings.peakCorrections.length > 0, goesOn: false },
  { id: 'learningRate', step: 'optimise', isDone: hasOtherRate, goesOn: false },
  { id: 'verdict', step: 'results', isDone: null, goesOn: false },
  { id: 'export', step: 'results', isDone: null, goesOn: false },
];

/** Whether the figures were made with another learning rate than the page begins with, and are up to date. */
function hasOtherRate(facts: Facts): boolean {
  const used = facts.analysis?.settings.learningRate ?? DEFAULT_SETTINGS.learningRate;
  return used !== DEFAULT_SETTINGS.learningRate && staleStepOf(facts) === null;
}

/** Where a tour begins: at the first thing that a newcomer has not done. */
export function firstStop(facts: Facts): TourStop {
  return TOUR_STOPS.find(({ goesOn, isDone }) => !goesOn || isDone?.(facts) !== true)?.id ?? 'data';
}

/** The stop beside this one; null beyond either end. */
export function stopBeside(stop: TourStop, by: 1 | -1): TourStop | null {
  return TOUR_STOPS[TOUR_STOPS.findIndex(({ id }) => id === stop) + by]?.id ?? null;
}

/** Where the tour is after the state has become `now`: one further where the user has just done what was asked for. */
export function stopAfter(stop: TourStop, before: Facts, now: Facts): TourStop {
  const plan = TOUR_STOPS.find(({ id }) => id === stop);
  if (plan?.goesOn !== true || plan.isDone === null) return stop;
  return plan.isDone(now) && !plan.isDone(before) ? (stopBeside(stop, 1) ?? stop) : stop;
}
