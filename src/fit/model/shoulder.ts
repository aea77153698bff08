import { cumulativeShape, emptyCumulativeShape } from '../../physics/lineShape';
import { addAt, type Bins, type Term } from './term';
import { addByWidth, spreadOf, type Width } from './width';

/** Events above a line: they begin where it is and become fewer exponentially. Numbers are indices of parameters. */
export interface Shoulder {
  readonly position: number;
  /** Counts of the line. */
  readonly area: number;
  /** Counts of the shoulder as a share of them. */
  readonly share: number;
  readonly width: Width;
  /** Mean distance of its events from the line, in units of x, > 0. */
  readonly reach: number;
}

/**
 * An exponential from the line's position upwards, folded with the line's width: the mirror image of a line that is all tail
 * (METHOD.md section 3), integrated over bins, with closed-form derivatives.
 */
export function shoulder(
  { position, area, share, width, reach }: Shoulder,
  { firstEdge, binWidth, count }: Bins,
): Term {
  let below = emptyCumulativeShape();
  let above = emptyCumulativeShape();
  return (parameters, expected, jacobian) => {
    const mu = parameters[position] ?? 0;
    const lineCounts = parameters[area] ?? 0;
    const part = parameters[share] ?? 0;
    const spread = spreadOf(width, parameters);
    const { sigma } = spread;
    const beta = reach / sigma;
    const counts = lineCounts * part;
    // By sigma at one edge: through t = (x - mu)/sigma, and through beta = reach/sigma.
    const bySigma = (t: number, { slope, byBeta }: typeof below) => (-slope * t + byBeta * beta) / sigma;
    let tBelow = (firstEdge - mu) / sigma;
    cumulativeShape(-tBelow, 1, beta, below);
    for (let i = 0; i < count; i++) {
      const tAbove = (firstEdge + (i + 1) * binWidth - mu) / sigma;
      cumulativeShape(-tAbove, 1, beta, above);
      // The share below x is 1 - cdf(-t).
      const inside = below.cdf - above.cdf;
      addAt(expected, i, counts * inside);
      addAt(jacobian, area * count + i, part * inside);
      addAt(jacobian, share * count + i, lineCounts * inside);
      addAt(jacobian, position * count + i, (-counts * (above.slope - below.slope)) / sigma);
      addByWidth(jacobian, spread, count, i, counts * (bySigma(tAbove, above) - bySigma(tBelow, below)));
      [below, above] = [above, below];
      tBelow = tAbove;
    }
  };
}
