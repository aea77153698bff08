import type { Optimiser } from './optimiser';

/**
 * Share of the last step that is carried on. For a quadratic with curvatures from 1 to kappa the best value is
 * ((sqrt kappa - 1)/(sqrt kappa + 1))^2 (Polyak 1964); whitened rows have a kappa of a few, hence far less than the 0.9
 * that is usual for neural networks.
 */
export const MOMENTUM = 0.3;

/** Gradient descent with momentum (heavy ball, Polyak 1964): step = rate x gradient + momentum x last step. */
export const momentum: Optimiser = {
  id: 'momentum',
  init: (size) => [new Float64Array(size)],
  update: ([last], gradient, learningRate) => {
    const step = gradient.map((g, i) => learningRate * g + MOMENTUM * (last?.[i] ?? 0));
    return { state: [step], step };
  },
};
