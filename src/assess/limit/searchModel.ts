/**
 * Cu Ka with background (`copperModel`) and a forbidden line below it: the same doublet, its distance from Cu Ka fixed,
 * its width that of Cu Ka less what the Fano statistics of the energy between them add.
 */
import { FWHM_PER_SIGMA } from '../../physics/lineShape';
import { SILICON, tabulatedEnergyEv, type ForbiddenLine } from '../../physics/lines';
import type { LineTerm } from '../../fit/model/lineTerm';
import { tailedLine } from '../../fit/model/tailedLine';
import type { Parameter } from '../../fit/parameter';
import type { CountModel } from '../../fit/poissonCost';
import { COPPER, copperModel, copperParameters, type CopperSetup } from '../copperModel';
import { COPPER_REGION } from '../energyBins';

/** Index of the forbidden line's counts, behind the parameters of `COPPER`. */
export const SIGNAL = 8;
/** All parameters of the search. */
export const SEARCH_PARAMETERS = 9;

const { firstEdgeEv, binWidthEv, bins } = COPPER_REGION;
const KA2_OVER_KA1 = 0.51;

/** Width of the forbidden line over that of Cu Ka, where that is `copperSigmaEv`: sigma^2 = noise^2 + F w E. */
export function widthRatio(line: ForbiddenLine, copperSigmaEv: number): number {
  const { fanoFactor, pairEnergyEv } = SILICON;
  const lessEv2 = fanoFactor * pairEnergyEv * (tabulatedEnergyEv('CuKa') - line.energyEv);
  return Math.sqrt(Math.max(1 - lessEv2 / copperSigmaEv ** 2, 0.25));
}

/** Expected counts in the bins of `COPPER_REGION`, with derivatives by all of `COPPER` and by `SIGNAL`. */
export function searchModel(setup: CopperSetup, line: ForbiddenLine, ratio: number): CountModel {
  const background = copperModel(setup);
  const term: LineTerm = {
    components: [
      { offset: line.energyEv - tabulatedEnergyEv('CuKa'), share: 1 / (1 + KA2_OVER_KA1) },
      { offset: line.ka2EnergyEv - tabulatedEnergyEv('CuKa'), share: KA2_OVER_KA1 / (1 + KA2_OVER_KA1) },
    ],
    position: COPPER.position,
    area: SIGNAL,
    width: { sigma: COPPER.sigma, scale: ratio },
    tail: { fraction: COPPER.fraction, beta: COPPER.beta },
  };
  const signal = tailedLine(term, { firstEdge: firstEdgeEv, binWidth: binWidthEv, count: bins });
  return (parameters, expected, jacobian) => {
    background(parameters, expected, jacobian);
    signal(parameters, expected, jacobian);
  };
}

/** Parameters of the search at `values` (those of `COPPER`), the line's counts as given; `freeTail` frees the tail's share. */
export function searchParameters(
  setup: CopperSetup,
  values: Float64Array,
  signal: Pick<Parameter, 'start' | 'lower' | 'fixed'>,
  freeTail = false,
): readonly Parameter[] {
  const at = (index: number) => values[index] ?? 0;
  const start = {
    positionEv: at(COPPER.position),
    sigmaEv: at(COPPER.sigma),
    area: at(COPPER.area),
    lowPerEv: at(COPPER.low),
    highPerEv: at(COPPER.high),
    nickelArea: at(COPPER.nickel),
  };
  const tail = { fraction: at(COPPER.fraction), beta: at(COPPER.beta) };
  return [...copperParameters({ ...setup, tail }, start, freeTail), { name: 'forbidden', upper: Infinity, ...signal }];
}

/** Whether each bin of `COPPER_REGION` lies outside the blinded window. */
export function isSideband({ blindedEv: [from, to] }: ForbiddenLine): boolean[] {
  return Array.from({ length: bins }, (_, bin) => {
    const edge = firstEdgeEv + bin * binWidthEv;
    return edge + binWidthEv <= from || edge >= to;
  });
}

/** A model of those bins alone that are `kept`. */
export function keptBins(model: CountModel, kept: readonly boolean[], parameterCount: number): CountModel {
  const whole = kept.length;
  const all = new Float64Array(whole);
  const slopes = new Float64Array(parameterCount * whole);
  const indices = kept.flatMap((yes, bin) => (yes ? [bin] : []));
  return (parameters, expected, jacobian) => {
    model(parameters, all, slopes);
    indices.forEach((bin, i) => {
      expected[i] = all[bin] ?? 0;
      for (let k = 0; k < parameterCount; k++) jacobian[k * indices.length + i] = slopes[k * whole + bin] ?? 0;
    });
  };
}

/** Counts of a model's expectation within one FWHM about the line. */
export function withinFwhm(expected: Float64Array, line: ForbiddenLine, sigmaEv: number): number {
  const half = 0.5 * FWHM_PER_SIGMA * sigmaEv;
  return expected.reduce((sum, counts, bin) => {
    const edge = firstEdgeEv + bin * binWidthEv;
    const overlap = Math.min(edge + binWidthEv, line.energyEv + half) - Math.max(edge, line.energyEv - half);
    return sum + (counts * Math.max(overlap, 0)) / binWidthEv;
  }, 0);
}
