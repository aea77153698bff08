import { minos } from '../../src/fit/minos';
import { buildModel } from '../../src/fit/model/language';
import { lineComponents } from '../../src/fit/model/lineComponents';
import type { ModelComponent, NamedLine } from '../../src/fit/model/modelComponent';
import type { Parameter } from '../../src/fit/parameter';
import { costOver, fitPoisson } from '../../src/fit/poissonFit';
import { randomSource, type RandomSource } from '../../src/math/random';
import { tabulateShape } from '../../src/physics/tabulatedShape';

/** Counts expected in the line of a toy, what its fit leaves free, and whose errors its pulls use. */
export interface ToyKind {
  readonly counts: number;
  readonly width: 'free' | 'fixed';
  readonly tail: 'free' | 'fixed';
  readonly errors: 'hesse' | 'minos';
}

/** Pulls (found less true, over the error) of the toys that were not lost, and why the others were. */
export interface ToyPulls {
  readonly position: readonly number[];
  readonly area: readonly number[];
  readonly lost: readonly string[];
}

/** Cu Ka at 4.4 eV per channel, as an SDD sees it: width and slope of the tail as METHOD.md has them. */
export const TOY = {
  evPerAdc: 4.4,
  sigmaAdc: 17,
  tailFraction: 0.06,
  tailBeta: 2.5,
  backgroundPerCount: 0.001,
} as const;
const MIDDLE = 1610;
/** Half a window in channels: 4.5 sigma, as in fits of whole spectra. */
const REACH = 76;
const BINS = { firstEdge: MIDDLE - REACH - 0.5, binWidth: 1, count: 2 * REACH + 1 };
const COMPONENTS = lineComponents('CuKa', TOY.evPerAdc);
const LINE: NamedLine = {
  kind: 'line',
  label: 'line',
  profile: 'gauss',
  components: COMPONENTS,
  position: 'position',
  area: 'area',
  width: { sigma: 'sigma' },
  tail: { fraction: 'fraction', beta: 'beta' },
};
const POSITION = 0;
const AREA = 1;
const SHAPE = tabulateShape(TOY.tailFraction, TOY.tailBeta);

/** Draws and fits `toys` spectra. Where the line lies within its channel, and where a fit starts, is drawn as well. */
export function toyPulls(kind: ToyKind, toys: number, seed: number): ToyPulls {
  const position: number[] = [];
  const area: number[] = [];
  const lost: string[] = [];
  for (let toy = 0; toy < toys; toy++) {
    const random = randomSource(seed, toy);
    const truth = MIDDLE + random.uniform() - 0.5;
    const pulls = pullsOf(drawToy(random, kind.counts, truth), truth, truth + 5 * random.normal(), kind);
    if ('why' in pulls) lost.push(pulls.why);
    else {
      position.push(pulls.position);
      area.push(pulls.area);
    }
  }
  return { position, area, lost };
}

/** Events one by one, by what the shape means: doublet, normal, an exponential share, a flat background; ADC rounds. */
function drawToy(random: RandomSource, counts: number, truth: number): Float64Array {
  const spectrum = new Float64Array(BINS.count);
  for (const { offset, share } of COMPONENTS) {
    for (let n = random.poisson(counts * share); n > 0; n--) {
      const tail = random.uniform() < TOY.tailFraction ? Math.log(1 - random.uniform()) * TOY.tailBeta : 0;
      const bin = Math.round(truth + offset + TOY.sigmaAdc * (random.normal() + tail)) - (MIDDLE - REACH);
      if (bin >= 0 && bin < BINS.count) spectrum[bin]! += 1;
    }
  }
  return spectrum.map((n) => n + random.poisson(counts * TOY.backgroundPerCount));
}

function parametersFor(spectrum: Float64Array, seed: number, { width, tail }: ToyKind): Parameter[] {
  const total = spectrum.reduce((sum, n) => sum + n, 0);
  const free = (name: string, start: number, lower: number, upper: number) => {
    return { name, start, lower, upper, fixed: false };
  };
  const known = (name: string, start: number) => ({ ...free(name, start, -Infinity, Infinity), fixed: true });
  const sigma = TOY.sigmaAdc;
  return [
    free('position', seed, MIDDLE - REACH, MIDDLE + REACH),
    free('area', 0.8 * total, 0, 2 * total + 10),
    free('background', (0.2 * total) / BINS.count, 0, total),
    width === 'free' ? free('sigma', 1.1 * sigma, 0.4 * sigma, 2.5 * sigma) : known('sigma', sigma),
    ...(tail === 'free'
      ? [free('fraction', 0.1, 0, 0.6), free('beta', 2, 0.6, 8)]
      : [known('fraction', TOY.tailFraction), known('beta', TOY.tailBeta)]),
  ];
}

/** Pulls of one toy, or why there are none. */
type Pull = { readonly position: number; readonly area: number } | { readonly why: string };

function pullsOf(spectrum: Float64Array, truth: number, seed: number, kind: ToyKind): Pull {
  const parameters = parametersFor(spectrum, seed, kind);
  const components: readonly ModelComponent[] = [
    kind.tail === 'fixed' ? { ...LINE, fixedShape: SHAPE } : LINE,
    { kind: 'constant', label: 'background', level: 'background' },
  ];
  const { model } = buildModel({ bins: BINS, components }, parameters);
  const fit = fitPoisson(spectrum, model, parameters);
  if (!fit.converged) return { why: 'did not converge' };
  const cost = costOver(spectrum, model, parameters);
  const pullOf = (index: number, expected: number): number | string => {
    const deviation = (fit.values[index] ?? NaN) - expected;
    const hesse = fit.errors[index] ?? 0;
    if (kind.errors === 'hesse') return hesse > 0 ? deviation / hesse : 'no errors';
    // The error of the side on which the truth lies.
    const { lower, upper } = minos(cost, fit, parameters, index);
    const { error, why } = deviation > 0 ? lower : upper;
    return error === null ? why : deviation / Math.abs(error);
  };
  const [position, area] = [pullOf(POSITION, truth), pullOf(AREA, kind.counts)];
  if (typeof position === 'string') return { why: position };
  if (typeof area === 'string') return { why: area };
  return { position, area };
}

/** Mean and width of pulls, and the share of them within one error: 0, 1 and 0.683 where errors are honest. */
export interface PullScore {
  readonly count: number;
  readonly mean: number;
  readonly width: number;
  readonly coverage: number;
}

export function scorePulls(pulls: readonly number[]): PullScore {
  const mean = pulls.reduce((sum, pull) => sum + pull, 0) / pulls.length;
  const width = Math.sqrt(pulls.reduce((sum, pull) => sum + (pull - mean) ** 2, 0) / pulls.length);
  return {
    count: pulls.length,
    mean,
    width,
    coverage: pulls.filter((pull) => Math.abs(pull) <= 1).length / pulls.length,
  };
}
