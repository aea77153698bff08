import { minimise } from '../../fit/minimise';
import { costOver } from '../../fit/poissonFit';
import type { ForbiddenLine } from '../../physics/lines';
import { fitCopper } from '../copperFit';
import { COPPER, type CopperSetup } from '../copperModel';
import { COPPER_REGION } from '../energyBins';
import { isSideband, keptBins, SEARCH_PARAMETERS, searchModel, searchParameters, widthRatio } from './searchModel';

/** Background and Cu Ka as the bins outside the blinded window know them. */
export interface SidebandFit {
  /** Parameters of `COPPER`, and a line of no counts. */
  readonly values: Float64Array;
  /** Width of the forbidden line over that of Cu Ka. */
  readonly ratio: number;
  /** Counts expected without a line in all bins of `COPPER_REGION`: the Asimov data. */
  readonly expected: Float64Array;
}

/** Fits `counts` (the bins of `COPPER_REGION`) outside the blinded window; in words where there is no fit. */
export function fitSidebands(counts: Float64Array, setup: CopperSetup, line: ForbiddenLine): SidebandFit | string {
  const kept = isSideband(line);
  // Not even the start of the fit looks into the window.
  const { fit, why } = fitCopper(bridged(counts, kept), setup);
  if (fit === null) return why;
  const sidebands = counts.filter((_, bin) => kept[bin] === true);
  const parameters = searchParameters(setup, fit.values, { start: 0, lower: 0, fixed: true });
  const whole = searchModel(setup, line, 1);
  const model = keptBins(whole, kept, SEARCH_PARAMETERS);
  const minimum = minimise(costOver(sidebands, model, parameters), parameters);
  if (!minimum.converged) return 'the fit of the sidebands does not converge';
  const expected = new Float64Array(COPPER_REGION.bins);
  whole(minimum.values, expected, new Float64Array(SEARCH_PARAMETERS * COPPER_REGION.bins));
  return { values: minimum.values, ratio: widthRatio(line, minimum.values[COPPER.sigma] ?? NaN), expected };
}

/** The counts with a straight line of whole counts in place of the bins that are not kept. */
function bridged(counts: Float64Array, kept: readonly boolean[]): Float64Array {
  const REACH = 10;
  const first = kept.indexOf(false);
  const last = kept.lastIndexOf(false);
  const mean = (from: number) => counts.subarray(from, from + REACH).reduce((sum, n) => sum + n, 0) / REACH;
  const left = mean(first - REACH);
  const right = mean(last + 1);
  return counts.map((n, bin) => {
    if (kept[bin] === true) return n;
    const share = (bin - first + 1) / (last - first + 2);
    return Math.round((1 - share) * left + share * right);
  });
}
