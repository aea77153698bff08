import type { OptimiserId } from '../../settings';
import { adam } from './adam';
import { gradientDescent } from './gradientDescent';
import { lbfgs } from './lbfgs';
import { momentum } from './momentum';
import { naturalGradient } from './naturalGradient';
import type { Optimiser } from './optimiser';

/** Every optimiser by id. */
export const OPTIMISER_REGISTRY = {
  'gradient-descent': gradientDescent,
  momentum,
  adam,
  'natural-gradient': naturalGradient,
  lbfgs,
} as const satisfies Readonly<Record<OptimiserId, Optimiser>>;

/** The optimiser with this id. */
export function optimiserById(id: OptimiserId): Optimiser {
  return OPTIMISER_REGISTRY[id];
}
