import { cumulativeShape, emptyCumulativeShape } from '../../physics/lineShape';
import type { FixedShape } from '../../physics/tabulatedShape';
import { lineStateOf, type LineTerm } from './lineTerm';
import { addAt, type Bins, type Term } from './term';
import { addByWidth } from './width';

/** Beyond these distances from a component, in its sigmas, all of it is below, or none of it is. */
const ALL_BELOW = 9;
const NONE_BELOW = -200;

/** A line of Gaussians with a common tail, integrated over bins (METHOD.md section 3), with closed-form derivatives. */
export function tailedLine(line: LineTerm, { firstEdge, binWidth, count }: Bins): Term {
  const { components, position, area, areaShare, tail, fixedShape } = line;
  let below = emptyCumulativeShape();
  let above = emptyCumulativeShape();
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
    const shapeAt: FixedShape =
      fixedShape ??
      ((t, out) => {
        cumulativeShape(t, fraction, beta, out);
      });
    const freeTail = fixedShape === undefined ? tail : undefined;
    for (const component of components) {
      const mu = at + component.offset;
      const componentShare = share * component.share;
      const counts = wholeArea * componentShare;
      let tBelow = (firstEdge - mu) / sigma;
      shapeAt(tBelow, below);
      for (let i = 0; i < count; i++) {
        const tAbove = (firstEdge + (i + 1) * binWidth - mu) / sigma;
        if (tBelow > ALL_BELOW) break;
        if (tAbove > NONE_BELOW) {
          shapeAt(tAbove, above);
          const inside = above.cdf - below.cdf;
          addAt(expected, i, counts * inside);
          addAt(jacobian, area * count + i, componentShare * inside);
          addAt(jacobian, position * count + i, (-counts * (above.slope - below.slope)) / sigma);
          const bySigma = (-counts * (above.slope * tAbove - below.slope * tBelow)) / sigma;
          addByWidth(jacobian, spread, count, i, bySigma);
          if (areaShare !== undefined) addAt(jacobian, areaShare * count + i, wholeArea * component.share * inside);
          if (freeTail !== undefined) {
            addAt(jacobian, freeTail.fraction * count + i, counts * (above.byFraction - below.byFraction));
            addAt(jacobian, freeTail.beta * count + i, counts * (above.byBeta - below.byBeta));
          }
        }
        [below, above] = [above, below];
        tBelow = tAbove;
      }
    }
  };
}
