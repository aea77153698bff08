import type { LossId, OptimisationSettings, PriorId, Priors } from './settings';

const NONE: Priors = { referenceCovariance: false, sharedCurvature: false, smoothInTime: false, shrinkage: false };
const REFERENCE: Priors = { ...NONE, referenceCovariance: true, sharedCurvature: true };

const DEFAULTS: Readonly<Record<LossId, Priors>> = {
  'as-published': NONE,
  jacobian: NONE,
  prior: REFERENCE,
  'all-lines': { ...NONE, sharedCurvature: true, smoothInTime: true },
  kde: REFERENCE,
  entropy: REFERENCE,
};

/** The priors that belong to a loss unless others are chosen. */
export function defaultPriors(loss: LossId): Priors {
  return DEFAULTS[loss];
}

/** Why a prior cannot be combined with a loss and the other priors chosen, in words; null where it can. */
export function whyNotPrior(loss: LossId, chosen: Priors, prior: PriorId): string | null {
  if (loss === 'as-published') return 'Eq. 3 as published has no prior.';
  const hasReference = chosen.referenceCovariance && loss !== 'all-lines';
  switch (prior) {
    case 'referenceCovariance':
      return loss === 'all-lines' ? 'The batch’s Ti and Mn are in this loss already: they would count twice.' : null;
    case 'sharedCurvature':
      return null;
    case 'smoothInTime':
      return hasReference ? 'The reference covariance holds it already: neighbours would count twice.' : null;
    case 'shrinkage':
      if (hasReference) return 'The reference covariance says what is known of the curvature.';
      return chosen.sharedCurvature ? null : 'It needs the shared curvature: that is what it shrinks.';
  }
}

/** The priors that take part: those chosen, or those of the loss, less those that make no sense with it. */
export function priorsOf({ loss, priors }: Pick<OptimisationSettings, 'loss' | 'priors'>): Priors {
  const chosen = priors ?? defaultPriors(loss);
  const has = (prior: PriorId) => chosen[prior] && whyNotPrior(loss, chosen, prior) === null;
  return {
    referenceCovariance: has('referenceCovariance'),
    sharedCurvature: has('sharedCurvature'),
    smoothInTime: has('smoothInTime'),
    shrinkage: has('shrinkage'),
  };
}

/**
 * The priors of a descent. Where the reference rests on the optimised line's own events, its covariance cannot be a prior:
 * in its place stand what the batch's other lines say (priorWithoutLine.ts) and the walk in time that the neighbours are known by.
 */
export function linkPriors(priors: Priors, restsOnLine: boolean): Priors {
  return restsOnLine && priors.referenceCovariance ? { ...NONE, smoothInTime: true } : priors;
}
