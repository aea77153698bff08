/** Losses by id; the label is exactly the text of the option in the `Loss` list. */
export const LOSSES = [
  { id: 'as-published', label: 'Cu Kα, as published' },
  { id: 'jacobian', label: 'Cu Kα + Jacobian + background' },
  { id: 'prior', label: 'Cu Kα + prior' },
  { id: 'all-lines', label: 'All lines' },
  { id: 'kde', label: 'KDE' },
  { id: 'entropy', label: 'Entropy' },
] as const;
export type LossId = (typeof LOSSES)[number]['id'];

/** Priors by id; the label is the name of its checkbox. What each says stands in docs/losses.md. */
export const PRIORS = [
  { id: 'referenceCovariance', label: 'Reference covariance' },
  { id: 'sharedCurvature', label: 'Shared curvature' },
  { id: 'smoothInTime', label: 'Smooth in time' },
  { id: 'shrinkage', label: 'Shrinkage over SDDs' },
] as const;
export type PriorId = (typeof PRIORS)[number]['id'];

/** Which priors take part. */
export type Priors = Readonly<Record<PriorId, boolean>>;

/** Optimisers by id; the label is exactly the text of the option in the `Optimiser` list. */
export const OPTIMISERS = [
  { id: 'gradient-descent', label: 'Gradient descent' },
  { id: 'momentum', label: 'Momentum' },
  { id: 'adam', label: 'Adam' },
  { id: 'natural-gradient', label: 'Natural gradient' },
  { id: 'lbfgs', label: 'L-BFGS' },
] as const;
export type OptimiserId = (typeof OPTIMISERS)[number]['id'];

/** How the learning rate goes over an optimisation (optimise/schedule.ts), by id; the label is the option's text. */
export const SCHEDULES = [
  { id: 'constant', label: 'Constant' },
  { id: 'cosine', label: 'Cosine' },
  { id: 'step', label: 'Halved in steps' },
  { id: 'exponential', label: 'Exponential' },
] as const;
export type ScheduleId = (typeof SCHEDULES)[number]['id'];

/** What the user sets of an optimisation. */
export interface OptimisationSettings {
  readonly loss: LossId;
  /** Priors that are on; absent, those that belong to the loss (`defaultPriors`). */
  readonly priors?: Priors | undefined;
  readonly optimiser: OptimiserId;
  /** Step in whitened parameters, 0 < learningRate <= 10. */
  readonly learningRate: number;
  /** Number of steps, 0 to 10,000. */
  readonly iterations: number;
  readonly schedule: ScheduleId;
  /**
   * Patience: iterations without a new best on events left out after which the optimisation stops, with the constants of
   * the best one (optimise/earlyStopping.ts). A whole number up to 10,000; 0: it does not stop early.
   */
  readonly earlyStopping: number;
}
