/** What of the state goes with a run, and with its figures. */
import type { AnalysisSettings } from '../assess/results';
import { NOTHING_LOOKED_AT } from './descentSlice';
import { NOTHING_INSPECTED } from './inspectionSlice';
import { NOTHING_DECIDED, withRunDecisions } from './runDecisions';
import { NOTHING_WATCHED } from './watchSlice';
import type { WorkbenchState } from './workbench';

/** No analysis, and nothing that hangs on one. */
export const NO_FIGURES = {
  ...NOTHING_INSPECTED,
  ...NOTHING_WATCHED,
  ...NOTHING_LOOKED_AT,
  analysis: null,
  network: null,
  budget: null,
  closure: null,
  workerHoldsAnalysis: false,
  live: null,
  outcome: null,
} as const;

/** No run either. */
export const NOTHING_LOADED = {
  ...NO_FIGURES,
  source: null,
  summary: null,
  readWith: null,
  workerHoldsRun: false,
  profileGuess: null,
  spectrum: null,
} as const;

/** What was found of a run, and outlives the worker that found it. */
export function figuresIn(state: WorkbenchState) {
  const { analysis, network, budget, closure, report, tradeOff, spectrum, outcome } = state;
  return { analysis, network, budget, closure, report, tradeOff, spectrum, outcome };
}

/**
 * Channels of one run say nothing of another: corrections and what is left out stay with theirs, through new files and
 * batch lengths. So does that a run has been unblinded.
 */
export function withoutRun(settings: AnalysisSettings): AnalysisSettings {
  return withRunDecisions({ ...settings, peakCorrections: [], unblinded: false }, NOTHING_DECIDED);
}
