import { gainAt } from '../calibrate/energyCalibration';
import type { LocatedReference } from '../calibrate/optimiseCopper';
import type { Peak } from '../dataset/peak';
import { fitSpectrum } from '../fit/spectrumFit';
import { DEFAULT_GEOMETRY } from '../fit/windowModel';
import type { LineShapeTemplate } from '../fit/lineShapeTemplate';
import { cumulativeShape, emptyCumulativeShape } from '../physics/lineShape';
import { LINES, observedEnergyEv, SILICON, type LineId } from '../physics/lines';
import { resolutionFrom, sigmaAtEv, TYPICAL_RESOLUTION } from '../physics/resolution';
import { SPECTRUM_BINS } from './energyBins';
import { COPPER_INTEREST, type Interest } from './interest';
import { fitInterest } from './interestFit';
import type { InterestSetup, Tail } from './interestModel';
import type { EnergyBins } from './pieces';
import type { Measured, SummedSpectrum } from './results';
import { regionCounts } from './summedSpectrum';

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
    return { line, adc: bin, adcError: null, probability: null, finder: 'fit' };
  };
  const { shapes } = fitSpectrum(Uint32Array.from(counts), [seed('MnKa'), seed('MnKb')], {
    gainEvPerAdc: binWidthEv,
    template: TYPICAL,
    tail: 'free',
    width: 'free',
    ...DEFAULT_GEOMETRY,
  });
  const manganese = shapes.find((shape) => shape.usable && shape.counts > FEWEST_COUNTS);
  if (manganese === undefined) return { fraction: TYPICAL.tailFraction, beta: TYPICAL.tailBeta };
  return { fraction: manganese.tailFraction, beta: manganese.tailBeta };
}

/** Fano factors of silicon in the literature scatter by this much; it is what limits the prediction. */
const FANO_UNCERTAINTY = 0.005;

/** One detector's copper line as its Mn lines predict it. */
interface PredictedLine {
  readonly counts: number;
  readonly sigmaEv: number;
  /** The same with a Fano factor larger by its uncertainty, Mn width kept. */
  readonly sigmaUpEv: number;
}

/**
 * FWHM at Cu Ka that the detectors' own Mn widths predict by sigma^2 = noise^2 + F w E: the table's fit applied to the
 * sum of their predicted lines, weighted by their copper counts, over the background of `summed`. A root mean square
 * would be too wide: the fit of a sum sees little of one broad detector among many. Null where no detector has both.
 */
export function predictedFwhm(
  references: readonly LocatedReference[],
  summed: SummedSpectrum,
  tail: Tail,
): Measured | null {
  return summedFwhm(references.flatMap(predictedLine), summed, { tail, interest: COPPER_INTEREST, neighbours: [] });
}

/**
 * The same of another line of interest, from the strongest Ka line of each detector that stands apart from it. Null where no
 * detector has one: a line does not watch over its own width.
 */
export function predictedInterestFwhm(
  references: readonly LocatedReference[],
  summed: SummedSpectrum,
  tail: Tail,
  interest: Interest,
): Measured | null {
  const lines = references.flatMap((own) => predictedByAnother(own, interest.line));
  return summedFwhm(lines, summed, { tail, interest, neighbours: [] });
}

function summedFwhm(lines: readonly PredictedLine[], summed: SummedSpectrum, setup: InterestSetup): Measured | null {
  if (lines.length === 0) return null;
  const { line: id, region } = setup.interest;
  const own = lines.reduce((sum, line) => sum + line.counts, 0);
  const events = regionCounts(summed.counts, region).reduce((sum, n) => sum + n, 0);
  const backgroundPerBin = Math.max(events - own, 0) / region.bins;
  const fwhmOf = (sigmaEv: (line: PredictedLine) => number) =>
    fitInterest(expectedCounts(id, region, lines, sigmaEv, setup.tail, backgroundPerBin), setup).fit?.fwhmEv ?? null;
  const value = fwhmOf((line) => line.sigmaEv);
  const up = fwhmOf((line) => line.sigmaUpEv);
  return value === null || up === null ? null : { value, error: Math.abs(up - value) };
}

function predictedLine({ reference }: LocatedReference): PredictedLine[] {
  const { fits, template, points } = reference.aligned;
  const counts = fits.find((fit) => fit.line === 'CuKa' && fit.status !== 'failed')?.counts ?? 0;
  if (counts <= 0 || !points.some((point) => point.line === 'MnKa')) return [];
  const copperEv = observedEnergyEv('CuKa');
  const sigmaEv = sigmaAtEv(template.resolution, copperEv);
  const more = FANO_UNCERTAINTY * SILICON.pairEnergyEv * (copperEv - observedEnergyEv('MnKa'));
  return [{ counts, sigmaEv, sigmaUpEv: Math.sqrt(sigmaEv * sigmaEv + more) }];
}

/** A line this far from another is fitted by itself, eV. */
const APART_EV = 700;

function predictedByAnother({ reference }: LocatedReference, line: LineId): PredictedLine[] {
  const { aligned, alignedP } = reference;
  const usable = aligned.fits.filter((fit) => fit.status !== 'failed');
  const counts = usable.find((fit) => fit.line === line)?.counts ?? 0;
  const lineEv = observedEnergyEv(line);
  const [other] = usable
    .filter((fit) => fit.line.endsWith('Ka') && Math.abs(observedEnergyEv(fit.line) - lineEv) > APART_EV)
    .sort((a, b) => (b.counts ?? 0) - (a.counts ?? 0));
  if (counts <= 0 || other?.adc == null || other.sigmaAdc === null) return [];
  const otherEv = observedEnergyEv(other.line);
  const resolution = resolutionFrom(other.sigmaAdc * gainAt(alignedP, other.adc), otherEv);
  const sigmaEv = sigmaAtEv(resolution, lineEv);
  const more = FANO_UNCERTAINTY * SILICON.pairEnergyEv * (lineEv - otherEv);
  return [{ counts, sigmaEv, sigmaUpEv: Math.sqrt(sigmaEv * sigmaEv + more) }];
}

function expectedCounts(
  id: LineId,
  { firstEdgeEv, binWidthEv, bins }: EnergyBins,
  lines: readonly PredictedLine[],
  sigmaOf: (line: PredictedLine) => number,
  tail: Tail,
  backgroundPerBin: number,
): Float64Array {
  const counts = new Float64Array(bins).fill(backgroundPerBin);
  const { components } = LINES[id];
  const whole = components.reduce((sum, component) => sum + component.weight, 0);
  const shape = emptyCumulativeShape();
  for (const line of lines) {
    const sigmaEv = sigmaOf(line);
    for (const { energyEv, weight } of components) {
      const below = Float64Array.from({ length: bins + 1 }, (_, edge) => {
        cumulativeShape((firstEdgeEv + edge * binWidthEv - energyEv) / sigmaEv, tail.fraction, tail.beta, shape);
        return shape.cdf;
      });
      const share = (line.counts * weight) / whole;
      for (let bin = 0; bin < bins; bin++) {
        counts[bin] = (counts[bin] ?? 0) + share * ((below[bin + 1] ?? 0) - (below[bin] ?? 0));
      }
    }
  }
  return counts;
}
