import type { Term } from '../glossary';

/** What each prior says, by its word in the glossary. */
export const PRIOR_TERMS = {
  referenceCovariance: 'priorReference',
  sharedCurvature: 'priorCurvature',
  smoothInTime: 'priorWalk',
  shrinkage: 'priorShrinkage',
} as const satisfies Record<string, Term>;

/** Why the default is what it is: measured in docs/benchmarks/losses-by-run.md. */
export const WHY_THIS_LOSS =
  'Cu Kα + prior is the default because no loss did better on events that it had not seen, in three simulated runs with known truth. ' +
  'Without a prior the 15 copper events of a batch are overfitted, and the line gets 5 to 7 eV wider there, or much more in short batches. ' +
  'All lines is as good in width, with a copper line half an eV to an eV higher, and takes longer.';
