import type { SlicedRun } from '../../dataset/batchesOfSlices';
import { piecesOf, type BatchPieces } from '../../dataset/batchPieces';
import { countsIn, spectrumOf, totalSpectrumOf, type Histograms } from '../../dataset/histograms';
import type { Peak } from '../../dataset/peak';
import type { LineFit } from '../../fit/lineFit';
import type { ErrorSource } from '../../fit/errors';
import type { SpectrumFit } from '../../fit/spectrumFit';
import type { LineId } from '../../physics/lines';
import type { Origin } from '../carry/carry';
import type { EnergyCalibration } from '../energyCalibration';
import { alignedSpectrum } from './alignedSpectrum';
import { calibrateBatch, fitBatch, ownPoints, type BatchCalibration, type BatchFit } from './batchCalibration';
import { batchSeeds, lightest, placedByHand, type BatchKnowledge } from './batchSeeds';
import type { CurvaturePrior, FittedCurve } from './calibrationCurve';
import { curvatureOf, curveThrough } from './curvature';
import { fillGaps } from './gaps';
import { aboutBatches, mergedPieces } from './mergedPieces';
import type { CalibrationMethod } from './method';
import { inTime, type BatchPart, type SmoothedBatches } from './smoothedBatches';
import { fitWholeSpectrum, gainFromSeeds, type WholeSpectrumFit } from './wholeSpectrumFit';

/** The peaks of one detector: in the sum of its batches, and in each batch. */
export interface DetectorPeaks {
  readonly whole: readonly Peak[];
  readonly batches: readonly (readonly Peak[])[];
  /** Per batch: lines that the user took out. They are not fitted there, whatever the whole run shows. */
  readonly removed: readonly (readonly LineId[])[];
}

/** Standard calibration of one detector: one batch for the whole run. */
export interface DetectorStandard {
  readonly fit: WholeSpectrumFit;
  readonly calibration: EnergyCalibration;
}

/** Reference calibration of one detector, and what the optimiser needs to know of it. */
export interface DetectorReference {
  readonly batches: readonly EnergyCalibration[];
  /** Per batch: covariance of its constants with the curvature fixed; null where it was not fitted by itself. */
  readonly priorCovariances: readonly (readonly number[] | null)[];
  /** The same from the batch's own lines alone, without what its neighbours know. */
  readonly ownCovariances: readonly (readonly number[] | null)[];
  /** Per batch: its constants from its own lines alone; null where those do not give any. */
  readonly own: readonly (EnergyCalibration | null)[];
  /** How the scale was found to move from batch to batch; null where batches were left by themselves. */
  readonly walk: SmoothedBatches['walk'];
  /** Constants of the run's slices; null where the scale is one per batch. */
  readonly slices: SmoothedBatches['slices'];
  /** Per batch: which calibration runs its constants were carried from; null, or absent for all, where they were not. */
  readonly origins?: readonly (Origin | null)[];
  readonly fits: readonly Omit<LineFit, 'detector'>[];
  /** Per batch: where its fits started. */
  readonly seeds: readonly (readonly Peak[])[];
  /** Lines of the batches on one scale: shape and copper counts free of drift. */
  readonly aligned: WholeSpectrumFit;
  readonly alignedSpectrum: Uint32Array;
  /** Constants of the scale that the batches were aligned on. */
  readonly alignedP: readonly [number, number, number];
  /** The curvature that all batches share. */
  readonly curvature: CurvaturePrior;
}

/** Calibrates the sum of all batches; null where fewer than two lines can be fitted in it. */
export function standardOf(
  histograms: Histograms,
  detector: number,
  peaks: readonly Peak[],
  fallbackGainEvPerAdc: number,
  method: CalibrationMethod,
): DetectorStandard | null {
  const gain = gainFromSeeds(peaks, fallbackGainEvPerAdc);
  return calibrateWhole(totalSpectrumOf(histograms, detector), peaks, gain, method);
}

function calibrateWhole(
  spectrum: Uint32Array,
  peaks: readonly Peak[],
  gainEvPerAdc: number,
  method: CalibrationMethod,
): DetectorStandard | null {
  const fit = fitWholeSpectrum(spectrum, peaks, gainEvPerAdc, method);
  const curve = curveThrough(fit);
  if (curve === null || !risesOver(curve, spectrum.length)) return null;
  return { fit, calibration: { p: curve.p, covariance: curve.covariance, status: 'fitted' } };
}

/** Whether energy rises with the channel where the lines are. */
function risesOver({ p }: FittedCurve, channelCount: number): boolean {
  return p[1] > 0 && p[1] + 2 * p[2] * 0.5 * channelCount > 0;
}

/** What is known of a detector beside its batches. */
export interface KnownInTime {
  /** The run in slices where the scale is to be continuous in time; else null. */
  readonly sliced: SlicedRun | null;
  /** Unix seconds at which the scale jumped, ascending. */
  readonly splitsS: readonly number[];
}

const BATCHES_ONLY: KnownInTime = { sliced: null, splitsS: [] };

/**
 * Reference calibration: lines fitted in each batch, a straight line through them on top of the curvature that the
 * whole run gives. Two passes: the first aligns the batches, so that the second learns line shape and curvature from
 * lines that drift has not broadened (METHOD.md section 4). Where the run is given in slices (`sliced`), the scale is
 * continuous in time: batches are aligned slice by slice, and every slice has constants of its own. At `splitsS` the
 * scale jumps: lines are fitted in the pieces of a batch on either side, and the walk goes on from anew.
 */
export function referenceOf(
  histograms: Histograms,
  detector: number,
  peaks: DetectorPeaks,
  standard: DetectorStandard,
  seed: number,
  method: CalibrationMethod,
  known: KnownInTime = BATCHES_ONLY,
): DetectorReference {
  const { fit, calibration } = standard;
  const pieces = piecesOf(histograms, detector, known.sliced, known.splitsS);
  const found = pieces.batchOf.map((batch) => knowledgeOf(peaks, batch));
  const first = batchPass(pieces, found, fit, curvatureOf(calibration), 'expected');
  const smooth = ({ calibrations }: BatchPass) =>
    inTime(calibrations, pieces.histograms.batches, method, partsOf(known.sliced, pieces), pieces.jumpsBefore);
  const spectrum =
    alignedSlices(known.sliced, detector, smooth(first), calibration.p, seed) ??
    alignedBatches(pieces, first, calibration.p, seed);
  const aligned = calibrateWhole(spectrum, seedsFrom(fit), fit.gainEvPerAdc, method) ?? standard;
  const seeded = (own: readonly BatchKnowledge[], { fits }: BatchPass) =>
    own.map((batch, i) => ({ ...batch, peaks: seedsFrom(fits[i] ?? NOT_FITTED) }));
  const curvature = curvatureOf(aligned.calibration);
  const second = batchPass(pieces, seeded(found, first), aligned.fit, curvature, 'observed');
  const smoothed = smooth(second);
  const isCut = pieces.batchOf.length > histograms.batches.length;
  // Without a walk there is one scale per batch, cut or not.
  if (isCut && smoothed.slices === null) {
    return referenceOf(histograms, detector, peaks, standard, seed, method, { ...known, splitsS: [] });
  }
  const inBatches = mergedPieces(smoothed.calibrations, pieces, histograms.batches.length);
  const shown = isCut ? wholeBatches(histograms, detector, peaks, second, pieces, aligned.fit, curvature) : second;
  return {
    batches: fillGaps(
      inBatches.map((batch) => batch?.reference ?? null),
      histograms.batches,
      calibration,
    ),
    priorCovariances: inBatches.map((batch) => batch?.priorCovariance ?? null),
    own: shown.calibrations.map((batch) => batch?.reference ?? null),
    walk: smoothed.walk,
    slices: smoothed.slices === null ? null : aboutBatches(smoothed.slices, smoothed.calibrations, pieces),
    ownCovariances: shown.calibrations.map((batch) => batch?.priorCovariance ?? null),
    fits: shown.fits.flatMap(({ fits }, batch) => fits.map((own) => ({ ...own, batch }))),
    seeds: shown.fits.map(({ seeds }) => seeds),
    aligned: aligned.fit,
    alignedSpectrum: spectrum,
    alignedP: aligned.calibration.p,
    curvature,
  };
}

/** The fits of whole batches where some are in pieces: what the page shows of a batch is all of it. */
function wholeBatches(
  histograms: Histograms,
  detector: number,
  peaks: DetectorPeaks,
  { fits, calibrations }: BatchPass,
  { batchOf }: BatchPieces,
  whole: WholeSpectrumFit,
  curvature: CurvaturePrior,
): BatchPass {
  const expected = lightest(seedsFrom(whole));
  const passes = histograms.batches.map((_, batch) => {
    const own = batchOf.flatMap((other, piece) => (other === batch ? [piece] : []));
    const only = own.length === 1 ? own[0] : undefined;
    if (only !== undefined) return { fit: fits[only] ?? NOT_FITTED, calibration: calibrations[only] ?? null };
    return onePass(spectrumOf(histograms, detector, batch), knowledgeOf(peaks, batch), {
      expected,
      whole,
      curvature,
      errors: 'observed',
    });
  });
  return { fits: passes.map(({ fit }) => fit), calibrations: passes.map(({ calibration }) => calibration) };
}

function partsOf(sliced: SlicedRun | null, { pieceOfSlice }: BatchPieces): BatchPart[] {
  return (sliced?.slices.batches ?? []).map(({ start, stop }, slice) => {
    return { start, stop, batch: pieceOfSlice[slice] ?? 0 };
  });
}

function alignedBatches(
  { histograms, detector }: BatchPieces,
  { calibrations }: BatchPass,
  common: EnergyCalibration['p'],
  seed: number,
): Uint32Array {
  const polynomials = calibrations.map((batch) => batch?.reference.p ?? null);
  return polynomials.some((p) => p !== null)
    ? alignedSpectrum(histograms, detector, polynomials, common, seed)
    : totalSpectrumOf(histograms, detector);
}

/** Null where the scale is not known slice by slice. */
function alignedSlices(
  sliced: SlicedRun | null,
  detector: number,
  { slices }: SmoothedBatches,
  common: EnergyCalibration['p'],
  seed: number,
): Uint32Array | null {
  if (sliced === null || slices === null) return null;
  return alignedSpectrum(
    sliced.slices,
    detector,
    slices.map(({ p }) => p),
    common,
    seed,
  );
}

function knowledgeOf({ batches, removed }: DetectorPeaks, batch: number): BatchKnowledge {
  const peaks = batches[batch] ?? [];
  return { peaks, placed: placedByHand(peaks), removed: removed[batch] ?? [] };
}

const NOT_FITTED: BatchFit = { fits: [], seeds: [] };

/** Lines of every batch, or of every piece of one, and the constants that they give. */
interface BatchPass {
  readonly fits: readonly BatchFit[];
  readonly calibrations: readonly (BatchCalibration | null)[];
}

interface PassSetup {
  /** The lines of the whole run that a batch is tried with. */
  readonly expected: readonly Peak[];
  readonly whole: WholeSpectrumFit;
  readonly curvature: CurvaturePrior;
  readonly errors: ErrorSource;
}

function batchPass(
  { histograms, detector }: BatchPieces,
  known: readonly BatchKnowledge[],
  whole: WholeSpectrumFit,
  curvature: CurvaturePrior,
  errors: ErrorSource,
): BatchPass {
  const setup = { expected: lightest(seedsFrom(whole)), whole, curvature, errors };
  const passes = known.map((own, batch) => onePass(spectrumOf(histograms, detector, batch), own, setup));
  return { fits: passes.map(({ fit }) => fit), calibrations: passes.map(({ calibration }) => calibration) };
}

function onePass(spectrum: Uint32Array, known: BatchKnowledge, { expected, whole, curvature, errors }: PassSetup) {
  const fit = countsIn(spectrum) === 0 ? NOT_FITTED : fitBatch(spectrum, batchSeeds(known, expected), whole, errors);
  return { fit, calibration: calibrateBatch(ownPoints(fit.fits, whole.gainEvPerAdc, whole.method), curvature) };
}

function seedsFrom({ fits }: { readonly fits: SpectrumFit['fits'] }): Peak[] {
  return fits.flatMap(({ line, adc, adcError, status }) =>
    adc === null || status === 'failed' ? [] : [{ line, adc, adcError, probability: null, finder: 'fit' }],
  );
}
