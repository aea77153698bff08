/** Two numbers, and a symmetric 2 x 2 matrix by its entries: enough for an energy scale that is a straight line. */
export type Pair = readonly [number, number];

export interface Symmetric {
  readonly xx: number;
  readonly xy: number;
  readonly yy: number;
}

export function plus(a: Symmetric, b: Symmetric): Symmetric {
  return { xx: a.xx + b.xx, xy: a.xy + b.xy, yy: a.yy + b.yy };
}

export function minus(a: Symmetric, b: Symmetric): Symmetric {
  return { xx: a.xx - b.xx, xy: a.xy - b.xy, yy: a.yy - b.yy };
}

export function scaled(a: Symmetric, by: number): Symmetric {
  return { xx: by * a.xx, xy: by * a.xy, yy: by * a.yy };
}

export function determinant({ xx, xy, yy }: Symmetric): number {
  return xx * yy - xy * xy;
}

/** The inverse of a positive definite matrix. */
export function inverse(a: Symmetric): Symmetric {
  const all = determinant(a);
  return { xx: a.yy / all, xy: -a.xy / all, yy: a.xx / all };
}

/** vᵀ A v. */
export function form({ xx, xy, yy }: Symmetric, [x, y]: Pair): number {
  return xx * x * x + 2 * xy * x * y + yy * y * y;
}

/** A v. */
function applied({ xx, xy, yy }: Symmetric, [x, y]: Pair): Pair {
  return [xx * x + xy * y, xy * x + yy * y];
}

/** v vᵀ. */
export function outer([x, y]: Pair): Symmetric {
  return { xx: x * x, xy: x * y, yy: y * y };
}

/** A general 2 x 2 matrix by rows. */
export type Matrix = readonly [Pair, Pair];

/** A B of two symmetric matrices. */
export function product(a: Symmetric, b: Symmetric): Matrix {
  return [
    [a.xx * b.xx + a.xy * b.xy, a.xx * b.xy + a.xy * b.yy],
    [a.xy * b.xx + a.yy * b.xy, a.xy * b.xy + a.yy * b.yy],
  ];
}

/** G v. */
export function times([[a, b], [c, d]]: Matrix, [x, y]: Pair): Pair {
  return [a * x + b * y, c * x + d * y];
}

/** G A Gᵀ. */
export function transformed([r, s]: Matrix, a: Symmetric): Symmetric {
  const ar = applied(a, r);
  const as = applied(a, s);
  return { xx: r[0] * ar[0] + r[1] * ar[1], xy: s[0] * ar[0] + s[1] * ar[1], yy: s[0] * as[0] + s[1] * as[1] };
}
