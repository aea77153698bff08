import type { LocatedReference } from '../calibrate/optimiseCopper';
import type { Peak } from '../dataset/peak';
import { fitSpectrum } from '../fit/spectrumFit';
import type { LineShapeTemplate } from '../fit/lineShapeTemplate';
import { FWHM_PER_SIGMA } from '../physics/lineShape';
import { observedEnergyEv, type LineId } from '../physics/lines';
import { sigmaAtEv, TYPICAL_RESOLUTION } from '../physics/resolution';
import type { Tail } from './copperModel';
import { SPECTRUM_BINS } from './energyBins';
import type { Measured, SummedSpectrum } from './results';

const TYPICAL: LineShapeTemplate = { resolution: TYPICAL_RESOLUTION, tailFraction: 0.05, tailBeta: 2.5 };
/** With fewer counts a tail cannot be told from the background. */
const FEWEST_COUNTS = 5000;

/**
 * Tail fraction and slope of the run, fitted to the Mn lines of a summed, calibrated spectrum (METHOD.md section 3: the
 * same in every row of a table). Without Mn lines that tell: 0.05 and 2.5 sigma, typical of SDDs.
 */
export function tailOf({ counts }: SummedSpectrum): Tail {
  const { firstEdgeEv, binWidthEv } = SPECTRUM_BINS;
  const seed = (line: LineId): Peak => {
    const bin = (observedEnergyEv(line) - firstEdgeEv) / binWidthEv - 0.5;
    return { line, adc: bin, adcError: null, finder: 'fit' };
  };
  const { shapes } = fitSpectrum(Uint32Array.from(counts), [seed('MnKa'), seed('MnKb')], {
    gainEvPerAdc: binWidthEv,
    template: TYPICAL,
    tail: 'free',
    width: 'free',
  });
  const manganese = shapes.find((shape) => shape.usable && shape.counts > FEWEST_COUNTS);
  if (manganese === undefined) return { fraction: TYPICAL.tailFraction, beta: TYPICAL.tailBeta };
  return { fraction: manganese.tailFraction, beta: manganese.tailBeta };
}

/** Fano factors of silicon in the literature scatter by this much; it is what limits the prediction. */
const FANO_UNCERTAINTY = 0.005;

/**
 * FWHM at Cu Ka that the detectors' own Ti and Mn widths predict by sigma^2 = noise^2 + F w E: root mean square over
 * detectors, weighted by their copper counts. Null where no detector has both.
 */
export function predictedFwhm(references: readonly LocatedReference[]): Measured | null {
  const copperEv = observedEnergyEv('CuKa');
  let weights = 0;
  let variance = 0;
  let variancePerFano = 0;
  for (const { reference } of references) {
    const { fits, template, points } = reference.aligned;
    const copper = fits.find((fit) => fit.line === 'CuKa' && fit.status !== 'failed')?.counts ?? 0;
    if (copper <= 0 || !points.some((point) => point.line === 'MnKa')) continue;
    const more = { ...template.resolution, fanoFactor: template.resolution.fanoFactor + FANO_UNCERTAINTY };
    const overManganese = observedEnergyEv('MnKa') / copperEv;
    const gained =
      (sigmaAtEv(more, copperEv) ** 2 - sigmaAtEv(template.resolution, copperEv) ** 2) * (1 - overManganese);
    weights += copper;
    variance += copper * sigmaAtEv(template.resolution, copperEv) ** 2;
    variancePerFano += copper * gained;
  }
  if (weights === 0) return null;
  const sigma = Math.sqrt(variance / weights);
  return { value: FWHM_PER_SIGMA * sigma, error: (FWHM_PER_SIGMA * variancePerFano) / weights / (2 * sigma) };
}
