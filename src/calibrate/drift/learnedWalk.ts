import { form, inverse, outer, plus, scaled, type Pair, type Symmetric } from './pair';
import { smoothWalk, type Reading, type Smoothed, type SmoothedWalk } from './randomWalk';

/** How an energy scale may move: in which directions, and when the readings were taken. */
export interface WalkModel {
  /** What a move of 1 eV of each kind does to the two values: offset, gain. */
  readonly directions: readonly [Pair, Pair];
  /** Times of the readings, days, ascending. */
  readonly timesDays: readonly number[];
}

/** Strength of each kind of move: standard deviation of what a day adds, eV. */
export type Strength = readonly [number, number];

export interface LearnedWalk {
  readonly smoothed: readonly Smoothed[];
  /** Mean of what the readings leave possible. */
  readonly strength: Strength;
  /** Indices of readings before which the scale jumped. */
  readonly jumps: readonly number[];
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
 * hold what is not known of the strength. The scale jumps where that makes the readings more probable by more than the
 * odds against a jump.
 */
export function learnWalk(readings: readonly (Reading | null)[], model: WalkModel): LearnedWalk {
  let jumps: readonly number[] = [];
  let walks = allWalks(readings, model, jumps);
  while (jumps.length < MOST_JUMPS) {
    const at = likeliestJump(readings, model, jumps);
    if (at === null) break;
    const having = allWalks(readings, model, [...jumps, at]);
    if (logEvidence(having) - logEvidence(walks) < Math.log(JUMP_ODDS)) break;
    jumps = [...jumps, at];
    walks = having;
  }
  return { ...averaged(walks), jumps };
}

interface Walk extends SmoothedWalk {
  readonly strength: Strength;
}

function allWalks(readings: readonly (Reading | null)[], model: WalkModel, jumps: readonly number[]): Walk[] {
  return STRENGTHS.flatMap((offset) =>
    STRENGTHS.map((gain) => {
      const strength: Strength = [offset, gain];
      return { ...smoothWalk(readings, stepsOf(model, strength, jumps)), strength };
    }),
  );
}

function stepsOf({ directions, timesDays }: WalkModel, strength: Strength, jumps: readonly number[]): Symmetric[] {
  return timesDays.map((time, i) =>
    stepCovariance(directions, strength, Math.max(time - (timesDays[i - 1] ?? time), 0), jumps.includes(i)),
  );
}

/** Covariance of a step of the walk that takes so many days, eV squared; with a jump in it or without. */
export function stepCovariance(
  [offset, gain]: WalkModel['directions'],
  strength: Strength,
  days: number,
  jumps: boolean,
): Symmetric {
  const perDay = plus(scaled(outer(offset), strength[0] ** 2), scaled(outer(gain), strength[1] ** 2));
  return jumps ? plus(scaled(perDay, days), JUMP) : scaled(perDay, days);
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
function likeliestJump(
  readings: readonly (Reading | null)[],
  model: WalkModel,
  jumps: readonly number[],
): number | null {
  let best: { readonly at: number; readonly logLikelihood: number } | null = null;
  for (const at of widestSteps(readings, jumps)) {
    for (const strength of JUMP_STRENGTHS) {
      const { logLikelihood } = smoothWalk(readings, stepsOf(model, [strength, strength], [...jumps, at]));
      if (best === null || logLikelihood > best.logLikelihood) best = { at, logLikelihood };
    }
  }
  return best?.at ?? null;
}

/** Places before which readings differ most from the last one before them, in sigmas. */
function widestSteps(readings: readonly (Reading | null)[], jumps: readonly number[]): number[] {
  const steps: { readonly at: number; readonly chi2: number }[] = [];
  let last: Reading | null = null;
  readings.forEach((reading, at) => {
    if (reading === null) return;
    if (last !== null && !jumps.includes(at)) {
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

function averaged(walks: readonly Walk[]): Omit<LearnedWalk, 'jumps'> {
  const { logLikelihood: most, smoothed: first } = mostProbable(walks);
  const weighted = walks
    .map((walk) => ({ ...walk, weight: Math.exp(walk.logLikelihood - most) }))
    .filter(({ weight }) => weight > LEAST_WEIGHT);
  const all = weighted.reduce((sum, { weight }) => sum + weight, 0);
  const mean = (of: (walk: Walk) => number) => weighted.reduce((sum, walk) => sum + (walk.weight / all) * of(walk), 0);
  return {
    strength: [mean(({ strength }) => strength[0]), mean(({ strength }) => strength[1])],
    smoothed: first.map((_, i) => {
      const value: Pair = [
        mean((walk) => walk.smoothed[i]?.value[0] ?? 0),
        mean((walk) => walk.smoothed[i]?.value[1] ?? 0),
      ];
      const covariance = weighted.reduce<Symmetric>(
        (sum, { smoothed, weight }) => {
          const own = smoothed[i];
          if (own === undefined) return sum;
          const apart = outer([own.value[0] - value[0], own.value[1] - value[1]]);
          return plus(sum, scaled(plus(own.covariance, apart), weight / all));
        },
        { xx: 0, xy: 0, yy: 0 },
      );
      return { value, covariance };
    }),
  };
}
