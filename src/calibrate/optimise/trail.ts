/** Bytes that a trail may hold. */
const MOST_TRAIL_BYTES = 64 * 2 ** 20;

/** Parameters of every iteration, or of every n-th where all would be too many. */
export interface Trail {
  /** Iterations 0, stride, 2 stride, ... are kept. */
  readonly stride: number;
  /** Keeps the parameters of an iteration where it is one of those; iterations must come one after the other. */
  readonly keep: (iteration: number, z: Float64Array) => void;
  /** The nearest iteration that is kept, and its parameters; the lower one of two. Throws a RangeError on an empty trail. */
  readonly nearest: (iteration: number) => { readonly iteration: number; readonly z: Float64Array };
}

/**
 * An empty trail.
 *
 * @param size parameters of an iteration, 8 bytes each
 * @param iterations planned ones
 */
export function createTrail(size: number, iterations: number, mostBytes: number = MOST_TRAIL_BYTES): Trail {
  const most = Math.max(1, Math.floor(mostBytes / Math.max(1, 8 * size)));
  const stride = Math.max(1, Math.ceil((iterations + 1) / most));
  const kept: Float64Array[] = [];
  return {
    stride,
    keep: (iteration, z) => {
      if (iteration === kept.length * stride) kept.push(z);
    },
    nearest: (iteration) => {
      const index = Math.min(Math.max(Math.ceil(iteration / stride - 0.5), 0), kept.length - 1);
      const z = kept[index];
      if (z === undefined) throw new RangeError('nothing has been kept yet');
      return { iteration: index * stride, z };
    },
  };
}
