/**
 * Cholesky factor of a block tridiagonal precision H = L L^T, one 3 x 3 block per row: rows of a detector that are linked
 * each to the one before. With displacement = L^-T z the curvature in z is minus the unit matrix for all rows together.
 * Rows that are not linked are the special case without blocks below the diagonal.
 */
import type { LinkPrecision } from './losses/loss';
import { add3, congruence3, multiply3, transpose3 } from './matrix3';
import { inverseRoot } from './whitening';

/** Where a row stands in the factor. */
export interface ChainBlock {
  /** L_ii^-T, 3 x 3. */
  readonly transform: Float64Array;
  /** L_i,i-1; null where the row is not linked to the one before. */
  readonly fromPrevious: Float64Array | null;
}

/** Factors the sum of each row's own precision and of `links`. */
export function factorChain(own: readonly Float64Array[], links: LinkPrecision): ChainBlock[] {
  const blocks: ChainBlock[] = [];
  own.forEach((precision, i) => {
    const diagonal = add3(precision, links.diagonal[i] ?? new Float64Array(9));
    const below = links.below[i] ?? null;
    const previous = blocks.at(-1)?.transform;
    if (below === null || previous === undefined) {
      blocks.push({ transform: inverseRoot(diagonal), fromPrevious: null });
      return;
    }
    const fromPrevious = multiply3(below, previous);
    const known = multiply3(fromPrevious, transpose3(fromPrevious));
    blocks.push({ transform: inverseRoot(diagonal.map((value, k) => value - (known[k] ?? 0))), fromPrevious });
  });
  return blocks;
}

/** Diagonal blocks of H^-1, from the last row to the first: d_i = L_ii^-T (z_i - L_{i+1,i}^T d_{i+1}), z unit noise. */
export function chainCovariances(blocks: readonly ChainBlock[]): Float64Array[] {
  const covariances: Float64Array[] = [];
  for (let i = blocks.length - 1; i >= 0; i--) {
    const { transform = new Float64Array(9) } = blocks[i] ?? {};
    let covariance = multiply3(transform, transpose3(transform));
    const toNext = blocks[i + 1]?.fromPrevious ?? null;
    const next = covariances.at(-1);
    if (toNext !== null && next !== undefined) {
      covariance = add3(covariance, congruence3(multiply3(transform, transpose3(toNext)), next));
    }
    covariances.push(covariance);
  }
  return covariances.reverse();
}
