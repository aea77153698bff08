import type { Measured } from '../results';
import type { Deviation, DeviationSummary } from './results';

interface Sums {
  readonly n: number;
  readonly sum: number;
  readonly squares: number;
  readonly pullSquares: number;
}

const NOTHING: Sums = { n: 0, sum: 0, squares: 0, pullSquares: 0 };

/**
 * Mean, root mean square and pull width of deviations with errors by the jackknife over groups: the batches of an SDD in
 * one toy share its curvature and its history, so that they are one group and not many measurements.
 */
export function summarise(deviations: readonly Deviation[]): DeviationSummary {
  const groups = new Map<string, Sums>();
  for (const { toy, detector, ev, errorEv } of deviations) {
    const key = `${String(toy)}/${String(detector)}`;
    const pull = ev / errorEv;
    const own = { n: 1, sum: ev, squares: ev * ev, pullSquares: pull * pull };
    groups.set(key, combined(groups.get(key) ?? NOTHING, own, 1));
  }
  const parts = [...groups.values()];
  const all = parts.reduce((sum, part) => combined(sum, part, 1), NOTHING);
  const figure = (of: (sums: Sums) => number) => jackknifed(all, parts, of);
  return {
    spectra: all.n,
    meanEv: figure(({ sum, n }) => sum / n),
    rmsEv: figure(({ squares, n }) => Math.sqrt(squares / n)),
    pullWidth: figure(({ pullSquares, n }) => Math.sqrt(pullSquares / n)),
  };
}

function combined(a: Sums, b: Sums, sign: 1 | -1): Sums {
  return {
    n: a.n + sign * b.n,
    sum: a.sum + sign * b.sum,
    squares: a.squares + sign * b.squares,
    pullSquares: a.pullSquares + sign * b.pullSquares,
  };
}

/** The figure of all, with the delete-one-group jackknife error (Efron, Ann. Stat. 7 (1979) 1); null below two groups. */
function jackknifed(all: Sums, parts: readonly Sums[], of: (sums: Sums) => number): Measured {
  if (all.n === 0) return { value: null, error: null };
  if (parts.length < 2) return { value: of(all), error: null };
  const without = parts.map((part) => of(combined(all, part, -1)));
  const mean = without.reduce((sum, value) => sum + value, 0) / without.length;
  const variance = without.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { value: of(all), error: Math.sqrt((variance * (parts.length - 1)) / parts.length) };
}

/** Mean of the values that there are, with the error that their scatter gives; null errors for one value alone. */
export function meanOf(values: readonly (number | null)[]): Measured {
  const known = values.filter((value) => value !== null);
  const n = known.length;
  if (n === 0) return { value: null, error: null };
  const mean = known.reduce((sum, value) => sum + value, 0) / n;
  if (n === 1) return { value: mean, error: null };
  const variance = known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  return { value: mean, error: Math.sqrt(variance / n) };
}
