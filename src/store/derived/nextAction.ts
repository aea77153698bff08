import { staleStepOf } from '../steps';
import type { WorkbenchState } from '../workbench';

/** What the page offers as the thing to do next. */
export type NextAction = 'load' | 'run' | 'optimise';

type Facts = Pick<WorkbenchState, 'summary' | 'analysis' | 'workerHoldsAnalysis' | 'settings' | 'network' | 'models'>;

/** The one button that brings the figures about or up to date; null where they are. */
export function nextAction(facts: Facts): NextAction | null {
  const { summary, analysis, workerHoldsAnalysis } = facts;
  if (summary === null) return 'load';
  if (analysis === null) return 'run';
  const stale = staleStepOf(facts);
  if (stale === null) return null;
  return workerHoldsAnalysis && (stale === 'optimise' || stale === 'results') ? 'optimise' : 'run';
}

/** Whether the page is empty and says in its middle how to begin. */
export function isAtStart({ summary, step }: Pick<WorkbenchState, 'summary' | 'step'>): boolean {
  return summary === null && step === 'data';
}
