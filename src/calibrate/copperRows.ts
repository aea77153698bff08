import { spectrumOf, type Histograms } from '../dataset/histograms';
import { observedEnergyEv, tabulatedEnergyEv } from '../physics/lines';
import { sigmaAtEv } from '../physics/resolution';
import { energyAt, type EnergyCalibration } from './energyCalibration';
import type { CopperRow } from './optimise/row';
import type { DetectorReference } from './reference/detectorReference';
import type { LossId } from './settings';

/** A row of the optimisation with its place in the run (indices into `Histograms`). */
export interface LocatedCopperRow {
  readonly detector: number;
  readonly batch: number;
  readonly row: CopperRow;
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
  detector: number,
  reference: DetectorReference,
  loss: LossId,
): LocatedCopperRow[] {
  const { template, points } = reference.aligned;
  const light = points.filter((point) => tabulatedEnergyEv(point.line) < 7000);
  if (light.length < 2 || !points.some((point) => point.line === 'CuKa')) return [];
  const sigmaEv = sigmaAtEv(template.resolution, COPPER_EV);
  const windowEv = lossWindowEv(loss, sigmaEv);
  const line = { sigmaEv, tailFraction: template.tailFraction, tailBeta: template.tailBeta };
  const signalFraction = signalFractionOf(reference, windowEv);
  return reference.batches.flatMap((calibration, batch) => {
    const covariance = reference.priorCovariances[batch];
    if (covariance == null || calibration.status !== 'fitted') return [];
    const windowAdc = windowInChannels(calibration, windowEv, histograms.channelCount);
    if (windowAdc === null) return [];
    const events = eventsInside(spectrumOf(histograms, detector, batch), windowAdc);
    const prior = { mean: calibration.p, covariance };
    return [{ detector, batch, row: { start: calibration.p, prior, ...events, windowAdc, line, signalFraction } }];
  });
}

/** Events of Eq. 3 as published: the paper does not say which; with these the loss does what the paper shows (docs/losses.md). */
const PUBLISHED_WINDOW_EV = [7850, 8250] as const;

/** Which energies take part. The default stops short of Ni Ka (7478 eV) and Cu Kb. */
function lossWindowEv(loss: LossId, sigmaEv: number): readonly [number, number] {
  return loss === 'as-published' ? PUBLISHED_WINDOW_EV : [COPPER_EV - 5 * sigmaEv, COPPER_EV + 4 * sigmaEv];
}

/** Channel edges of the window under the calibration, or null where it does not fit into the spectrum. */
function windowInChannels(
  { p }: EnergyCalibration,
  [lowEv, highEv]: readonly [number, number],
  channelCount: number,
): readonly [number, number] | null {
  let first = -1;
  let last = -1;
  for (let adc = 0; adc < channelCount; adc++) {
    const energyEv = energyAt(p, adc);
    if (energyEv < lowEv || energyEv > highEv) continue;
    if (first < 0) first = adc;
    last = adc;
  }
  return last - first < 10 ? null : [first - 0.5, last + 0.5];
}

function eventsInside(
  spectrum: Uint32Array,
  [low, high]: readonly [number, number],
): { channels: Float64Array; counts: Float64Array } {
  const channels: number[] = [];
  for (let adc = Math.ceil(low); adc <= high; adc++) if ((spectrum[adc] ?? 0) > 0) channels.push(adc);
  return { channels: Float64Array.from(channels), counts: Float64Array.from(channels, (adc) => spectrum[adc] ?? 0) };
}

/** Copper's share of the events in the window, from the whole run's fit of the line. */
function signalFractionOf(
  { aligned, alignedSpectrum, alignedP }: DetectorReference,
  windowEv: readonly [number, number],
): number {
  const copper = aligned.fits.find((fit) => fit.line === 'CuKa');
  const calibration = { p: alignedP, covariance: null, status: 'fitted' } as const;
  const window = windowInChannels(calibration, windowEv, alignedSpectrum.length);
  if (copper?.counts == null || window === null) return LEAST_SIGNAL;
  const inside = eventsInside(alignedSpectrum, window).counts.reduce((sum, n) => sum + n, 0);
  return Math.min(Math.max(copper.counts / Math.max(inside, 1), LEAST_SIGNAL), 1);
}
