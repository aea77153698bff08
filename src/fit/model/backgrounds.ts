import { addAt, type Bins, type Term } from './term';

/** Straight between its values at the two ends, in counts per unit of x: positive where both are. */
export function straightBetween(low: number, high: number, { count, binWidth }: Bins): Term {
  return (parameters, expected, jacobian) => {
    for (let i = 0; i < count; i++) {
      const share = (i + 0.5) / count;
      const value = (1 - share) * (parameters[low] ?? 0) + share * (parameters[high] ?? 0);
      addAt(expected, i, value * binWidth);
      addAt(jacobian, low * count + i, (1 - share) * binWidth);
      addAt(jacobian, high * count + i, share * binWidth);
    }
  };
}

/** `level` counts per unit of x. */
export function constant(level: number, { count, binWidth }: Bins): Term {
  return (parameters, expected, jacobian) => {
    for (let i = 0; i < count; i++) {
      addAt(expected, i, (parameters[level] ?? 0) * binWidth);
      addAt(jacobian, level * count + i, binWidth);
    }
  };
}

/** level + slope u, u from -1 in the first bin to 1 in the last: may become negative at one end. */
export function sloped(level: number, slope: number, { count, binWidth }: Bins): Term {
  return (parameters, expected, jacobian) => {
    for (let i = 0; i < count; i++) {
      const u = count > 1 ? (2 * i) / (count - 1) - 1 : 0;
      addAt(expected, i, ((parameters[level] ?? 0) + (parameters[slope] ?? 0) * u) * binWidth);
      addAt(jacobian, level * count + i, binWidth);
      addAt(jacobian, slope * count + i, u * binWidth);
    }
  };
}

/** `level` exp(-`rate` x'), x' from the first edge, in counts per unit of x, integrated over bins; any sign of `rate`. */
export function exponential(level: number, rate: number, { count, binWidth }: Bins): Term {
  return (parameters, expected, jacobian) => {
    const height = parameters[level] ?? 0;
    const decay = parameters[rate] ?? 0;
    const half = 0.5 * binWidth * decay;
    // sinh(h)/h and its derivative by h, as series where they cancel.
    const isSmall = Math.abs(half) < 1e-3;
    const spread = isSmall ? 1 + (half * half) / 6 : Math.sinh(half) / half;
    const spreadSlope = isSmall ? half / 3 : (Math.cosh(half) - spread) / half;
    for (let i = 0; i < count; i++) {
      const x = (i + 0.5) * binWidth;
      const fall = binWidth * Math.exp(-decay * x);
      addAt(expected, i, height * fall * spread);
      addAt(jacobian, level * count + i, fall * spread);
      addAt(jacobian, rate * count + i, height * fall * (spreadSlope * 0.5 * binWidth - x * spread));
    }
  };
}

/** Given counts per bin times `scale`: a background that was found elsewhere, such as SNIP's. */
export function template(scale: number, counts: ArrayLike<number>, { count }: Bins): Term {
  return (parameters, expected, jacobian) => {
    for (let i = 0; i < count; i++) {
      addAt(expected, i, (parameters[scale] ?? 0) * (counts[i] ?? 0));
      addAt(jacobian, scale * count + i, counts[i] ?? 0);
    }
  };
}
