import type { LossId } from '../../settings';
import { posteriorMetric, printedMetric } from '../metric';
import { scaledConstants, whitenedConstants } from '../whitening';
import { gaussianPrior } from './gaussianPrior';
import type { Loss } from './loss';
import { normalisedLine } from './normalisedLine';
import { printedLine } from './printedLine';

/** Every loss by id. A new one is a new sum of terms. */
export const LOSS_REGISTRY = {
  'as-published': {
    id: 'as-published',
    terms: [printedLine],
    parameters: scaledConstants,
    metric: printedMetric,
    hasCovariance: false,
  },
  prior: {
    id: 'prior',
    terms: [normalisedLine, gaussianPrior],
    parameters: whitenedConstants,
    metric: posteriorMetric,
    hasCovariance: true,
  },
} as const satisfies Readonly<Record<LossId, Loss>>;

/** The loss with this id. */
export function lossById(id: LossId): Loss {
  return LOSS_REGISTRY[id];
}
