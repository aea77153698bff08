/**
 * Position and width of the lines other than Cu Ka in a summed spectrum: Ti and Mn by pairs, Cu Kb alone. The same
 * region model as everywhere, with the tail of the copper fit; each line has its own width.
 */
import { pearson } from '../fit/goodness';
import type { Parameter } from '../fit/parameter';
import type { CostFit } from '../fit/costFit';
import { fitPoisson } from '../fit/poissonFit';
import { lineComponents } from '../fit/model/lineComponents';
import type { LineTerm } from '../fit/model/lineTerm';
import { regionModel, type Region } from '../fit/regionModel';
import { FWHM_PER_SIGMA } from '../physics/lineShape';
import { observedEnergyEv, tabulatedEnergyEv, type LineId } from '../physics/lines';
import { sigmaAtEv, TYPICAL_RESOLUTION } from '../physics/resolution';
import type { Tail } from './copperModel';
import { SPECTRUM_BINS } from './energyBins';
import type { Measured } from './results';

/** What a fit says of a line; null figures where it is not seen. */
export interface LineFigures {
  readonly line: LineId;
  readonly position: Measured;
  readonly fwhm: Measured;
}

/** Lines that are fitted together, the strongest first. */
export type LineGroup = readonly [LineId, ...LineId[]];

const { firstEdgeEv, binWidthEv } = SPECTRUM_BINS;
const NOT_SEEN: Measured = { value: null, error: null };
const MIN_SIGNIFICANCE = 4;
/** Window beyond the outermost lines, in sigmas. */
const REACH_SIGMA = 4.5;
/** How far a wrong energy scale may have moved the strongest line, and how far lines may move among each other. */
const SEARCH_EV = 350;
const FREEDOM_EV = 120;

const FRACTION = 0;
const BETA = 1;
const LOW = 2;
const HIGH = 3;
const LINES_FROM = 4;
const PER_LINE = 3;

/**
 * Fits the lines of `group` in `counts` (bins as those of `SPECTRUM_BINS`). Errors are those of the
 * likelihood, times sqrt(chi2/ndf) where that is above 1: with 10^5 events a line shape is never quite right, and a
 * position is no better known than the shape that it is taken from. A line that is not seen is taken out of the model,
 * so that it cannot spoil the fit of the strongest.
 */
export function fitLines(counts: Float64Array, group: LineGroup, tail: Tail): LineFigures[] {
  const [strongest, ...others] = group;
  const figures = fitTogether(counts, group, tail);
  const seen = others.filter((line) => figures.some((found) => found.line === line && found.position.value !== null));
  if (seen.length === others.length) return figures;
  const unseen = others.filter((line) => !seen.includes(line));
  const without = fitLines(counts, [strongest, ...seen], tail);
  return [...without, ...unseen.map((line) => ({ line, position: NOT_SEEN, fwhm: NOT_SEEN }))];
}

function fitTogether(counts: Float64Array, group: LineGroup, tail: Tail): LineFigures[] {
  const shiftEv = strongestShiftEv(counts, group[0]);
  const region = regionOf(group, shiftEv, counts.length);
  const start = Math.round((region.firstEdge - firstEdgeEv) / binWidthEv);
  const window = counts.subarray(start, start + region.count);
  const parameters = parametersOf(window, group, shiftEv, tail);
  const model = regionModel(region);
  const fit = fitPoisson(window, model, parameters);
  const expected = new Float64Array(region.count);
  model(fit.values, expected, new Float64Array(region.count * parameters.length));
  const { chi2, ndf } = pearson(window, expected, parameters.filter((parameter) => !parameter.fixed).length);
  const stretch = ndf > 0 ? Math.sqrt(Math.max(chi2 / ndf, 1)) : 1;
  return group.map((line, i) => figuresOf(line, i, fit, stretch));
}

function figuresOf(line: LineId, i: number, fit: CostFit, stretch: number): LineFigures {
  const first = LINES_FROM + PER_LINE * i;
  const area = fit.values[first + 2] ?? 0;
  const areaError = fit.errors[first + 2] ?? 0;
  const atBound = fit.atBound.some((name) => name === `${line} position` || name === `${line} sigma`);
  const seen = fit.converged && fit.covariance !== null && !atBound && area > MIN_SIGNIFICANCE * areaError * stretch;
  if (!seen) return { line, position: NOT_SEEN, fwhm: NOT_SEEN };
  const measured = (index: number, unit: number): Measured => ({
    value: unit * (fit.values[index] ?? NaN),
    error: unit * stretch * (fit.errors[index] ?? NaN),
  });
  return { line, position: measured(first, 1), fwhm: measured(first + 1, FWHM_PER_SIGMA) };
}

function typicalSigmaEv(line: LineId): number {
  return sigmaAtEv(TYPICAL_RESOLUTION, tabulatedEnergyEv(line));
}

/** Where the highest stretch of 2 sigma near the line lies, relative to where it should. */
function strongestShiftEv(counts: Float64Array, line: LineId): number {
  const half = Math.round(typicalSigmaEv(line) / binWidthEv);
  const centre = Math.floor((observedEnergyEv(line) - firstEdgeEv) / binWidthEv);
  const reach = Math.round(SEARCH_EV / binWidthEv);
  const height = (bin: number) => counts.subarray(bin - half, bin + half + 1).reduce((sum, n) => sum + n, 0);
  let best = centre;
  for (let bin = centre - reach; bin <= centre + reach; bin++) if (height(bin) > height(best)) best = bin;
  return (best - centre) * binWidthEv;
}

function regionOf(group: LineGroup, shiftEv: number, bins: number): Region {
  const energies = group.map(observedEnergyEv);
  const reach = REACH_SIGMA * typicalSigmaEv(group[0]);
  const first = Math.floor((Math.min(...energies) + shiftEv - reach - firstEdgeEv) / binWidthEv);
  const last = Math.min(Math.ceil((Math.max(...energies) + shiftEv + reach - firstEdgeEv) / binWidthEv), bins);
  return {
    firstEdge: firstEdgeEv + first * binWidthEv,
    binWidth: binWidthEv,
    count: last - first,
    lines: group.map((line, i) => lineTerm(line, LINES_FROM + PER_LINE * i)),
    background: [LOW, HIGH],
  };
}

function lineTerm(line: LineId, first: number): LineTerm {
  return {
    components: lineComponents(line, 1),
    position: first,
    width: { sigma: first + 1, scale: 1 },
    area: first + 2,
    tail: { fraction: FRACTION, beta: BETA },
  };
}

function parametersOf(window: Float64Array, group: LineGroup, shiftEv: number, tail: Tail): Parameter[] {
  const total = window.reduce((sum, n) => sum + n, 0);
  const make = (name: string, start: number, lower: number, upper: number, fixed = false): Parameter => {
    return { name, start, lower, upper, fixed };
  };
  const levelPerEv = (from: number) =>
    window.subarray(from, from + 5).reduce((sum, n) => sum + n, 1) / (5 * binWidthEv);
  const lines = group.flatMap((line, i) => {
    const energyEv = observedEnergyEv(line) + shiftEv;
    const sigmaEv = typicalSigmaEv(line);
    return [
      make(`${line} position`, energyEv, energyEv - FREEDOM_EV, energyEv + FREEDOM_EV),
      make(`${line} sigma`, sigmaEv, 0.4 * sigmaEv, 2.5 * sigmaEv),
      make(`${line} area`, total * (i === 0 ? 0.8 : 0.1), 0, 2 * total + 10),
    ];
  });
  return [
    make('tail fraction', tail.fraction, 0, 1, true),
    make('tail slope', tail.beta, 0, Infinity, true),
    make('background at low end', levelPerEv(0), 0, Infinity),
    make('background at high end', levelPerEv(window.length - 5), 0, Infinity),
    ...lines,
  ];
}
