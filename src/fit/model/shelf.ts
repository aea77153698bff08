import { normalCdf, normalPdf } from '../../math/specialFunctions';
import { addAt, type Bins, type Term } from './term';
import { addByWidth, spreadOf, type Width } from './width';

/** What a line leaves below itself, as events that lost any part of their charge. Numbers are indices of parameters. */
export interface Shelf {
  readonly position: number;
  readonly area: number;
  readonly width: Width;
  /** Counts in each unit of x, as a share of the line's. */
  readonly perUnit: number;
}

/** A flat shelf from low energy up to a line, rounded by the line's width: area * perUnit * Phi((mu - x)/sigma). */
export function shelf({ position, area, width, perUnit }: Shelf, { firstEdge, binWidth, count }: Bins): Term {
  return (parameters, expected, jacobian) => {
    const mu = parameters[position] ?? 0;
    const counts = parameters[area] ?? 0;
    const height = parameters[perUnit] ?? 0;
    const spread = spreadOf(width, parameters);
    const { sigma } = spread;
    let tBelow = (firstEdge - mu) / sigma;
    for (let i = 0; i < count; i++) {
      const tAbove = (firstEdge + (i + 1) * binWidth - mu) / sigma;
      const inside = sigma * (filled(tAbove) - filled(tBelow));
      // d inside/d mu = Phi(-t) at the lower minus at the upper edge; by sigma: the antiderivative less t times that.
      const byPosition = normalCdf(-tBelow) - normalCdf(-tAbove);
      const bySigma = normalPdf(tBelow) - normalPdf(tAbove);
      addAt(expected, i, counts * height * inside);
      addAt(jacobian, area * count + i, height * inside);
      addAt(jacobian, perUnit * count + i, counts * inside);
      addAt(jacobian, position * count + i, counts * height * byPosition);
      addByWidth(jacobian, spread, count, i, counts * height * bySigma);
      tBelow = tAbove;
    }
  };
}

/** Antiderivative of Phi(-t). */
function filled(t: number): number {
  return t * normalCdf(-t) - normalPdf(t);
}
