/** Where an optimisation stopped early, or stands. */
export interface Stop {
  /** Iteration with the greatest value so far, the first of several. */
  readonly best: number;
  /** Whether `patience` iterations have passed without a greater one. */
  readonly isReached: boolean;
}

/**
 * The rule of early stopping with patience (Prechelt, "Early stopping - but when?", in: Neural Networks: Tricks of the
 * Trade, LNCS 1524 (1998), with the count of iterations without a new best as criterion).
 *
 * @param values of the start (iteration 0) and of every iteration so far; greater is better, one that is not finite is none
 * @param patience whole number of at least 1
 */
export function stopOf(values: readonly number[], patience: number): Stop {
  let best = 0;
  values.forEach((value, iteration) => {
    if (value > (values[best] ?? NaN) || !Number.isFinite(values[best])) best = iteration;
  });
  return { best, isReached: values.length - 1 - best >= patience };
}
