import type { Data } from 'plotly.js';

export type Place = number | string | Date | null;

/** The numbers behind a trace, where they are not what is drawn: crosses, shifted points, bands. */
export interface TraceNumbers {
  readonly x: ArrayLike<Place>;
  readonly y: ArrayLike<number | null>;
  /** One sigma to both sides. */
  readonly error?: ArrayLike<number | null>;
  /** Ends of an interval, where it is not the same to both sides. */
  readonly low?: ArrayLike<number>;
  readonly high?: ArrayLike<number>;
  /** What x and y are, with units, where the axes do not say it. */
  readonly titles?: readonly [string, string];
}

/** The trace with its numbers for the table; none for a trace that repeats what another one tells. */
export function withNumbers(trace: Data, ...numbers: readonly TraceNumbers[]): Data {
  return { ...trace, meta: { numbers } } as unknown as Data;
}
