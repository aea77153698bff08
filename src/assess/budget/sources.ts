import type { CommonCurvature } from '../../calibrate/reference/curvature';
import type { CalibrationMethod } from '../../calibrate/reference/method';
import { chiSquareSurvival } from '../../math/chiSquare';
import { LINES, observedEnergyErrorEv, type LineId } from '../../physics/lines';
import { COPPER_REGION } from '../energyBins';
import type { CopperVariant } from './copperVariants';
import type { BudgetEntry } from './results';

/** A source of uncertainty and the changes that measure it: shifts of several changes are put together by `combine`. */
export interface Source extends Pick<BudgetEntry, 'source' | 'change' | 'kind'> {
  /** `largest` of the changes by size, or all of them `in quadrature` where they are independent. */
  readonly combine: 'largest' | 'quadrature';
}

/** Another way to make the constants. `refit`: the lines have to be fitted anew, not only turned into constants. */
export interface MethodSource extends Source {
  readonly refit: boolean;
  readonly methods: readonly CalibrationMethod[];
}

/** Another way to fit the summed copper line; the constants stay. */
export interface CopperSource extends Source {
  readonly variants: readonly CopperVariant[];
}

/** Detectors whose curvatures are less probable to be one do not share it. */
const DISAGREE_BELOW = 0.01;
/**
 * Sources in the calibration, for the lines that it rests on, the curvature that its detectors may have in common, and
 * whether its batches know what their neighbours know. A source without methods has no figures.
 */
export function methodSources(
  base: CalibrationMethod,
  lines: readonly LineId[],
  { mean, chi2, ndf }: CommonCurvature,
  isSmoothed: boolean,
): MethodSource[] {
  const isShared = ndf > 0 && chiSquareSurvival(chi2, ndf) > DISAGREE_BELOW;
  const systematic = { kind: 'systematic', combine: 'largest' } as const;
  const cheap = { ...systematic, refit: false } as const;
  return [
    {
      ...cheap,
      combine: 'quadrature',
      source: 'Line energies',
      change: 'each line by the uncertainty of its tabulated energy',
      methods: lines.map((line) => ({ ...base, energyShiftsEv: { [line]: LINES[line].uncertaintyEv } })),
    },
    {
      ...cheap,
      combine: 'quadrature',
      source: 'Centroid shifts',
      change: 'each line by a quarter of its shift (assumed: their errors are not published)',
      methods: lines.map((line) => ({
        ...base,
        energyShiftsEv: { [line]: shiftErrorEv(line) },
      })),
    },
    {
      ...cheap,
      kind: 'information',
      source: 'Centroid shifts, whole',
      change: base.lineEnergies === 'observed' ? 'not corrected' : 'corrected (they are not now)',
      methods: [{ ...base, lineEnergies: base.lineEnergies === 'observed' ? 'tabulated' : 'observed' }],
    },
    {
      ...cheap,
      kind: isShared ? 'systematic' : 'information',
      source: 'Common curvature',
      change: `the mean p₂ for all SDDs, which ${isShared ? 'agree' : 'do not agree'} on it: χ²/ndf ${chi2.toFixed(0)}/${String(ndf)}`,
      methods: [{ ...base, curvature: mean }],
    },
    {
      ...cheap,
      kind: 'information',
      source: 'No curvature',
      change: 'p₂ = 0: what the curvature is worth',
      methods: [{ ...base, curvature: 0 }],
    },
    {
      ...cheap,
      source: 'Smoothing in time',
      change: 'each batch by itself',
      methods: isSmoothed ? [{ ...base, inTime: 'apart' }] : [],
    },
    { ...refitted(base, 'Tail in the fits', 'fraction of every SDD up by its error', [{ tailShiftSigma: 1 }]) },
    { ...refitted(base, 'Fit range', '3.5 and 6 sigma beyond the lines', [{ reachSigma: 3.5 }, { reachSigma: 6 }]) },
    { ...refitted(base, 'Binning of the fits', 'bins twice as wide', [{ binsPerSigma: base.binsPerSigma / 2 }]) },
    { ...refitted(base, 'Natural widths', 'Voigt profiles instead of Gaussians', [{ profile: 'voigt' }]) },
  ];
}

function refitted(
  base: CalibrationMethod,
  source: string,
  change: string,
  changes: readonly Partial<CalibrationMethod>[],
): MethodSource {
  const methods = changes.map((own) => ({ ...base, ...own }));
  return { source, change, kind: 'systematic', combine: 'largest', refit: true, methods };
}

/** How much narrower the range is at either end, eV. */
const NARROWER_EV = 200;

/** Sources in the fit of the summed line. */
export function copperSources(base: CopperVariant): CopperSource[] {
  const { tail, withNickel } = base.setup;
  const { firstEdgeEv, binWidthEv, bins } = COPPER_REGION;
  const fromEv = firstEdgeEv + NARROWER_EV;
  const toEv = firstEdgeEv + bins * binWidthEv - NARROWER_EV;
  const source = (name: string, change: string, own: Partial<CopperVariant>): CopperSource => {
    return { source: name, change, kind: 'systematic', combine: 'largest', variants: [{ ...base, ...own }] };
  };
  return [
    source('Tail of the Cu fit', 'fraction fitted instead of fixed', { freeTail: true }),
    source('Range of the Cu fit', `${String(fromEv)}-${String(toEv)} eV`, { fromEv, toEv }),
    source('Binning of the Cu fit', `bins of ${String(2 * binWidthEv)} eV`, { mergedBins: 2 }),
    source('Ni Kα under Cu Kα', withNickel ? 'left out of the fit' : 'added to the fit', {
      setup: { tail, withNickel: !withNickel },
    }),
  ];
}

/** What is not known of a line's centroid shift, eV. */
function shiftErrorEv(line: LineId): number {
  return Math.sqrt(Math.max(observedEnergyErrorEv(line) ** 2 - LINES[line].uncertaintyEv ** 2, 0));
}
