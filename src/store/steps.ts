import type { Analysis, AnalysisSettings } from '../assess/results';
import type { DatasetSummary } from '../worker/protocol';
import { modelInUse } from './modelsSlice';
import type { WorkbenchState } from './workbench';

/** The analysis in its order, as the rail at the left shows it. */
export const STEPS = ['data', 'channels', 'peaks', 'fit', 'calibrate', 'optimise', 'results'] as const;
export type Step = (typeof STEPS)[number];

/** `stale`: there are figures, but settings or data have changed since. */
export type StepState = 'empty' | 'running' | 'stale' | 'attention' | 'done';

/** Which step each setting enters first: from there on, everything depends on it. */
const ENTERS_AT: Readonly<Record<keyof AnalysisSettings, Step>> = {
  profile: 'data',
  batchLengthDays: 'data',
  channelOverrides: 'channels',
  finder: 'peaks',
  cleanAdc: 'peaks',
  peakCorrections: 'peaks',
  excludedStretches: 'channels',
  batchSplits: 'channels',
  lineEnergies: 'calibrate',
  continuous: 'calibrate',
  loss: 'optimise',
  priors: 'optimise',
  optimiser: 'optimise',
  learningRate: 'optimise',
  iterations: 'optimise',
  schedule: 'optimise',
  earlyStopping: 'optimise',
  seed: 'peaks',
  folds: 'peaks',
  bootstrapReplicas: 'results',
  unblinded: 'results',
};

/** The first step whose figures no longer belong to the settings; null where all do. */
export function firstStaleStep(used: AnalysisSettings, current: AnalysisSettings): Step | null {
  const changed = (Object.keys(ENTERS_AT) as (keyof AnalysisSettings)[]).filter(
    (key) => !isSame(used[key], current[key]),
  );
  return STEPS.find((step) => changed.some((key) => ENTERS_AT[key] === step)) ?? null;
}

/**
 * Which of the user's networks an analysis with these settings finds its peaks with; null where that is a shipped one, or
 * another finder. With its time: one that was trained again under the same name is another one.
 */
export function networkOf(
  { finder, profile }: Pick<AnalysisSettings, 'finder' | 'profile'>,
  models: WorkbenchState['models'],
): string | null {
  const kept = finder === 'heatmap' ? modelInUse(models, profile) : null;
  return kept === null ? null : `${kept.key} ${String(kept.keptAtMs)}`;
}

/** The first step whose figures no longer belong to settings and networks; null where all do, or where there are none. */
export function staleStepOf({
  analysis,
  settings,
  network,
  models,
}: Pick<WorkbenchState, 'analysis' | 'settings' | 'network' | 'models'>): Step | null {
  if (analysis === null) return null;
  const stale = firstStaleStep(analysis.settings, settings);
  if (network === networkOf(analysis.settings, models)) return stale;
  return stale === 'data' || stale === 'channels' ? stale : 'peaks';
}

/** Whether the optimisation can start from the reference calibration that is there: nothing before it may have changed. */
export function canOptimise(
  state: Pick<
    WorkbenchState,
    'analysis' | 'workerHoldsAnalysis' | 'settings' | 'network' | 'models' | 'task' | 'waiting'
  >,
): boolean {
  const { analysis, workerHoldsAnalysis, task, waiting } = state;
  if (analysis === null || !workerHoldsAnalysis || task !== null || waiting > 0) return false;
  const stale = staleStepOf(state);
  return stale === null || stale === 'optimise' || stale === 'results';
}

/** Whether the two say the same, field by field. */
export function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const entriesOfA = Object.entries(a);
  const fieldsOfB = new Map(Object.entries(b));
  return entriesOfA.length === fieldsOfB.size && entriesOfA.every(([key, value]) => isSame(value, fieldsOfB.get(key)));
}

/** What the states of the steps follow from. */
export interface StepFacts extends Pick<WorkbenchState, 'network' | 'models'> {
  readonly summary: DatasetSummary | null;
  readonly analysis: Analysis | null;
  readonly settings: AnalysisSettings;
  /** Settings that the loaded run was read with; null where none is loaded. */
  readonly readWith: Pick<AnalysisSettings, 'batchLengthDays' | 'profile'> | null;
  /** Whether the lines of any detector need a look (`attentionByDetector`). */
  readonly peaksNeedAttention: boolean;
  /** Step that the worker is at, null where it rests. */
  readonly runningStep: Step | null;
}

/** State of every step. */
export function stepStates(facts: StepFacts): Readonly<Record<Step, StepState>> {
  const { analysis, runningStep } = facts;
  const stale = staleStepOf(facts);
  const staleFrom = stale === null ? STEPS.length : STEPS.indexOf(stale);
  const states = STEPS.map((step, index): [Step, StepState] => {
    if (step === runningStep) return [step, 'running'];
    if (step === 'data') return [step, dataState(facts)];
    if (step === 'channels' && facts.summary !== null && analysis === null) return [step, 'done'];
    if (analysis === null) return [step, 'empty'];
    if (index >= staleFrom) return [step, 'stale'];
    const isOdd = step === 'peaks' ? facts.peaksNeedAttention : needsAttention(step, analysis);
    return [step, isOdd ? 'attention' : 'done'];
  });
  return Object.fromEntries(states) as Record<Step, StepState>;
}

function dataState({ summary, settings, readWith }: StepFacts): StepState {
  if (summary === null || readWith === null) return 'empty';
  if (readWith.batchLengthDays !== settings.batchLengthDays || readWith.profile !== settings.profile) return 'stale';
  return summary.warnings.length > 0 || summary.events === 0 ? 'attention' : 'done';
}

function needsAttention(step: Step, analysis: Analysis): boolean {
  switch (step) {
    case 'fit':
      // Most batches hold too few copper events for a fit of their own: that is no news.
      return analysis.fits.some((fit) => fit.status === 'failed' && fit.line !== 'CuKa');
    case 'calibrate':
      return analysis.calibration.reference.some((entry) => entry.status !== 'fitted');
    case 'results':
      return analysis.warnings.length > 0 || analysis.interest.rows.some((row) => row.why !== null);
    case 'data':
    case 'channels':
    case 'peaks':
    case 'optimise':
      return false;
  }
}
