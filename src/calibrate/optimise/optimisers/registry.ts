import type { OptimiserId } from '../../settings';
import { adam } from './adam';
import { gradientDescent } from './gradientDescent';
import { momentum } from './momentum';
import type { Optimiser } from './optimiser';

/** Every optimiser by id. */
export const OPTIMISER_REGISTRY = {
  'gradient-descent': gradientDescent,
  momentum,
  adam,
} as const satisfies Readonly<Record<OptimiserId, Optimiser>>;

/** The optimiser with this id. */
export function optimiserById(id: OptimiserId): Optimiser {
  return OPTIMISER_REGISTRY[id];
}
