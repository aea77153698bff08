/**
 * The model of the summed Cu Ka line, Eq. 5 of METHOD.md section 3 in 7000-8500 eV: a doublet of one sigma with a
 * low-energy tail of fixed fraction and slope, a straight background, and Ni Ka, whose distance from Cu Ka is fixed.
 * Expected counts are integrated over the bins.
 */
import type { Parameter } from '../fit/parameter';
import type { CountModel } from '../fit/poissonCost';
import type { LineTerm } from '../fit/model/lineTerm';
import type { Bins } from '../fit/model/term';
import { regionModel } from '../fit/regionModel';
import { LINES, observedEnergyEv, tabulatedEnergyEv, type LineId } from '../physics/lines';
import { COPPER_REGION } from './energyBins';

/** Tail of the line shape: `fraction` of the line, slope `beta` in units of sigma. The same in every row of a table. */
export interface Tail {
  readonly fraction: number;
  readonly beta: number;
}

/** What is decided before a copper fit. */
export interface CopperSetup {
  readonly tail: Tail;
  readonly withNickel: boolean;
}

/** Indices of the parameters: energies in eV, areas in counts, background in counts per eV at the region's ends. */
export const COPPER = { position: 0, sigma: 1, area: 2, low: 3, high: 4, fraction: 5, beta: 6, nickel: 7 } as const;

/** Ka2/Ka1 as Eq. 5 has it. */
const KA2_OVER_KA1 = 0.51;
const POSITION_RANGE_EV = 250;
const SIGMA_RANGE_EV = [25, 300] as const;
const MAX_TAIL_FRACTION = 0.6;

const TABLE_BINS: Bins = {
  firstEdge: COPPER_REGION.firstEdgeEv,
  binWidth: COPPER_REGION.binWidthEv,
  count: COPPER_REGION.bins,
};

/** Expected counts in `bins` (eV), those of the table unless said otherwise, with derivatives by all of `COPPER`. */
export function copperModel({ withNickel }: CopperSetup, bins = TABLE_BINS): CountModel {
  const lines = withNickel ? (['CuKa', 'NiKa'] as const) : (['CuKa'] as const);
  return regionModel({
    ...bins,
    lines: lines.map((id) => lineTerm(id, id === 'CuKa' ? COPPER.area : COPPER.nickel)),
    background: [COPPER.low, COPPER.high],
  });
}

function lineTerm(id: LineId, area: number): LineTerm {
  const shares = [1 / (1 + KA2_OVER_KA1), KA2_OVER_KA1 / (1 + KA2_OVER_KA1)];
  return {
    components: LINES[id].components.map(({ energyEv }, i) => ({
      offset: energyEv - tabulatedEnergyEv('CuKa'),
      share: shares[i] ?? 0,
    })),
    position: COPPER.position,
    area,
    width: { sigma: COPPER.sigma, scale: 1 },
    tail: { fraction: COPPER.fraction, beta: COPPER.beta },
  };
}

/** Where a fit starts. */
export interface CopperStart {
  readonly positionEv: number;
  readonly sigmaEv: number;
  readonly area: number;
  readonly lowPerEv: number;
  readonly highPerEv: number;
  readonly nickelArea: number;
}

/** Parameters in the order of `COPPER`; the tail fraction is fixed unless `freeTail`. */
export function copperParameters(setup: CopperSetup, start: CopperStart, freeTail = false): readonly Parameter[] {
  const centreEv = observedEnergyEv('CuKa');
  const free = (name: string, value: number, lower: number, upper: number): Parameter => {
    return { name, start: value, lower, upper, fixed: false };
  };
  const fixed = (name: string, value: number): Parameter => {
    return { name, start: value, lower: value, upper: value, fixed: true };
  };
  const { fraction, beta } = setup.tail;
  return [
    free('position', start.positionEv, centreEv - POSITION_RANGE_EV, centreEv + POSITION_RANGE_EV),
    free('sigma', start.sigmaEv, SIGMA_RANGE_EV[0], SIGMA_RANGE_EV[1]),
    free('area', start.area, 0, Infinity),
    free('background low', start.lowPerEv, 0, Infinity),
    free('background high', start.highPerEv, 0, Infinity),
    freeTail ? free('tail fraction', fraction, 0, MAX_TAIL_FRACTION) : fixed('tail fraction', fraction),
    fixed('tail beta', beta),
    setup.withNickel ? free('Ni area', start.nickelArea, 0, Infinity) : fixed('Ni area', 0),
  ];
}
