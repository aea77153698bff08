import type { Optimiser } from './optimiser';

/** Plain gradient descent (on minus the likelihood): step = rate x gradient. */
export const gradientDescent: Optimiser = {
  id: 'gradient-descent',
  init: () => [],
  update: (state, gradient, learningRate) => ({ state, step: gradient.map((g) => learningRate * g) }),
};
