import type { TrainingPlan } from './trainNetwork';

/** The plan behind the shipped weights: 1.8 million fresh spectra, about half an hour on one core. */
export const TRAINING_PLAN: TrainingPlan = {
  seed: 1,
  epochs: 180,
  spectraPerEpoch: 10240,
  batchSize: 128,
  peakLearningRate: 1e-3,
  warmUpSteps: 200,
  huberAdc: 5,
};
