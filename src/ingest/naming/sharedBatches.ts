/** A stretch of time [start, stop) in Unix seconds, start < stop. */
export interface Stretch {
  readonly start: number;
  readonly stop: number;
}

/** Stretches that have this share of their union in common are one batch. */
const SAME = 0.9;

/**
 * The batch of each stretch: detectors of one run are started and stopped one after the other, and a batch of its own for
 * each would have no neighbours. In order of start (then stop), a stretch joins the first batch with which it has nine tenths
 * of their union in common, else it is a batch; the batch has the times of the one that made it.
 */
export function sharedBatches(stretches: readonly Stretch[]): Stretch[] {
  const order = stretches.map((stretch, index) => ({ stretch, index }));
  order.sort((a, b) => a.stretch.start - b.stretch.start || a.stretch.stop - b.stretch.stop);
  const result = [...stretches];
  let open: Stretch[] = [];
  for (const { stretch, index } of order) {
    // Those that are over can be joined by none that starts later.
    open = open.filter(({ stop }) => stop > stretch.start);
    const joined = open.find((batch) => commonShare(batch, stretch) >= SAME);
    if (joined === undefined) open.push(stretch);
    result[index] = joined ?? stretch;
  }
  return result;
}

function commonShare(a: Stretch, b: Stretch): number {
  const common = Math.min(a.stop, b.stop) - Math.max(a.start, b.start);
  return common / (Math.max(a.stop, b.stop) - Math.min(a.start, b.start));
}
