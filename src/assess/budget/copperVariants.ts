import { fitPoisson } from '../../fit/poissonFit';
import { FWHM_PER_SIGMA } from '../../physics/lineShape';
import type { CopperFit } from '../copperFit';
import { COPPER, copperModel, copperParameters, type CopperSetup } from '../copperModel';
import { COPPER_REGION, SPECTRUM_BINS } from '../energyBins';

/** Another way to fit the same summed spectrum. */
export interface CopperVariant {
  readonly setup: CopperSetup;
  readonly fromEv: number;
  readonly toEv: number;
  /** Neighbouring bins of the summed spectrum fitted as one. */
  readonly mergedBins: number;
  readonly freeTail: boolean;
}

/** The fit of the table (METHOD.md section 3, Eq. 5). */
export function tableVariant(setup: CopperSetup): CopperVariant {
  const { firstEdgeEv, binWidthEv, bins } = COPPER_REGION;
  return { setup, fromEv: firstEdgeEv, toEv: firstEdgeEv + bins * binWidthEv, mergedBins: 1, freeTail: false };
}

/** Position and FWHM of Cu Ka1 in eV; null where the fit fails. */
export interface CopperFigures {
  readonly positionEv: number;
  readonly fwhmEv: number;
}

/** Fits a full summed spectrum (`SPECTRUM_BINS`) another way, starting from the table's fit of it. */
export function fitVariant(
  counts: Float64Array,
  { setup, fromEv, toEv, mergedBins, freeTail }: CopperVariant,
  start: CopperFit,
): CopperFigures | null {
  const binWidth = mergedBins * SPECTRUM_BINS.binWidthEv;
  const bins = { firstEdge: fromEv, binWidth, count: Math.round((toEv - fromEv) / binWidth) };
  const first = Math.round((fromEv - SPECTRUM_BINS.firstEdgeEv) / SPECTRUM_BINS.binWidthEv);
  const merged = Float64Array.from({ length: bins.count }, (_, bin) => {
    const from = first + bin * mergedBins;
    return counts.subarray(from, from + mergedBins).reduce((sum, n) => sum + n, 0);
  });
  const at = (name: keyof typeof COPPER) => start.values[COPPER[name]] ?? 0;
  const parameters = copperParameters(
    setup,
    {
      positionEv: at('position'),
      sigmaEv: at('sigma'),
      area: at('area'),
      lowPerEv: at('low'),
      highPerEv: at('high'),
      nickelArea: Math.max(at('nickel'), 0.01 * at('area')),
    },
    freeTail,
  );
  const fit = fitPoisson(merged, copperModel(setup, bins), parameters);
  if (!fit.converged) return null;
  return {
    positionEv: fit.values[COPPER.position] ?? NaN,
    fwhmEv: FWHM_PER_SIGMA * (fit.values[COPPER.sigma] ?? NaN),
  };
}
