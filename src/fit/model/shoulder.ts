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
  const shape = emptyCumulativeShape();
  const cdf = new Float64Array(count + 1);
  const slope = new Float64Array(count + 1);
  const byBeta = new Float64Array(count + 1);
  // Second derivatives move one parameter at a time: most leave the shape where it was.
  let shapeMu = NaN;
  let shapeSigma = NaN;
  return (parameters, expected, jacobian) => {
    const mu = parameters[position] ?? 0;
    const lineCounts = parameters[area] ?? 0;
    const part = parameters[share] ?? 0;
    const spread = spreadOf(width, parameters);
    const { sigma } = spread;
    const beta = reach / sigma;
    const counts = lineCounts * part;
    const at = (edge: number) => (firstEdge + edge * binWidth - mu) / sigma;
    if (mu !== shapeMu || sigma !== shapeSigma) {
      shapeMu = mu;
      shapeSigma = sigma;
      for (let edge = 0; edge <= count; edge++) {
        cumulativeShape(-at(edge), 1, beta, shape);
        cdf[edge] = shape.cdf;
        slope[edge] = shape.slope;
        byBeta[edge] = shape.byBeta;
      }
    }
    // By sigma at one edge: through t = (x - mu)/sigma, and through beta = reach/sigma.
    const bySigma = (edge: number) => (-(slope[edge] ?? 0) * at(edge) + (byBeta[edge] ?? 0) * beta) / sigma;
    for (let i = 0; i < count; i++) {
      // The share below x is 1 - cdf(-t).
      const inside = (cdf[i] ?? 0) - (cdf[i + 1] ?? 0);
      addAt(expected, i, counts * inside);
      addAt(jacobian, area * count + i, part * inside);
      addAt(jacobian, share * count + i, lineCounts * inside);
      addAt(jacobian, position * count + i, (-counts * ((slope[i + 1] ?? 0) - (slope[i] ?? 0))) / sigma);
      addByWidth(jacobian, spread, count, i, counts * (bySigma(i + 1) - bySigma(i)));
    }
  };
}
