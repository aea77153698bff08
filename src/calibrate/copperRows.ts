import { spectrumOf, type Histograms } from '../dataset/histograms';
import { observedEnergyEv, tabulatedEnergyEv, type LineId } from '../physics/lines';
import { sigmaAtEv } from '../physics/resolution';
import { eventsInside, windowInChannels } from './lineEvents';
import { otherLinesOf } from './otherLines';
import { gainAt, type EnergyCalibration } from './energyCalibration';
import type { LocatedReference } from './optimiseCopper';
import { kernelWindowEv } from './optimise/coupled/kernelWindow';
import type { CopperRow } from './optimise/row';
import type { DetectorReference } from './reference/detectorReference';
import { rowLinks, type Shrinkage } from './rowLinks';
import type { LossId, Priors } from './settings';
import { weakPrior } from './weakPrior';

/** A row of the optimisation with its place in the run (indices into `Histograms`). */
export interface LocatedCopperRow {
  readonly detector: number;
  readonly batch: number;
  readonly row: CopperRow;
  /** Covariance of the reference with the curvature fixed. */
  readonly fixedCovariance: readonly number[];
}

/** What the rows are made for. */
export interface RowDemands {
  readonly loss: LossId;
  readonly priors: Priors;
  /** What the detectors together say of the bend of one; null where that is not asked or not known. */
  readonly shrinkage: Shrinkage | null;
}

const COPPER_EV = observedEnergyEv('CuKa');
/** Share of copper taken where the whole run shows no copper line to measure it by. */
const LEAST_SIGNAL = 0.02;

/**
 * The copper events of every batch of a detector that was calibrated by its own Ti and Mn lines. Width and tail are
 * those that the detector's Mn lines predict by sigma^2 = noise^2 + F w E, and stay fixed: with the Jacobian, a wrong
 * width would rescale the gain (METHOD.md section 4). Batches with pooled or interpolated constants give no row, and a
 * detector whose scale already rests on the batch's copper gives none, or its copper would count twice.
 */
export function copperRows(
  histograms: Histograms,
  { detector, reference }: LocatedReference,
  { loss, priors, shrinkage }: RowDemands,
): LocatedCopperRow[] {
  const { template, points } = reference.aligned;
  const light = points.filter((point) => tabulatedEnergyEv(point.line) < 7000);
  if (light.length < 2 || !points.some((point) => point.line === 'CuKa')) return [];
  const sigmaEv = sigmaAtEv(template.resolution, COPPER_EV);
  const windowEv = lossWindowEv(loss, 'CuKa', [COPPER_EV - 5 * sigmaEv, COPPER_EV + 4 * sigmaEv]);
  const line = { sigmaEv, tailFraction: template.tailFraction, tailBeta: template.tailBeta };
  const signalFraction = signalFractionOf(reference, windowEv);
  const others = loss === 'all-lines' ? otherLinesOf(reference, 'CuKa') : () => [];
  const rows = reference.batches.flatMap((calibration, batch): LocatedCopperRow[] => {
    const windowAdc = windowInChannels(calibration.p, windowEv, histograms.channelCount);
    const prior = priorOf(reference, batch, priors, windowAdc);
    if (prior === null || windowAdc === null) return [];
    const spectrum = spectrumOf(histograms, detector, batch);
    const events = eventsInside(spectrum, windowAdc);
    const otherLines = others(calibration.p, spectrum);
    const row = { start: calibration.p, prior, ...events, windowAdc, line, signalFraction, otherLines };
    return [{ detector, batch, row, fixedCovariance: reference.priorCovariances[batch] ?? prior.covariance }];
  });
  return rowLinks(rows, histograms.batches, reference, priors, shrinkage);
}

/**
 * The Gaussian of a row: what the batch's Ti and Mn say, at fixed curvature where that is shared or with its error where
 * it is not, or a weak regulariser. Null where the batch was not calibrated by itself.
 */
export function priorOf(
  { batches, priorCovariances }: DetectorReference,
  batch: number,
  { referenceCovariance, sharedCurvature }: Priors,
  windowAdc: readonly [number, number] | null,
): CopperRow['prior'] | null {
  const calibration = batches[batch];
  const fixed = priorCovariances[batch];
  if (fixed == null || calibration?.status !== 'fitted' || windowAdc === null) return null;
  if (!referenceCovariance) return weakPrior(calibration.p, windowAdc);
  return { mean: calibration.p, covariance: sharedCurvature ? fixed : (calibration.covariance ?? fixed) };
}

/** Events of Eq. 3 as published: the paper does not say which; with these the loss does what the paper shows (docs/losses.md). */
const PUBLISHED_WINDOW_EV = [7850, 8250] as const;

/** Which energies take part. `ownEv` are those of a density of the line: those of copper stop short of Ni Ka (7478 eV) and Cu Kb. */
export function lossWindowEv(loss: LossId, line: LineId, ownEv: readonly [number, number]): readonly [number, number] {
  switch (loss) {
    case 'as-published':
      return besideCopper(PUBLISHED_WINDOW_EV, line);
    case 'kde':
    case 'entropy':
      return kernelWindowEv(observedEnergyEv(line));
    case 'jacobian':
    case 'prior':
    case 'all-lines':
      return ownEv;
  }
}

/** A window as far from another line as this one is from copper. */
function besideCopper([low, high]: readonly [number, number], line: LineId): readonly [number, number] {
  const shiftEv = Math.round(tabulatedEnergyEv(line) - tabulatedEnergyEv('CuKa'));
  return [low + shiftEv, high + shiftEv];
}

/** Whether a batch was calibrated by itself, on a scale that rises over the window. */
export function isUsable({ p, status }: EnergyCalibration, windowAdc: readonly [number, number]): boolean {
  return status === 'fitted' && windowAdc.every((adc) => gainAt(p, adc) > 0);
}

/** Copper's share of the events in the window, from the whole run's fit of the line. */
function signalFractionOf(
  { aligned, alignedSpectrum, alignedP }: DetectorReference,
  windowEv: readonly [number, number],
): number {
  const copper = aligned.fits.find((fit) => fit.line === 'CuKa');
  const window = windowInChannels(alignedP, windowEv, alignedSpectrum.length);
  if (copper?.counts == null || window === null) return LEAST_SIGNAL;
  const inside = eventsInside(alignedSpectrum, window).counts.reduce((sum, n) => sum + n, 0);
  return Math.min(Math.max(copper.counts / Math.max(inside, 1), LEAST_SIGNAL), 1);
}
