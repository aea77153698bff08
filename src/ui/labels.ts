/** Names that scripts and tests rely on (CONTRACT.md), and the words of the analysis's steps. */
import type { SpectrumName } from '../assess/results';
import type { Step, StepState } from '../store/steps';

export const LABELS = {
  product: 'Halfmax',
  dataFiles: 'Data files',
  loadDemo: 'Load demo run',
  runAnalysis: 'Run analysis',
  cancel: 'Cancel',
  status: 'Analysis',
  learningRate: 'Learning rate',
  iterations: 'Iterations',
  batchLength: 'Batch length (days)',
  continuous: 'Continuous in time',
  compareLengths: 'Compare batch lengths',
  tradeOffTable: 'Batch lengths compared',
  optimiser: 'Optimiser',
  loss: 'Loss',
  finder: 'Peak finder',
  cleanAdc: 'Clean ADC spectra',
  centroidShifts: 'Correct centroid shifts',
  profile: 'Profile',
  optimise: 'Optimise',
  schedule: 'Schedule',
  earlyStopping: 'Early stopping',
  playDescent: 'Play',
  pauseDescent: 'Pause',
  stepDescent: 'Step',
  resetDescent: 'Reset',
  leaveIteration: 'Last result',
  useIteration: 'Use this iteration',
  iteration: 'Iteration',
  learningRateSlider: 'Learning rate slider',
  iterationsSlider: 'Iterations slider',
  exportResults: 'Export results',
  exportConstants: 'Export constants',
  watchArray: 'Watch the array',
  import: 'Import',
  constantsAs: 'Constants as …',
  makeBudget: 'Make error budget',
  budgetTable: 'Error budget',
  runClosure: 'Run closure test',
  closureTable: 'Closure',
  cuKaTable: 'Cu Kα before and after',
  limitTable: 'Upper limits on the forbidden line',
  unblind: 'Unblind 7747 eV',
  refit: 'Refit',
  minosErrors: 'MINOS errors',
  naturalWidths: 'Natural widths',
  firstChannel: 'First channel of the fit',
  lastChannel: 'Last channel of the fit',
  parameterTable: 'Parameters of the fit',
  correlationTable: 'Correlation matrix',
  calibrationTable: 'Calibration points',
} as const;

export const STEP_LABELS: Readonly<Record<Step, string>> = {
  data: 'Data',
  channels: 'Channels',
  peaks: 'Peaks',
  fit: 'Fit',
  calibrate: 'Calibrate',
  optimise: 'Optimise',
  results: 'Results',
};

/** How the state of a step is told to those who do not see its mark. */
export const STATE_LABELS: Readonly<Record<StepState, string>> = {
  empty: 'not done yet',
  running: 'at work',
  stale: 'made with other settings',
  attention: 'done, needs a look',
  done: 'done',
};

export const SPECTRUM_ROWS: Readonly<Record<SpectrumName, string>> = {
  standard: 'Standard (one batch)',
  reference: 'Reference',
  optimized: 'Optimized',
};
