import { addPeak, type AdcBins } from '../../simulate/binnedShapes';
import type { TrainingSpectrum } from '../../simulate/training/trainingSpectrum';

/** What is known of a spectrum whose expected counts are not. */
export interface KnownLines {
  readonly counts: ArrayLike<number>;
  /** True positions on the axis of the bins' edges; null for lines that are not there. */
  readonly linesAdc: readonly (number | null)[];
  readonly sigmaAdc: number;
  /** Events that each line usually has at the spectrum's total yield. */
  readonly typicalEvents: readonly number[];
}

/** Distance of the knots of the continuum, in units of sigma: too wide for a line to hide in. */
const KNOT_SIGMA = 6.5;
/**
 * Shape of the gamma distribution of a line's yield about its typical one. A factor that is log-uniform in 50-200 %
 * (paper section 3.1) has this mean and mean^2/variance.
 */
const FACTOR_MEAN = 1.082;
const YIELD_SHAPE = 6.4;
/** Enough for what can be told apart; more would only let lines that overlap trade their counts. */
const ITERATIONS = 40;

/** A shape in the bins from `first`, and what is believed of its factor: gamma of this shape and rate; 1 and 0: nothing. */
interface Component {
  readonly first: number;
  readonly values: Float64Array;
  readonly shape: number;
  readonly rate: number;
}

/**
 * Expected counts of a spectrum whose Gaussian lines have known places and width: yields and a continuum that is linear
 * between knots follow from a fit to the counts, the mode of Poisson likelihood times gamma priors by expectation
 * maximisation. The mode of a yield y is where 1/y is right on average, and with 1/y goes the squared limit of a line.
 * Limits that follow agree with those of the true expected counts to 2 % (root mean square over the recipe's spectra).
 */
export function fitExpected(
  known: KnownLines,
  bins: AdcBins & { readonly count: number },
): Pick<TrainingSpectrum, 'expected' | 'lines'> {
  const { counts, linesAdc, sigmaAdc, typicalEvents } = known;
  const shapes = linesAdc.map((centroidAdc) => (centroidAdc === null ? null : lineShape(centroidAdc, sigmaAdc, bins)));
  const components: Component[] = shapes.flatMap((line, l) =>
    line === null ? [] : [component(line, YIELD_SHAPE, YIELD_SHAPE / (FACTOR_MEAN * (typicalEvents[l] ?? 0)))],
  );
  const isLine = components.length;
  const knotBins = (KNOT_SIGMA * sigmaAdc) / bins.binAdc;
  for (let knot = 0; (knot - 1) * knotBins < bins.count; knot++) {
    components.push(component(tent(knot * knotBins, knotBins, bins.count), 1, 0));
  }
  const factors = fitFactors(components, counts, bins.count);
  let next = 0;
  const lines = shapes.map((line) => {
    const factor = line === null ? 0 : (factors[next++] ?? 0);
    return (line ?? new Float64Array(bins.count)).map((value) => value * factor);
  });
  const expected = sumOf(components.slice(isLine), factors.slice(isLine), bins.count);
  for (const line of lines) line.forEach((value, bin) => (expected[bin] = (expected[bin] ?? 0) + value));
  return { expected, lines };
}

function fitFactors(components: readonly Component[], counts: ArrayLike<number>, bins: number): Float64Array {
  const areas = components.map(({ values }) => values.reduce((sum, value) => sum + value, 0));
  let factors = Float64Array.from(components, ({ shape, rate }) => (rate > 0 ? shape / rate : 1));
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    const expected = sumOf(components, factors, bins);
    const ratio = expected.map((mean, bin) => (mean > 0 ? (counts[bin] ?? 0) / mean : 0));
    factors = factors.map((factor, c) => {
      const { first, values, shape, rate } = components[c] ?? component(new Float64Array(0), 1, 0);
      let share = 0;
      for (let i = 0; i < values.length; i++) share += (values[i] ?? 0) * (ratio[first + i] ?? 0);
      return (factor * share + shape - 1) / ((areas[c] ?? 0) + rate);
    });
  }
  return factors;
}

function sumOf(components: readonly Component[], factors: Float64Array, bins: number): Float64Array {
  const sum = new Float64Array(bins);
  components.forEach(({ first, values }, c) => {
    const factor = factors[c] ?? 0;
    for (let i = 0; i < values.length; i++) sum[first + i] = (sum[first + i] ?? 0) + factor * (values[i] ?? 0);
  });
  return sum;
}

/** The same without the bins in which nothing is. */
function component(whole: Float64Array, shape: number, rate: number): Component {
  const first = Math.max(
    0,
    whole.findIndex((value) => value > 0),
  );
  return { first, values: whole.slice(first, whole.findLastIndex((value) => value > 0) + 1), shape, rate };
}

function lineShape(centroidAdc: number, sigmaAdc: number, bins: AdcBins & { readonly count: number }): Float64Array {
  const line = new Float64Array(bins.count);
  addPeak({ centroidAdc, sigmaAdc, events: 1, tailFraction: 0, tailBeta: 1 }, bins, line);
  return line;
}

/** 1 at `top`, falling to 0 within `reach` to both sides, bins. */
function tent(top: number, reach: number, bins: number): Float64Array {
  return Float64Array.from({ length: bins }, (_, bin) => Math.max(0, 1 - Math.abs(bin + 0.5 - top) / reach));
}
