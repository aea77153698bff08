import { pearson } from '../fit/goodness';
import type { CostFit } from '../fit/costFit';
import { fitPoisson } from '../fit/poissonFit';
import { chiSquareSurvival } from '../math/chiSquare';
import { FWHM_PER_SIGMA } from '../physics/lineShape';
import { LINES, observedEnergyEv, type LineId } from '../physics/lines';
import { regionEdgesEv, type Interest } from './interest';
import {
  interestModel,
  interestParameters,
  PARAMETER,
  positionRangeEv,
  type InterestSetup,
  type InterestStart,
} from './interestModel';
import type { FittedCurve } from './results';

/** A fit that found the line. Widths are of the component, not of the blended doublet. */
export interface InterestFit {
  /** Position of the line, of Ka1 for a Ka. */
  readonly positionEv: number;
  readonly positionErrorEv: number;
  readonly fwhmEv: number;
  readonly fwhmErrorEv: number;
  /** Baker-Cousins statistic, for likelihood ratios. */
  readonly cost: number;
  /** Pearson chi2 of the fit; where no degrees of freedom are left, ndf is 0 and the p-value null. */
  readonly chi2: number;
  readonly ndf: number;
  readonly pValue: number | null;
  readonly curve: FittedCurve;
  /** All parameters at the minimum, in the order of `PARAMETER`. */
  readonly values: Float64Array;
}

/** A fit, or in words why there is none. */
export type InterestOutcome =
  { readonly fit: InterestFit; readonly why: null } | { readonly fit: null; readonly why: string };

const MIN_EVENTS = 30;
/** Area of a line over its error from which on it counts as seen. */
const MIN_SIGNIFICANCE = 4;
/** Starts of the width, the others taken only where the first ends in a poor fit. */
const START_SIGMAS_EV = [75, 45, 120] as const;
const POOR = 1e-4;
/** Below this probability the line shape does not describe the spectrum. */
const STRETCHED_BELOW_P_VALUE = 1e-3;
/** Increase of 2 ln L that makes a neighbour part of the model: two standard errors. */
const NEIGHBOUR_RATIO = 4;
/** Lines closer than this are one peak to an SDD, eV. */
const NEAR_EV = 150;
/** Bins at either end whose mean is the background's start, and how far off its place a line is looked for. */
const EDGE_BINS = 15;
const SEARCH_BINS = 20;

/** Fits `counts` in the bins of the interest's region; `freeTail` frees the tail fraction too. */
export function fitInterest(counts: Float64Array, setup: InterestSetup, freeTail = false): InterestOutcome {
  const events = sumOf(counts);
  if (events < MIN_EVENTS) return { fit: null, why: `only ${String(events)} events in ${windowOf(setup.interest)}` };
  const outcomes: InterestOutcome[] = [];
  for (const start of startsOf(counts, setup)) {
    const outcome = fitFrom(start, counts, setup, freeTail);
    outcomes.push(believed(outcome, setup));
    if ((outcome.fit?.pValue ?? 0) > POOR) break;
    if (outcomes.length === START_SIGMAS_EV.length && outcomes.some(({ fit }) => fit !== null)) break;
  }
  const found = outcomes.filter((outcome) => outcome.fit !== null);
  return found.sort((a, b) => a.fit.cost - b.fit.cost)[0] ?? outcomes[0] ?? { fit: null, why: 'no fit was tried' };
}

/** sqrt(chi2/ndf) where the line shape does not describe the spectrum: a figure is no better known than its model. */
export function errorStretch(fit: InterestFit | null): number {
  if (fit?.pValue == null || fit.pValue >= STRETCHED_BELOW_P_VALUE) return 1;
  return Math.sqrt(Math.max(fit.chi2 / fit.ndf, 1));
}

/**
 * The neighbours that likelihood ratios want in the model of this spectrum, one after the other, the one that lowers the
 * cost most first.
 */
export function wantedNeighbours(counts: Float64Array, setup: Omit<InterestSetup, 'neighbours'>): LineId[] {
  const kept: LineId[] = [];
  if (sumOf(counts) < MIN_EVENTS) return kept;
  let cost = lowestCost(counts, { ...setup, neighbours: kept });
  for (;;) {
    const left = setup.interest.neighbours.filter(({ line }) => !kept.includes(line));
    const tried = left.map(({ line }) => ({
      line,
      cost: lowestCost(counts, { ...setup, neighbours: [...kept, line] }),
    }));
    const best = tried.sort((a, b) => a.cost - b.cost)[0];
    if (best === undefined || !(cost - best.cost > NEIGHBOUR_RATIO)) return kept;
    kept.push(best.line);
    cost = best.cost;
  }
}

/** Of all fits that converge, whether they find the line or not; infinite where none does. */
function lowestCost(counts: Float64Array, setup: InterestSetup): number {
  const costs = startsOf(counts, setup).map((start) => {
    const parameters = interestParameters(setup, start);
    const fit = fitPoisson(counts, interestModel(setup), parameters);
    return fit.converged ? fit.cost : Infinity;
  });
  return Math.min(...costs);
}

function fitFrom(start: InterestStart, counts: Float64Array, setup: InterestSetup, freeTail: boolean): InterestOutcome {
  const fit = fitPoisson(counts, interestModel(setup), interestParameters(setup, start, freeTail));
  const why = whatIsWrong(fit, setup);
  return why === null ? { fit: interestFitOf(counts, setup, fit, freeTail), why } : { fit: null, why };
}

/**
 * A line beside a stronger one is no better known than the shape of that one: where the model does not describe the spectrum,
 * what it puts beside it may be no line at all.
 */
function believed(outcome: InterestOutcome, { interest, neighbours }: InterestSetup): InterestOutcome {
  const { fit } = outcome;
  if (fit === null || errorStretch(fit) === 1) return outcome;
  const area = fit.values[PARAMETER.area] ?? 0;
  const stronger = interest.neighbours.find(
    ({ line }, i) => neighbours.includes(line) && (fit.values[PARAMETER.neighbours + i] ?? 0) > area,
  );
  if (stronger === undefined) return outcome;
  const { label } = LINES[stronger.line];
  const ratio = Math.round(fit.chi2 / fit.ndf).toLocaleString('en');
  const why = `${label} beside it is stronger, and its shape is not described (χ²/ndf = ${ratio}): no line is claimed`;
  return { fit: null, why };
}

/** Neighbours that are weak; then, where nothing was found so, those as strong as the line, which stands at its place. */
function startsOf(counts: Float64Array, { interest, neighbours }: InterestSetup): InterestStart[] {
  const weak = START_SIGMAS_EV.map((sigmaEv) => roughStart(counts, sigmaEv, interest));
  if (neighbours.length === 0) return weak;
  const positionEv = observedEnergyEv(interest.line);
  const strong = weak.map((start) => {
    const area = start.area / (neighbours.length + 1);
    return { ...start, positionEv, area, neighbourArea: area };
  });
  return [...weak, ...strong];
}

/** Background from the window's ends, position from the highest stretch of 2 sigma, area from what stands above. */
function roughStart(counts: Float64Array, sigmaEv: number, interest: Interest): InterestStart {
  const { firstEdgeEv, binWidthEv, bins } = interest.region;
  const sum = (from: number, to: number) => sumOf(counts.subarray(Math.max(from, 0), Math.max(to, 0)));
  const lowPerEv = Math.max(sum(0, EDGE_BINS), 1) / (EDGE_BINS * binWidthEv);
  const highPerEv = Math.max(sum(bins - EDGE_BINS, bins), 1) / (EDGE_BINS * binWidthEv);
  const half = Math.round(sigmaEv / binWidthEv);
  const expectedBin = Math.round((observedEnergyEv(interest.line) - firstEdgeEv) / binWidthEv);
  const reach = Math.min(SEARCH_BINS, Math.floor(positionRangeEv(interest) / binWidthEv) - 1);
  let best = expectedBin;
  for (let bin = expectedBin - reach; bin <= expectedBin + reach; bin++) {
    if (sum(bin - half, bin + half + 1) > sum(best - half, best + half + 1)) best = bin;
  }
  const background = 0.5 * (lowPerEv + highPerEv) * bins * binWidthEv;
  return {
    positionEv: firstEdgeEv + (best + 0.5) * binWidthEv,
    sigmaEv,
    area: Math.max(sum(0, bins) - background, 10),
    lowPerEv,
    highPerEv,
    neighbourArea: 0.01 * sum(0, bins),
  };
}

function whatIsWrong(fit: CostFit, { interest, neighbours }: InterestSetup): string | null {
  const window = windowOf(interest);
  if (!fit.converged) return `the fit in ${window} does not converge`;
  const area = fit.values[PARAMETER.area] ?? 0;
  const areaError = fit.errors[PARAMETER.area] ?? 0;
  const isWeak = !(area > 0) || area < MIN_SIGNIFICANCE * areaError;
  const isAstray = fit.covariance === null || fit.atBound.some((name) => name === 'position' || name === 'sigma');
  const near = neighbours.find((line) => Math.abs(observedEnergyEv(line) - observedEnergyEv(interest.line)) < NEAR_EV);
  if ((isWeak || isAstray) && near !== undefined)
    return `the line cannot be told from ${LINES[near].label} beside it in ${window}`;
  if (isAstray) return `no line of plausible position and width in ${window}`;
  return isWeak ? `no line stands out of the background in ${window}` : null;
}

function interestFitOf(counts: Float64Array, setup: InterestSetup, fit: CostFit, freeTail: boolean): InterestFit {
  const free = 5 + setup.neighbours.length + (freeTail ? 1 : 0);
  const curve = curveOf(setup, fit.values);
  const { chi2, ndf } = pearson(counts, curve.total, free);
  return {
    positionEv: fit.values[PARAMETER.position] ?? NaN,
    positionErrorEv: fit.errors[PARAMETER.position] ?? NaN,
    fwhmEv: FWHM_PER_SIGMA * (fit.values[PARAMETER.sigma] ?? NaN),
    fwhmErrorEv: FWHM_PER_SIGMA * (fit.errors[PARAMETER.sigma] ?? NaN),
    cost: fit.cost,
    chi2,
    ndf: Math.max(ndf, 0),
    pValue: ndf > 0 ? chiSquareSurvival(chi2, ndf) : null,
    curve,
    values: fit.values,
  };
}

function curveOf(setup: InterestSetup, values: Float64Array): FittedCurve {
  const { bins } = setup.interest.region;
  const model = interestModel(setup);
  const jacobian = new Float64Array(values.length * bins);
  const total = new Float64Array(bins);
  model(values, total, jacobian);
  const background = new Float64Array(bins);
  const withoutLines = Float64Array.from(values);
  withoutLines[PARAMETER.area] = 0;
  withoutLines.fill(0, PARAMETER.neighbours);
  model(withoutLines, background, jacobian);
  return { total, background };
}

function windowOf(interest: Interest): string {
  return `${regionEdgesEv(interest).map(String).join('-')} eV`;
}

function sumOf(counts: Float64Array): number {
  return counts.reduce((sum, n) => sum + n, 0);
}
