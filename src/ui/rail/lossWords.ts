import type { Term } from '../../labels/labels';

/** Each prior's word in the glossary, and a word so short that all fit on a line. */
export const PRIOR_WORDS = {
  referenceCovariance: { term: 'priorReference', short: 'reference' },
  sharedCurvature: { term: 'priorCurvature', short: 'curvature' },
  smoothInTime: { term: 'priorWalk', short: 'time' },
  shrinkage: { term: 'priorShrinkage', short: 'SDDs' },
} as const satisfies Record<string, { term: Term; short: string }>;

/** Why the default is what it is: measured in docs/benchmarks/losses-by-run.md. */
export const WHY_THIS_LOSS =
  'Cu Kα + prior is the default because no loss did measurably better on events that it had not seen, in three simulated runs with known truth. ' +
  'Without a prior the 15 copper events of a batch are overfitted, and the line gets 5 to 7 eV wider there, or much more in short batches. ' +
  'All lines is as good in width, with a copper line half an eV to an eV higher, and takes longer.';
