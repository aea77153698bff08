import { channelAt, energyAt, energyErrorAt, type LocatedCalibration } from '../../calibrate/energyCalibration';
import type { LocatedReference } from '../../calibrate/optimiseCopper';
import { spectrumOf, type Histograms } from '../../dataset/histograms';
import { FORBIDDEN_COPPER_EV } from '../../physics/lines';
import { COPPER_REGION } from '../energyBins';
import { calibrationTable, channelsWithin, type CalibrationTable } from '../calibrationTable';

/** The place of `FORBIDDEN_COPPER_EV` in each spectrum that has constants of its own, and its share of the run's copper region. */
export interface SearchPlace {
  readonly index: number;
  readonly adc: number;
  readonly weight: number;
}

/** Places in all batches with `fitted` constants, weighted by their events in 7000-8500 eV. */
export function searchPlaces(histograms: Histograms, reference: readonly LocatedCalibration[]): SearchPlace[] {
  const { batches, channelCount } = histograms;
  const table = calibrationTable(
    histograms,
    reference.filter(({ status }) => status === 'fitted'),
  );
  const places = table.flatMap((p, index) => {
    const adc = p === null ? null : channelAt(p, FORBIDDEN_COPPER_EV);
    if (p === null || adc === null) return [];
    const { firstEdgeEv, binWidthEv, bins } = COPPER_REGION;
    const range = channelsWithin(p, channelCount, firstEdgeEv, firstEdgeEv + bins * binWidthEv);
    const spectrum = spectrumOf(histograms, Math.floor(index / batches.length), index % batches.length);
    const events = range === null ? 0 : spectrum.subarray(range[0], range[1] + 1).reduce((sum, n) => sum + n, 0);
    return events > 0 ? [{ index, adc, weight: events }] : [];
  });
  const all = places.reduce((sum, { weight }) => sum + weight, 0);
  return places.map((place) => ({ ...place, weight: place.weight / all }));
}

/** Mean energy at the places under other constants, minus `FORBIDDEN_COPPER_EV`; null where they cover none of them. */
export function scaleShiftEv(places: readonly SearchPlace[], table: CalibrationTable): number | null {
  let shift = 0;
  let covered = 0;
  for (const { index, adc, weight } of places) {
    const p = table[index] ?? null;
    if (p === null) continue;
    shift += weight * (energyAt(p, adc) - FORBIDDEN_COPPER_EV);
    covered += weight;
  }
  return covered > 0 ? shift / covered : null;
}

/**
 * Statistical error of the mean energy at the places: readings of batches are independent but for the curvature, which all
 * batches of a detector share. Smoothing them in time leaves the error of their mean as it is.
 */
export function scaleErrorEv(
  places: readonly SearchPlace[],
  references: readonly LocatedReference[],
  batchCount: number,
): number | null {
  if (places.length === 0) return null;
  const byDetector = new Map(references.map(({ detector, reference }) => [detector, reference]));
  const shared = new Map<number, number>();
  let variance = 0;
  for (const { index, adc, weight } of places) {
    const detector = Math.floor(index / batchCount);
    const reference = byDetector.get(detector);
    const at = index % batchCount;
    const all = varianceAt(reference?.batches[at]?.covariance ?? null, adc);
    const withoutCurvature = varianceAt(reference?.priorCovariances[at] ?? null, adc);
    variance += weight * weight * varianceAt(reference?.ownCovariances[at] ?? null, adc);
    shared.set(detector, (shared.get(detector) ?? 0) + weight * Math.sqrt(Math.max(all - withoutCurvature, 0)));
  }
  for (const common of shared.values()) variance += common * common;
  return Math.sqrt(variance);
}

function varianceAt(covariance: readonly number[] | null, adc: number): number {
  return covariance === null ? 0 : energyErrorAt(covariance, adc) ** 2;
}
