import { form, inverse, outer, plus, scaled, type Pair, type Symmetric } from './pair';
import { filterWalk, smoothParts, smoothWholes, type FilteredWalk } from './randomWalk';
import type { Jump, Part, Reading, Smoothed, SmoothedPart, Stretch, WalkSteps } from './walk';

/** How an energy scale may move: in which directions, and when the readings were taken. */
export interface WalkModel {
  /** What a move of 1 eV of each kind does to the two values: offset, gain. */
  readonly directions: readonly [Pair, Pair];
  /** Times of the readings, ascending. */
  readonly stretches: readonly Stretch[];
  /** Parts of those times that are asked for too, in their order; a jump lies at the start of one. May be empty. */
  readonly parts: readonly Part[];
  /** Readings before which the scale is known to jump; none if absent. */
  readonly jumpsBefore?: readonly number[];
}

/** Strength of each kind of move: standard deviation of what a day adds, eV. */
export type Strength = readonly [number, number];

export interface LearnedWalk {
  /** Means over the time of each reading. */
  readonly smoothed: readonly Smoothed[];
  /** Means over the parts asked for. */
  readonly parts: readonly SmoothedPart[];
  /** Mean of what the readings leave possible. */
  readonly strength: Strength;
  readonly jumps: readonly Jump[];
}

/** Strengths that are possible, all as likely beforehand: none, and a third of an eV in a day to what no detector does. */
const STRENGTHS: readonly number[] = [0, ...Array.from({ length: 8 }, (_, i) => 0.35 * 2 ** i)];
/** Jumps are of some 100 eV in either value, and one reading in a hundred has one before it. */
const JUMP: Symmetric = { xx: 1e4, xy: 0, yy: 1e4 };
const JUMP_ODDS = 100;
const MOST_JUMPS = 6;
/** Strengths beside which a jump is looked for. */
const JUMP_STRENGTHS = [0.35, 1.4, 5.6];
/** Places where one is looked for: the others have no wide step before them. */
const JUMP_CANDIDATES = 8;

/**
 * Smooths readings of an energy scale as a random walk. How strongly it walks the readings tell themselves: walks of all
 * strengths are averaged, each weighted by how probable it makes the readings (marginal likelihood), so that the errors
 * hold what is not known of the strength. The scale jumps where it is known to, and where that makes the readings more
 * probable by more than the odds against a jump.
 */
export function learnWalk(readings: readonly (Reading | null)[], model: WalkModel): LearnedWalk {
  const known = (model.jumpsBefore ?? []).map((reading): Jump => ({ reading, share: 0 }));
  let jumps: readonly Jump[] = known;
  let walks = allWalks(readings, model, jumps);
  while (jumps.length - known.length < MOST_JUMPS) {
    const at = likeliestJump(readings, model, jumps);
    if (at === null) break;
    const places = placesOf(at, readings, model);
    const jump = likeliest(places, readings, model, jumps) ?? at;
    const having = allWalks(readings, model, [...jumps, jump]);
    // Each place is as likely beforehand.
    if (logEvidence(having) - logEvidence(walks) < Math.log(JUMP_ODDS * places.length)) break;
    jumps = [...jumps, jump];
    walks = having;
  }
  return { ...averaged(walks, model.parts), jumps };
}

interface Walk extends FilteredWalk {
  readonly strength: Strength;
}

function allWalks(readings: readonly (Reading | null)[], model: WalkModel, jumps: readonly Jump[]): Walk[] {
  return STRENGTHS.flatMap((offset) =>
    STRENGTHS.map((gain) => {
      const strength: Strength = [offset, gain];
      return { ...filterWalk(readings, model.stretches, stepsOf(model, strength, jumps)), strength };
    }),
  );
}

function stepsOf({ directions }: WalkModel, strength: Strength, jumps: readonly Jump[]): WalkSteps {
  return { perDay: stepPerDay(directions, strength), jumps, jump: JUMP };
}

function stepPerDay([offset, gain]: WalkModel['directions'], strength: Strength): Symmetric {
  return plus(scaled(outer(offset), strength[0] ** 2), scaled(outer(gain), strength[1] ** 2));
}

/** Covariance of a step of the walk that takes so many days, eV squared; with a jump in it or without. */
export function stepCovariance(
  directions: WalkModel['directions'],
  strength: Strength,
  days: number,
  jumps: boolean,
): Symmetric {
  const walked = scaled(stepPerDay(directions, strength), days);
  return jumps ? plus(walked, JUMP) : walked;
}

function mostProbable(walks: readonly Walk[]): Walk {
  return walks.reduce((a, b) => (b.logLikelihood > a.logLikelihood ? b : a));
}

/** Logarithm of the mean probability of the readings over all walks. */
function logEvidence(walks: readonly Walk[]): number {
  const { logLikelihood: most } = mostProbable(walks);
  return (
    most + Math.log(walks.reduce((sum, { logLikelihood }) => sum + Math.exp(logLikelihood - most), 0) / walks.length)
  );
}

/** Where a further jump would make the readings most probable, among walks of a few strengths; null where none can be. */
function likeliestJump(readings: readonly (Reading | null)[], model: WalkModel, jumps: readonly Jump[]): Jump | null {
  return likeliest(
    widestSteps(readings, jumps).map((reading) => ({ reading, share: 0 })),
    readings,
    model,
    jumps,
  );
}

/** A jump between two readings may lie within the time of either: where a part starts. */
function placesOf(jump: Jump, readings: readonly (Reading | null)[], { parts }: WalkModel): Jump[] {
  const last = readings.findLastIndex((reading, i) => i < jump.reading && reading !== null);
  const within = parts.filter(({ reading, from }) => from > 0 && reading >= last && reading <= jump.reading);
  return [jump, ...within.map(({ reading, from }) => ({ reading, share: from }))];
}

function likeliest(
  candidates: readonly Jump[],
  readings: readonly (Reading | null)[],
  model: WalkModel,
  others: readonly Jump[],
): Jump | null {
  let best: { readonly jump: Jump; readonly logLikelihood: number } | null = null;
  for (const jump of candidates) {
    for (const strength of JUMP_STRENGTHS) {
      const steps = stepsOf(model, [strength, strength], [...others, jump]);
      const { logLikelihood } = filterWalk(readings, model.stretches, steps);
      if (best === null || logLikelihood > best.logLikelihood) best = { jump, logLikelihood };
    }
  }
  return best?.jump ?? null;
}

/** Places before which readings differ most from the last one before them, in sigmas. */
function widestSteps(readings: readonly (Reading | null)[], jumps: readonly Jump[]): number[] {
  const steps: { readonly at: number; readonly chi2: number }[] = [];
  let last: Reading | null = null;
  readings.forEach((reading, at) => {
    if (reading === null) return;
    if (last !== null && !jumps.some((jump) => jump.reading === at)) {
      const apart: Pair = [reading.value[0] - last.value[0], reading.value[1] - last.value[1]];
      steps.push({ at, chi2: form(inverse(plus(reading.covariance, last.covariance)), apart) });
    }
    last = reading;
  });
  return steps
    .sort((a, b) => b.chi2 - a.chi2)
    .slice(0, JUMP_CANDIDATES)
    .map(({ at }) => at);
}

/** Walks too improbable to count are left out: it spares most of the work. */
const LEAST_WEIGHT = 1e-4;
const WALKS_FOR_PARTS = 12;

function averaged(walks: readonly Walk[], parts: readonly Part[]): Omit<LearnedWalk, 'jumps'> {
  const { logLikelihood: most } = mostProbable(walks);
  const likely = walks
    .map((walk) => ({ walk, weight: Math.exp(walk.logLikelihood - most) }))
    .filter(({ weight }) => weight > LEAST_WEIGHT);
  const all = likely.reduce((sum, { weight }) => sum + weight, 0);
  const meanStrength = (k: 0 | 1) =>
    likely.reduce((sum, { walk, weight }) => sum + (weight / all) * walk.strength[k], 0);
  return {
    strength: [meanStrength(0), meanStrength(1)],
    smoothed: mixedWholes(likely),
    parts: mixedParts(likeliestOf(likely), parts),
  };
}

interface Weighted {
  readonly walk: Walk;
  readonly weight: number;
}

/** Parts are many: for them the walks of the greatest weights do. */
function likeliestOf(walks: readonly Weighted[]): Weighted[] {
  return [...walks].sort((a, b) => b.weight - a.weight).slice(0, WALKS_FOR_PARTS);
}

/** What each walk says of the same parts, and its share of all weights. */
interface Component<Said extends Smoothed> {
  readonly weight: number;
  readonly parts: readonly Said[];
}

function components<Said extends Smoothed>(
  walks: readonly Weighted[],
  saidBy: (walk: Walk) => readonly Said[],
): Component<Said>[] {
  const all = walks.reduce((sum, { weight }) => sum + weight, 0);
  return walks.map(({ walk, weight }) => ({ weight: weight / all, parts: saidBy(walk) }));
}

/**
 * Means and covariances of a mixture: those of each, and how far they are apart. Number by number: there is one for every
 * slice of every detector.
 */
function mixture(weights: readonly number[], means: readonly Pair[], covariances: readonly Symmetric[]): Smoothed {
  let [x, y] = [0, 0];
  for (let i = 0; i < weights.length; i++) {
    const [ownX, ownY] = means[i] ?? NOWHERE;
    x += (weights[i] ?? 0) * ownX;
    y += (weights[i] ?? 0) * ownY;
  }
  let [xx, xy, yy] = [0, 0, 0];
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] ?? 0;
    const [ownX, ownY] = means[i] ?? NOWHERE;
    const known = covariances[i] ?? NONE;
    xx += weight * (known.xx + (ownX - x) * (ownX - x));
    xy += weight * (known.xy + (ownX - x) * (ownY - y));
    yy += weight * (known.yy + (ownY - y) * (ownY - y));
  }
  return { value: [x, y], covariance: { xx, xy, yy } };
}

const NOWHERE: Pair = [0, 0];
const NONE: Symmetric = { xx: 0, xy: 0, yy: 0 };

function mixedWholes(walks: readonly Weighted[]): Smoothed[] {
  const said = components(walks, smoothWholes);
  const weights = said.map(({ weight }) => weight);
  return (said[0]?.parts ?? []).map((_, i) => {
    const own = said.flatMap(({ parts }) => parts[i] ?? []);
    return mixture(
      weights,
      own.map(({ value }) => value),
      own.map(({ covariance }) => covariance),
    );
  });
}

function mixedParts(walks: readonly Weighted[], asked: readonly Part[]): SmoothedPart[] {
  if (asked.length === 0) return [];
  const said = components(walks, (walk) => smoothParts(walk, asked));
  const weights = said.map(({ weight }) => weight);
  return asked.map((_, i) => {
    const own = said.flatMap(({ parts }) => parts[i] ?? []);
    const part = mixture(
      weights,
      own.map(({ value }) => value),
      own.map(({ covariance }) => covariance),
    );
    const apart = mixture(
      weights,
      own.map((said) => said.apart),
      own.map(({ within }) => within),
    );
    return { ...part, apart: apart.value, within: apart.covariance };
  });
}
