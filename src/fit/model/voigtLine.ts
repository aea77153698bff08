import { faddeeva, type Complex } from '../../math/faddeeva';
import { cumulativeShape, emptyCumulativeShape } from '../../physics/lineShape';
import { lineStateOf, type LineComponent, type LineTerm } from './lineTerm';
import { quadrature } from './quadrature';
import { addAt, type Bins, type Term } from './term';
import { addByWidth } from './width';

/** A line with its natural width. */
export interface VoigtLine extends Omit<LineTerm, 'fixedShape' | 'components'> {
  /** `naturalWidth`: full width at half maximum of the Lorentzian, in units of x, >= 0. */
  readonly components: readonly (LineComponent & { readonly naturalWidth: number })[];
}

const TWO_OVER_ROOT_PI = 2 / Math.sqrt(Math.PI);

/**
 * A line of Lorentzians folded with a Gaussian (Voigt profiles by the Faddeeva function), its density integrated over
 * each bin by Gauss-Legendre quadrature. Its tail, where it has one, is folded with the Gaussian alone: a natural width
 * is a small part of a tail's length.
 */
export function voigtLine(line: VoigtLine, { firstEdge, binWidth, count }: Bins): Term {
  const { components, position, area, areaShare, tail } = line;
  const w: Complex = { re: 0, im: 0 };
  const below = emptyCumulativeShape();
  const above = emptyCumulativeShape();
  return (parameters, expected, jacobian) => {
    const {
      position: at,
      area: wholeArea,
      share,
      spread,
      tailFraction: fraction,
      tailBeta: beta,
    } = lineStateOf(line, parameters);
    const { sigma } = spread;
    const { nodes, weights } = quadrature(binWidth / sigma);
    for (const component of components) {
      const mu = at + component.offset;
      const y = (0.5 * component.naturalWidth) / (sigma * Math.SQRT2);
      const counts = wholeArea * share * component.share;
      for (let i = 0; i < count; i++) {
        let inside = 0;
        let byPosition = 0;
        let bySigma = 0;
        const middle = firstEdge + (i + 0.5) * binWidth - mu;
        for (let k = 0; k < nodes.length; k++) {
          const x = (middle + 0.5 * binWidth * (nodes[k] ?? 0)) / (sigma * Math.SQRT2);
          faddeeva(x, y, w);
          // w' = -2 z w + 2i/sqrt(pi), z = x + iy.
          const slopeRe = -2 * (x * w.re - y * w.im);
          const slopeIm = -2 * (x * w.im + y * w.re) + TWO_OVER_ROOT_PI;
          const weight = ((weights[k] ?? 0) * 0.5 * binWidth) / (sigma * Math.sqrt(2 * Math.PI));
          inside += weight * w.re;
          byPosition -= (weight * slopeRe) / (sigma * Math.SQRT2);
          bySigma -= (weight * (w.re + slopeRe * x - slopeIm * y)) / sigma;
        }
        let value = (1 - fraction) * inside;
        let positionSlope = (1 - fraction) * byPosition;
        let sigmaSlope = (1 - fraction) * bySigma;
        if (tail !== undefined) {
          const tBelow = (middle - 0.5 * binWidth) / sigma;
          const tAbove = (middle + 0.5 * binWidth) / sigma;
          cumulativeShape(tBelow, 1, beta, below);
          cumulativeShape(tAbove, 1, beta, above);
          const inTail = above.cdf - below.cdf;
          value += fraction * inTail;
          positionSlope -= (fraction * (above.slope - below.slope)) / sigma;
          sigmaSlope -= (fraction * (above.slope * tAbove - below.slope * tBelow)) / sigma;
          addAt(jacobian, tail.fraction * count + i, counts * (inTail - inside));
          addAt(jacobian, tail.beta * count + i, counts * fraction * (above.byBeta - below.byBeta));
        }
        addAt(expected, i, counts * value);
        addAt(jacobian, area * count + i, share * component.share * value);
        if (areaShare !== undefined) addAt(jacobian, areaShare * count + i, wholeArea * component.share * value);
        addAt(jacobian, position * count + i, counts * positionSlope);
        addByWidth(jacobian, spread, count, i, counts * sigmaSlope);
      }
    }
  };
}
