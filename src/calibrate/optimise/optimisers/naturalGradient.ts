import { cholesky, choleskySolve } from '../../../math/linearAlgebra';
import { PARAMETERS_PER_ROW, type Optimiser } from './optimiser';

/**
 * Natural gradient (Amari, Neural Computation 10 (1998) 251): step = rate x F^-1 g, F the metric of the row at the point
 * where the gradient was taken: what its data and its prior are expected to tell there. For a likelihood this is Fisher
 * scoring. A row whose metric is missing or not positive definite makes the step of plain descent.
 */
export const naturalGradient: Optimiser = {
  id: 'natural-gradient',
  usesMetric: true,
  init: () => [],
  update: (state, gradient, learningRate, point) => {
    const step = gradient.map((g) => learningRate * g);
    const metric = point?.metric;
    if (metric == null) return { state, step };
    const cells = PARAMETERS_PER_ROW ** 2;
    for (let row = 0; row * PARAMETERS_PER_ROW < step.length; row++) {
      const own = step.subarray(row * PARAMETERS_PER_ROW, (row + 1) * PARAMETERS_PER_ROW);
      const lower = cholesky(metric.subarray(row * cells, (row + 1) * cells), PARAMETERS_PER_ROW);
      if (lower !== null) own.set(choleskySolve(lower, own));
    }
    return { state, step };
  },
};
