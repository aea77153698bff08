/** How the learning rate goes over a training. */
export interface Schedule {
  readonly peakLearningRate: number;
  readonly warmUpSteps: number;
}

/** A linear rise over the warm-up, then half a cosine down to zero at `steps`. */
export function learningRateAt({ warmUpSteps, peakLearningRate }: Schedule, step: number, steps: number): number {
  if (step < warmUpSteps) return (peakLearningRate * (step + 1)) / warmUpSteps;
  return 0.5 * peakLearningRate * (1 + Math.cos((Math.PI * (step - warmUpSteps)) / (steps - warmUpSteps)));
}
