import { invertSymmetric } from '../../math/linearAlgebra';
import type { TrainingSpectrum } from './trainingSpectrum';

/** What the counts of one spectrum can say of its lines' positions at most; one entry per line, NaN for absent ones. */
export interface PositionLimit {
  /** Cramér-Rao limit of the position's standard deviation, bins. */
  readonly limitBins: Float64Array;
  /** Where an efficient estimator would find the lines in `counts`, minus the truth, bins. */
  readonly efficientShiftBins: (counts: ArrayLike<number>) => Float64Array;
}

/** An expected count below this is taken as this: an empty bin far from any line says nothing. */
const LEAST_EXPECTED = 1e-6;

/**
 * Fisher information of a Poisson spectrum on its lines' positions, with the yield of every line, a common broadening
 * and, if asked for, level and slope of the rest as nuisances. Derivatives are differences between neighbouring bins,
 * good to 1 % for lines of three bins and wider. The efficient shift is the score at the truth times the inverse
 * information: no estimator of its own, since it needs the truth, but what every efficient one approaches.
 */
export function positionLimit(
  { expected, lines }: Pick<TrainingSpectrum, 'expected' | 'lines'>,
  options: { readonly unknownContinuum: boolean },
): PositionLimit {
  const bins = expected.length;
  const present = lines.flatMap((line, index) => (line.some((n) => n > 0) ? [{ line, index }] : []));
  const derivatives = [
    ...present.map(({ line }) => Float64Array.from(line, (_, i) => ((line[i - 1] ?? 0) - (line[i + 1] ?? 0)) / 2)),
    ...present.map(({ line }) => line),
    broadening(
      present.map(({ line }) => line),
      bins,
    ),
    ...(options.unknownContinuum ? continuumTerms(expected, lines) : []),
  ].map(banded);
  const weights = Float64Array.from(expected, (n) => 1 / Math.max(n, LEAST_EXPECTED));
  const inverse = invertSymmetric(information(derivatives, weights), derivatives.length);
  const at = (i: number, j: number) => inverse?.[i * derivatives.length + j] ?? NaN;
  const limitBins = new Float64Array(lines.length).fill(NaN);
  present.forEach(({ index }, i) => (limitBins[index] = Math.sqrt(at(i, i))));
  return {
    limitBins,
    efficientShiftBins: (counts) => {
      const excess = { values: Float64Array.from(expected, (n, i) => (counts[i] ?? 0) - n), from: 0, to: bins };
      const score = derivatives.map((own) => weightedProduct(own, excess, weights));
      const shift = new Float64Array(lines.length).fill(NaN);
      present.forEach(({ index }, i) => (shift[index] = score.reduce((sum, s, j) => sum + at(i, j) * s, 0)));
      return shift;
    },
  };
}

/** All lines broadened together: half the second difference. */
function broadening(lines: readonly Float64Array[], bins: number): Float64Array {
  const change = new Float64Array(bins);
  for (const line of lines) {
    for (let i = 0; i < bins; i++) {
      change[i] = (change[i] ?? 0) + ((line[i - 1] ?? 0) - 2 * (line[i] ?? 0) + (line[i + 1] ?? 0)) / 2;
    }
  }
  return change;
}

/** What is no line, and the same with a slope. */
function continuumTerms(expected: Float64Array, lines: readonly Float64Array[]): Float64Array[] {
  const level = Float64Array.from(expected, (n, i) =>
    Math.max(
      lines.reduce((rest, line) => rest - (line[i] ?? 0), n),
      0,
    ),
  );
  return [level, level.map((n, i) => n * (i / expected.length - 0.5))];
}

/** A derivative with the bins in which it is not 0: lines are short, and their products shorter. */
interface Banded {
  readonly values: Float64Array;
  readonly from: number;
  readonly to: number;
}

function banded(values: Float64Array): Banded {
  const from = values.findIndex((value) => value !== 0);
  return { values, from: from < 0 ? values.length : from, to: values.findLastIndex((value) => value !== 0) + 1 };
}

function information(derivatives: readonly Banded[], weights: Float64Array): Float64Array {
  const n = derivatives.length;
  const matrix = new Float64Array(n * n);
  derivatives.forEach((a, i) => {
    derivatives.slice(0, i + 1).forEach((b, j) => {
      const sum = weightedProduct(a, b, weights);
      matrix[i * n + j] = sum;
      matrix[j * n + i] = sum;
    });
  });
  return matrix;
}

function weightedProduct(a: Banded, b: Banded, weights: Float64Array): number {
  const left = a.values;
  const right = b.values;
  const end = Math.min(a.to, b.to);
  let sum = 0;
  for (let k = Math.max(a.from, b.from); k < end; k++) sum += (left[k] ?? 0) * (right[k] ?? 0) * (weights[k] ?? 0);
  return sum;
}
