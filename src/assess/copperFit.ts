import { pearson } from '../fit/goodness';
import type { CostFit } from '../fit/costFit';
import { fitPoisson } from '../fit/poissonFit';
import { chiSquareSurvival } from '../math/chiSquare';
import { FWHM_PER_SIGMA } from '../physics/lineShape';
import { observedEnergyEv } from '../physics/lines';
import { COPPER, copperModel, copperParameters, type CopperSetup, type CopperStart } from './copperModel';
import { COPPER_REGION } from './energyBins';
import type { FittedCurve } from './results';

/** A fit that found the line. Widths are of the component, not of the blended doublet. */
export interface CopperFit {
  /** Position of Ka1. */
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
  /** All parameters at the minimum, in the order of `COPPER`. */
  readonly values: Float64Array;
}

/** A copper fit, or in words why there is none. */
export type CopperOutcome =
  { readonly fit: CopperFit; readonly why: null } | { readonly fit: null; readonly why: string };

const { firstEdgeEv, binWidthEv, bins } = COPPER_REGION;
const WINDOW = `${String(firstEdgeEv)}-${String(firstEdgeEv + bins * binWidthEv)} eV`;
const MIN_EVENTS = 30;
/** Area of a line over its error from which on it counts as seen. */
const MIN_SIGNIFICANCE = 4;
/** Starts of the width, the others taken only where the first ends in a poor fit. */
const START_SIGMAS_EV = [75, 45, 120] as const;
const POOR = 1e-4;
/** Below this probability the line shape does not describe the spectrum. */
const STRETCHED_BELOW_P_VALUE = 1e-3;
/** Increase of 2 ln L that makes Ni Ka part of the model: two standard errors. */
const NICKEL_RATIO = 4;

/** Fits `counts` in the bins of `COPPER_REGION` (METHOD.md section 3, Eq. 5); `freeTail` frees the tail fraction too. */
export function fitCopper(counts: Float64Array, setup: CopperSetup, freeTail = false): CopperOutcome {
  const events = counts.reduce((sum, n) => sum + n, 0);
  if (events < MIN_EVENTS) return { fit: null, why: `only ${String(events)} events in ${WINDOW}` };
  const outcomes: CopperOutcome[] = [];
  for (const sigmaEv of START_SIGMAS_EV) {
    const outcome = fitFrom(roughStart(counts, sigmaEv), counts, setup, freeTail);
    outcomes.push(outcome);
    if ((outcome.fit?.pValue ?? 0) > POOR) break;
  }
  const found = outcomes.filter((outcome) => outcome.fit !== null);
  return found.sort((a, b) => a.fit.cost - b.fit.cost)[0] ?? outcomes[0] ?? { fit: null, why: 'no fit was tried' };
}

/** sqrt(chi2/ndf) where the line shape does not describe the spectrum: a figure is no better known than its model. */
export function errorStretch(fit: CopperFit | null): number {
  if (fit?.pValue == null || fit.pValue >= STRETCHED_BELOW_P_VALUE) return 1;
  return Math.sqrt(Math.max(fit.chi2 / fit.ndf, 1));
}

function fitFrom(start: CopperStart, counts: Float64Array, setup: CopperSetup, freeTail: boolean): CopperOutcome {
  const fit = fitPoisson(counts, copperModel(setup), copperParameters(setup, start, freeTail));
  const why = whatIsWrong(fit);
  return why === null ? { fit: copperFitOf(counts, setup, fit, freeTail), why } : { fit: null, why };
}

/** Whether a likelihood ratio wants Ni Ka in the model of this spectrum. */
export function nickelIsWanted(counts: Float64Array, setup: Pick<CopperSetup, 'tail'>): boolean {
  const without = fitCopper(counts, { ...setup, withNickel: false });
  const having = fitCopper(counts, { ...setup, withNickel: true });
  return without.fit !== null && having.fit !== null && without.fit.cost - having.fit.cost > NICKEL_RATIO;
}

/** Background from the window's ends, position from the highest stretch of 2 sigma, area from what stands above. */
function roughStart(counts: Float64Array, sigmaEv: number): CopperStart {
  const sum = (from: number, to: number) => counts.subarray(from, to).reduce((total, n) => total + n, 0);
  const edge = 15;
  const lowPerEv = Math.max(sum(0, edge), 1) / (edge * binWidthEv);
  const highPerEv = Math.max(sum(bins - edge, bins), 1) / (edge * binWidthEv);
  const half = Math.round(sigmaEv / binWidthEv);
  const expectedBin = Math.round((observedEnergyEv('CuKa') - firstEdgeEv) / binWidthEv);
  let best = expectedBin;
  for (let bin = expectedBin - 20; bin <= expectedBin + 20; bin++) {
    if (sum(bin - half, bin + half + 1) > sum(best - half, best + half + 1)) best = bin;
  }
  const background = 0.5 * (lowPerEv + highPerEv) * bins * binWidthEv;
  return {
    positionEv: firstEdgeEv + (best + 0.5) * binWidthEv,
    sigmaEv,
    area: Math.max(sum(0, bins) - background, 10),
    lowPerEv,
    highPerEv,
    nickelArea: 0.01 * sum(0, bins),
  };
}

function whatIsWrong(fit: CostFit): string | null {
  if (!fit.converged) return `the fit in ${WINDOW} does not converge`;
  const area = fit.values[COPPER.area] ?? 0;
  const areaError = fit.errors[COPPER.area] ?? 0;
  if (fit.covariance === null || fit.atBound.some((name) => name === 'position' || name === 'sigma'))
    return `no line of plausible position and width in ${WINDOW}`;
  if (area < MIN_SIGNIFICANCE * areaError) return `no line stands out of the background in ${WINDOW}`;
  return null;
}

function copperFitOf(counts: Float64Array, setup: CopperSetup, fit: CostFit, freeTail: boolean): CopperFit {
  const free = 5 + (setup.withNickel ? 1 : 0) + (freeTail ? 1 : 0);
  const curve = curveOf(setup, fit.values);
  const { chi2, ndf } = pearson(counts, curve.total, free);
  return {
    positionEv: fit.values[COPPER.position] ?? NaN,
    positionErrorEv: fit.errors[COPPER.position] ?? NaN,
    fwhmEv: FWHM_PER_SIGMA * (fit.values[COPPER.sigma] ?? NaN),
    fwhmErrorEv: FWHM_PER_SIGMA * (fit.errors[COPPER.sigma] ?? NaN),
    cost: fit.cost,
    chi2,
    ndf: Math.max(ndf, 0),
    pValue: ndf > 0 ? chiSquareSurvival(chi2, ndf) : null,
    curve,
    values: fit.values,
  };
}

function curveOf(setup: CopperSetup, values: Float64Array): FittedCurve {
  const model = copperModel(setup);
  const jacobian = new Float64Array(values.length * bins);
  const total = new Float64Array(bins);
  model(values, total, jacobian);
  const background = new Float64Array(bins);
  const withoutLines = Float64Array.from(values);
  withoutLines[COPPER.area] = 0;
  withoutLines[COPPER.nickel] = 0;
  model(withoutLines, background, jacobian);
  return { total, background };
}
