import type { Batch } from '../../dataset/histograms';
import { normalCdf } from '../../math/specialFunctions';
import { median } from '../robust';
import type { ArrayMapValues, Watched } from '../report';
import type { SlowColumn } from './parseSlowControl';

/** How a quantity of the array goes with one beside the run. */
export interface Correlation {
  readonly watched: Watched;
  /** Median over the detectors of Pearson's coefficient, -1 to 1; null where there is none. */
  readonly median: number | null;
  /** Median over the detectors of the slope: what the quantity changes by per unit of the column. */
  readonly slope: number | null;
  /** Share of chance that the median of so many independent detectors lies as far from 0; null where there is none. */
  readonly pValue: number | null;
}

/** A column brought onto the batches, with what goes with it. */
export interface SlowControl {
  readonly name: string;
  /** Mean over each batch; null where it has no reading in it. */
  readonly means: readonly (number | null)[];
  readonly correlations: readonly Correlation[];
}

const CORRELATED: readonly Watched[] = ['gain', 'offset', 'fwhm', 'rate'];
/** Fewer batches say nothing of a correlation. */
const FEWEST_BATCHES = 4;

/**
 * Correlates every watched quantity of every detector with a column's means over the batches. Slow drifts of any two
 * things correlate: the p-value takes batches as independent, and is too small where they are not.
 */
export function correlate(
  column: SlowColumn,
  batches: readonly Batch[],
  watched: Readonly<Record<Watched, ArrayMapValues>>,
): SlowControl {
  const means = batches.map((batch) => meanWithin(column, batch));
  return {
    name: column.name,
    means,
    correlations: CORRELATED.map((id) => correlationOf(id, watched[id], means)),
  };
}

function meanWithin({ timesS, values }: SlowColumn, { start, stop }: Batch): number | null {
  if (start === null || stop === null) return null;
  const own = values.filter((_, i) => (timesS[i] ?? NaN) >= start && (timesS[i] ?? NaN) < stop);
  return own.length === 0 ? null : own.reduce((sum, value) => sum + value, 0) / own.length;
}

function correlationOf(watched: Watched, all: ArrayMapValues, means: readonly (number | null)[]): Correlation {
  const detectors = all.length / Math.max(means.length, 1);
  const own = Array.from({ length: detectors }, (_, detector) =>
    pearson(means, all.slice(detector * means.length, (detector + 1) * means.length)),
  ).filter((found) => found !== null);
  if (own.length === 0) return { watched, median: null, slope: null, pValue: null };
  const centre = median(own.map(({ r }) => r));
  const pairs = median(own.map(({ n }) => n));
  // Fisher's z of a single coefficient has the variance 1/(n - 3), the median of k of them pi/2 of the mean's.
  const sigma = Math.sqrt(Math.PI / 2 / own.length / (pairs - 3));
  const z = Math.atanh(Math.min(Math.max(centre, -0.999999), 0.999999)) / sigma;
  return { watched, median: centre, slope: median(own.map(({ slope }) => slope)), pValue: twoSided(z) };
}

/** Pearson's coefficient and the slope of y against x over the entries that both have; null for too few or none that vary. */
function pearson(
  x: readonly (number | null)[],
  y: readonly (number | null)[],
): { readonly r: number; readonly slope: number; readonly n: number } | null {
  const pairs = x.flatMap((value, i) => {
    const other = y[i] ?? null;
    return value === null || other === null ? [] : [[value, other] as const];
  });
  const n = pairs.length;
  if (n < FEWEST_BATCHES) return null;
  const [meanX, meanY] = [0, 1].map((axis) => pairs.reduce((sum, pair) => sum + (pair[axis] ?? 0), 0) / n);
  let [xx, xy, yy] = [0, 0, 0];
  for (const [a, b] of pairs) {
    xx += (a - (meanX ?? 0)) ** 2;
    xy += (a - (meanX ?? 0)) * (b - (meanY ?? 0));
    yy += (b - (meanY ?? 0)) ** 2;
  }
  return xx > 0 && yy > 0 ? { r: xy / Math.sqrt(xx * yy), slope: xy / xx, n } : null;
}

function twoSided(z: number): number {
  return Math.min(1, 2 * normalCdf(-Math.abs(z)));
}
