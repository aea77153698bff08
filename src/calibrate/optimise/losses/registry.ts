import type { LossId, OptimisationSettings, Priors } from '../../settings';
import { priorsOf } from '../../priorChoice';
import { kernelDistance } from '../coupled/kernelDistance';
import { linkPrior } from '../coupled/linkPrior';
import { summedEntropy } from '../coupled/summedEntropy';
import { posteriorMetric, printedMetric, unitMetric } from '../metric';
import { scaledConstants, whitenedConstants } from '../whitening';
import { gainTerm } from './gainTerm';
import { gaussianPrior } from './gaussianPrior';
import type { Loss } from './loss';
import { normalisedLine } from './normalisedLine';
import { printedLine } from './printedLine';

const WHITENED = { parameters: whitenedConstants, metric: posteriorMetric } as const;

/** Every loss by id, without priors that couple rows. A new one is a new sum of terms. */
export const LOSS_REGISTRY: Readonly<Record<LossId, Loss>> = {
  'as-published': {
    id: 'as-published',
    terms: [printedLine],
    parameters: scaledConstants,
    metric: printedMetric,
    hasCovariance: false,
  },
  // The Gaussian is a weak regulariser where no reference covariance is asked for (`copperRows`).
  jacobian: { ...WHITENED, id: 'jacobian', terms: [normalisedLine, gaussianPrior], hasCovariance: true },
  prior: { ...WHITENED, id: 'prior', terms: [normalisedLine, gaussianPrior], hasCovariance: true },
  'all-lines': {
    ...WHITENED,
    id: 'all-lines',
    terms: [normalisedLine, gaussianPrior],
    lineTerms: [normalisedLine],
    hasCovariance: true,
  },
  kde: { ...WHITENED, id: 'kde', terms: [gaussianPrior], coupled: [kernelDistance], hasCovariance: false },
  entropy: {
    ...WHITENED,
    id: 'entropy',
    terms: [gainTerm, gaussianPrior],
    coupled: [summedEntropy],
    hasCovariance: false,
  },
};

/** The loss that settings ask for, with the priors that link the rows of a detector. */
export function lossOf(settings: Pick<OptimisationSettings, 'loss' | 'priors'>): Loss {
  const loss = LOSS_REGISTRY[settings.loss];
  if (!linksRows(priorsOf(settings))) return loss;
  return { ...loss, coupled: [...(loss.coupled ?? []), linkPrior], metric: unitMetric };
}

/** Whether a prior couples the rows of a detector. With the reference covariance, which fixes the curvature, none does. */
export function linksRows({ referenceCovariance, sharedCurvature, smoothInTime }: Priors): boolean {
  return !referenceCovariance && (sharedCurvature || smoothInTime);
}
