/**
 * The model of a summed line of interest (Eq. 5 of METHOD.md section 3, for copper): the line with all its components and
 * one sigma, a low-energy tail of fixed fraction and slope, a straight background, and neighbours at fixed distances.
 * Expected counts are integrated over the bins.
 */
import { lineComponents } from '../fit/model/lineComponents';
import type { LineComponent, LineTerm } from '../fit/model/lineTerm';
import type { Bins } from '../fit/model/term';
import type { Parameter } from '../fit/parameter';
import type { CountModel } from '../fit/poissonCost';
import { regionModel } from '../fit/regionModel';
import { observedEnergyEv, tabulatedEnergyEv, type LineId } from '../physics/lines';
import type { Interest, Neighbour } from './interest';
import type { EnergyBins } from './pieces';

/** Tail of the line shape: `fraction` of the line, slope `beta` in units of sigma. The same in every row of a table. */
export interface Tail {
  readonly fraction: number;
  readonly beta: number;
}

/** What is decided before a fit of the line of interest, the same in every row of a table. */
export interface InterestSetup {
  readonly tail: Tail;
  readonly interest: Interest;
  /** Those of the interest's neighbours that are in the model. */
  readonly neighbours: readonly LineId[];
}

/**
 * Indices of the parameters: energies in eV, areas in counts, background in counts per eV at the region's ends. The area
 * of neighbour i of the interest stands at `neighbours` + i; it is fixed to 0 where the model is without it.
 */
export const PARAMETER = {
  position: 0,
  sigma: 1,
  area: 2,
  low: 3,
  high: 4,
  fraction: 5,
  beta: 6,
  neighbours: 7,
} as const;

/** Ka2/Ka1 as Eq. 5 has it; other elements than those of Eq. 5 have their own. */
const KA2_OVER_KA1 = 0.51;
const OF_EQUATION_5: readonly LineId[] = ['CuKa', 'NiKa'];
const POSITION_RANGE_EV = 250;
const SIGMA_RANGE_EV = [25, 300] as const;
const MAX_TAIL_FRACTION = 0.6;

/** The bins of a region as models take them. */
function modelBins({ firstEdgeEv, binWidthEv, bins }: EnergyBins): Bins {
  return { firstEdge: firstEdgeEv, binWidth: binWidthEv, count: bins };
}

/** Expected counts in `bins` (eV), those of the interest's region unless said otherwise, with derivatives by all parameters. */
export function interestModel({ interest, neighbours }: InterestSetup, bins = modelBins(interest.region)): CountModel {
  const beside = interest.neighbours.flatMap((own, i) =>
    neighbours.includes(own.line) ? [lineTerm(interest.line, own, PARAMETER.neighbours + i)] : [],
  );
  const itself = { line: interest.line, shiftEv: 0, widthRatio: 1 };
  return regionModel({
    ...bins,
    lines: [lineTerm(interest.line, itself, PARAMETER.area), ...beside],
    background: [PARAMETER.low, PARAMETER.high],
  });
}

function lineTerm(interest: LineId, { line, shiftEv, widthRatio }: Neighbour, area: number): LineTerm {
  const fromInterestEv = tabulatedEnergyEv(line) - tabulatedEnergyEv(interest) + shiftEv;
  return {
    components: componentsOf(line).map(({ offset, share }) => ({ offset: fromInterestEv + offset, share })),
    position: PARAMETER.position,
    area,
    width: { sigma: PARAMETER.sigma, scale: widthRatio },
    tail: { fraction: PARAMETER.fraction, beta: PARAMETER.beta },
  };
}

function componentsOf(line: LineId): LineComponent[] {
  const components = lineComponents(line, 1);
  if (!OF_EQUATION_5.includes(line)) return components;
  const shares = [1 / (1 + KA2_OVER_KA1), KA2_OVER_KA1 / (1 + KA2_OVER_KA1)];
  return components.map(({ offset }, i) => ({ offset, share: shares[i] ?? 0 }));
}

/** Where a fit starts. */
export interface InterestStart {
  readonly positionEv: number;
  readonly sigmaEv: number;
  readonly area: number;
  readonly lowPerEv: number;
  readonly highPerEv: number;
  /** Of every neighbour that is in the model. */
  readonly neighbourArea: number | readonly number[];
}

/** How far from its place the line is looked for, eV: less than half the way to the nearest neighbour. */
export function positionRangeEv({ line, neighbours }: Interest): number {
  const halves = neighbours.map((own) => Math.abs(observedEnergyEv(own.line) - observedEnergyEv(line)) / 2);
  return Math.min(POSITION_RANGE_EV, ...halves);
}

/** Parameters in the order of `PARAMETER`; the tail fraction is fixed unless `freeTail`. */
export function interestParameters(setup: InterestSetup, start: InterestStart, freeTail = false): readonly Parameter[] {
  const { interest, neighbours, tail } = setup;
  const centreEv = observedEnergyEv(interest.line);
  const rangeEv = positionRangeEv(interest);
  const free = (name: string, value: number, lower: number, upper: number): Parameter => {
    return { name, start: value, lower, upper, fixed: false };
  };
  const fixed = (name: string, value: number): Parameter => {
    return { name, start: value, lower: value, upper: value, fixed: true };
  };
  const areaOf = (i: number) =>
    typeof start.neighbourArea === 'number' ? start.neighbourArea : (start.neighbourArea[i] ?? 0);
  return [
    free('position', start.positionEv, centreEv - rangeEv, centreEv + rangeEv),
    free('sigma', start.sigmaEv, SIGMA_RANGE_EV[0], SIGMA_RANGE_EV[1]),
    free('area', start.area, 0, Infinity),
    free('background low', start.lowPerEv, 0, Infinity),
    free('background high', start.highPerEv, 0, Infinity),
    freeTail ? free('tail fraction', tail.fraction, 0, MAX_TAIL_FRACTION) : fixed('tail fraction', tail.fraction),
    fixed('tail beta', tail.beta),
    ...interest.neighbours.map(({ line }, i) =>
      neighbours.includes(line) ? free(`${line} area`, areaOf(i), 0, Infinity) : fixed(`${line} area`, 0),
    ),
  ];
}

/** Where the minimum of a fit is, as the start of another one. */
export function startFrom(values: Float64Array): InterestStart {
  const at = (index: number) => values[index] ?? 0;
  return {
    positionEv: at(PARAMETER.position),
    sigmaEv: at(PARAMETER.sigma),
    area: at(PARAMETER.area),
    lowPerEv: at(PARAMETER.low),
    highPerEv: at(PARAMETER.high),
    neighbourArea: [...values.subarray(PARAMETER.neighbours)],
  };
}
