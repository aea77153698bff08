import type { Optimiser } from './optimiser';

/** Decay of the running means of gradient and squared gradient, and the guard of the division: as published. */
const ADAM = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const;

/**
 * Adam (Kingma and Ba, ICLR 2015, algorithm 1), upwards: steps of about the learning rate whatever the gradient's size.
 * The count of steps, which corrects the bias of the means, is kept per parameter.
 */
export const adam: Optimiser = {
  id: 'adam',
  init: (size) => [new Float64Array(size), new Float64Array(size), new Float64Array(size)],
  update: ([lastMean, lastSquare, lastCount], gradient, learningRate) => {
    const { beta1, beta2, epsilon } = ADAM;
    const mean = gradient.map((g, i) => beta1 * (lastMean?.[i] ?? 0) + (1 - beta1) * g);
    const square = gradient.map((g, i) => beta2 * (lastSquare?.[i] ?? 0) + (1 - beta2) * g * g);
    const count = gradient.map((_, i) => (lastCount?.[i] ?? 0) + 1);
    const step = mean.map((m, i) => {
      const n = count[i] ?? 1;
      const unbiasedMean = m / (1 - beta1 ** n);
      const unbiasedSquare = (square[i] ?? 0) / (1 - beta2 ** n);
      return (learningRate * unbiasedMean) / (Math.sqrt(unbiasedSquare) + epsilon);
    });
    return { state: [mean, square, count], step };
  },
};
